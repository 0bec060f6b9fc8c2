import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { canonicalJson } from '../../kernel/digest.js';
import { conflict, invalid, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireDuty } from '../../screenings/assignments/require-duty.js';
import { CONDUCT_DEFINITIONS } from '../../screenings/conduct-categories.js';
import { keyedDigest } from '../../screenings/digests/keyed-digest.js';
import { policyOf } from '../../screenings/policy/policy-of.js';
import { responseTime, ruleInWords } from '../../screenings/policy/response-time.js';
import { refusedAs } from '../../screenings/refused-by.js';
import { Criterion } from '../../screenings/requisitions/requisition.entity.js';
import { requireStage } from '../../screenings/screenings/require-stage.js';
import { FilteredFinding } from '../findings/filtered-finding.entity.js';
import { type InvitationView, type InviteCandidate, invitationView } from './invitation.dto.js';
import { Invitation, type ShownFinding } from './invitation.entity.js';

/** Asks the candidate about a finding. They are shown what a decision maker would read, and nothing more. */
@Injectable()
export class InvitationsService {
  constructor(
    @InjectDataSource('desk') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async invite(actor: Actor, findingId: string, request: InviteCandidate): Promise<InvitationView> {
    const inviting = act(this.room, async (tx) => {
      const now = new Date();
      const finding = await this.findFor(tx, actor, findingId);
      await requireStage(tx, finding.screeningId, ['gathering', 'in_review']);
      if (await tx.existsBy(Invitation, { findingId: finding.id })) throw alreadyInvited();
      const shown = await whatIsShown(tx, finding);
      const { packs } = await policyOf(tx, finding.requisitionId);
      const { until, rule } = responseTime(packs, now);
      const deadlineAt = request.deadline_at === undefined ? until : new Date(request.deadline_at);
      if (deadlineAt < until || deadlineAt <= now) {
        const why = rule === null ? 'No pinned pack gives a time.' : ruleInWords(rule);
        throw invalid('deadline_at', `Send ${until.toISOString()} or later: ${why}`);
      }
      const id = newId('invitation', now);
      const invitation = tx.create(Invitation, {
        id,
        findingId: finding.id,
        screeningId: finding.screeningId,
        requisitionId: finding.requisitionId,
        channel: request.channel,
        shown,
        shownDigest: await keyedDigest(tx, finding.screeningId, id, canonicalJson(shown)),
        invitedBy: actor.accountId,
        invitedAt: now,
        deadlineAt,
      });
      await tx.insert(Invitation, invitation);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'candidate.invited',
        body: {
          invitation_id: invitation.id,
          finding_id: finding.id,
          screening_id: finding.screeningId,
          requisition_id: finding.requisitionId,
          channel: invitation.channel,
          shown_digest: invitation.shownDigest,
          deadline_at: deadlineAt.toISOString(),
          rule: rule?.id ?? null,
        },
      });
      return invitationView(invitation, rule);
    });
    return refusedAs(inviting, 'invitation_once', alreadyInvited);
  }

  async read(actor: Actor, findingId: string): Promise<InvitationView> {
    const tx = this.room.manager;
    const finding = await this.findFor(tx, actor, findingId);
    const invitation = await tx.findOneBy(Invitation, { findingId: finding.id });
    if (invitation === null) throw notFound('invitation');
    const { packs } = await policyOf(tx, finding.requisitionId);
    return invitationView(invitation, responseTime(packs, invitation.invitedAt).rule);
  }

  private async findFor(tx: EntityManager, actor: Actor, findingId: string): Promise<FilteredFinding> {
    const finding = await tx.findOneBy(FilteredFinding, { id: findingId });
    if (finding === null) throw notFound('finding');
    await requireDuty(tx, actor, finding.requisitionId, ['coordinator'], 'finding');
    return finding;
  }
}

function alreadyInvited() {
  return conflict('invitation.exists', 'The candidate was invited already; the time is running.');
}

/** The candidate is asked about what would be released, once a second person found it fit to be. */
async function whatIsShown(tx: EntityManager, finding: FilteredFinding): Promise<ShownFinding> {
  const { safeText, disposition, criterionId, postedAt } = finding;
  if (safeText === null || disposition !== 'include' || criterionId === null) {
    throw conflict(
      'invitation.not_reviewed',
      'A reviewer must include the finding before anybody is asked.',
      {
        state: finding.state,
        missing: [
          { code: 'finding_unreviewed', detail: 'It is filtered and reviewed first.', related: [finding.id] },
        ],
      },
    );
  }
  const criterion = await tx.findOneByOrFail(Criterion, { id: criterionId });
  const definitions: Readonly<Record<string, string>> = CONDUCT_DEFINITIONS;
  return {
    text: safeText,
    conduct_category: finding.conductCategory,
    definition: definitions[finding.conductCategory] ?? '',
    posted_month: postedAt?.toISOString().slice(0, 7) ?? null,
    criterion: criterion.text,
  };
}
