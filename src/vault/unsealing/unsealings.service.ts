import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, DomainError, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page } from '../../platform/http/pagination.js';
import type { LedgerKind } from '../../platform/ledger/kinds.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requisitionsWithDuty } from '../../screenings/assignments/require-duty.js';
import { Finding } from '../findings/finding.entity.js';
import { FindingOpener } from '../findings/opened-finding.js';
import { rawFinding } from '../findings/raw-finding.js';
import type { RawFindingView } from '../findings/raw-finding.views.js';
import {
  type AskUnsealing,
  type UnsealingsQuery,
  type UnsealingView,
  unsealingView,
} from './unsealing.dto.js';
import { APPROVING_ROLES, Unsealing, UnsealingApproval } from './unsealing.entity.js';
import {
  approvingRole,
  opensUntil,
  refuseOwn,
  requireAsked,
  requireOpenNow,
  stateAt,
} from './unsealing-rules.js';

/** Raw text for who does not work on it: two people of two roles agree, for an hour, and everybody concerned sees it. */
@Injectable()
export class UnsealingsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly opener: FindingOpener,
    private readonly ledger: LedgerAppender,
  ) {}

  async ask(actor: Actor, findingId: string, request: AskUnsealing): Promise<UnsealingView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const [place] = await tx.query<{ screening_id: string; requisition_id: string }[]>(
        'SELECT screening_id, requisition_id FROM vault.whereabouts($1)',
        [findingId],
      );
      if (place === undefined) throw notFound('finding');
      const unsealing = tx.create(Unsealing, {
        id: newId('unsealing', now),
        findingId,
        screeningId: place.screening_id,
        requisitionId: place.requisition_id,
        askedBy: actor.accountId,
        askedAt: now,
        reason: request.reason,
        caseReference: request.case_reference,
        openUntil: null,
        revokedBy: null,
        revokedAt: null,
      });
      await tx.insert(Unsealing, unsealing);
      await this.record(tx, actor, 'unsealing.asked', unsealing, { reason: unsealing.reason });
      return unsealingView(unsealing, [], now);
    });
  }

  /** The second approval, of the other role, opens it. */
  async approve(actor: Actor, id: string): Promise<UnsealingView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const unsealing = await this.lock(tx, actor, id);
      refuseOwn(unsealing, actor.accountId);
      requireAsked(unsealing, now);
      const role = approvingRole(actor.roles);
      if (role === null)
        throw new DomainError('bug', 'unsealing.no_role', 'This person approves in no role.');
      const before = await approvalsOf(tx, [id]);
      if (before.some((approval) => approval.role === role)) {
        throw conflict('unsealing.approved_already', `A ${role} has approved; the other role is missing.`, {
          state: 'asked',
          missing: APPROVING_ROLES.filter((wanted) => wanted !== role).map((wanted) => ({
            code: `approval_${wanted}`,
            detail: `A ${wanted} has to approve.`,
          })),
        });
      }
      const approval = { unsealingId: id, role, approvedBy: actor.accountId, approvedAt: now };
      await tx.insert(UnsealingApproval, approval);
      const approvals = [...before, approval];
      if (approvals.length === APPROVING_ROLES.length) {
        unsealing.openUntil = opensUntil(now);
        await tx.update(Unsealing, { id }, { openUntil: unsealing.openUntil });
      }
      await this.record(tx, actor, 'unsealing.approved', unsealing, {
        role,
        open_until: unsealing.openUntil?.toISOString() ?? null,
        before: 'asked',
        after: unsealing.openUntil === null ? 'asked' : 'open',
      });
      return unsealingView(unsealing, approvals, now);
    });
  }

  /** By anybody who may approve, at any time: what was opened is shut with the next request. */
  async revoke(actor: Actor, id: string): Promise<UnsealingView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const unsealing = await this.lock(tx, actor, id);
      if (stateAt(unsealing, now) === 'revoked') {
        throw conflict('unsealing.revoked_already', 'This was revoked before.', { state: 'revoked' });
      }
      unsealing.revokedBy = actor.accountId;
      unsealing.revokedAt = now;
      await tx.update(Unsealing, { id }, { revokedBy: actor.accountId, revokedAt: now });
      await this.record(tx, actor, 'unsealing.revoked', unsealing, {
        before: unsealing.openUntil === null ? 'asked' : 'open',
        after: 'revoked',
      });
      return unsealingView(unsealing, await approvalsOf(tx, [id]), now);
    });
  }

  /** For who asked, while it is open. Each reading is an entry of its own. */
  async read(actor: Actor, id: string): Promise<RawFindingView> {
    return act(this.room, async (tx) => {
      const unsealing = await tx.findOneBy(Unsealing, { id, askedBy: actor.accountId });
      if (unsealing === null) throw notFound('unsealing');
      const given = (await approvalsOf(tx, [id])).map(({ role }) => role);
      requireOpenNow(
        unsealing,
        APPROVING_ROLES.filter((role) => !given.includes(role)),
        new Date(),
      );
      const finding = await tx.findOneByOrFail(Finding, { id: unsealing.findingId });
      const raw = await rawFinding(tx, this.opener, finding);
      await this.record(tx, actor, 'finding.unsealed_read', unsealing, {});
      return raw;
    });
  }

  /** The notice: whoever works on the requisition sees who asked for what, and what became of it. */
  async list(actor: Actor, query: UnsealingsQuery): Promise<Page<UnsealingView>> {
    const tx = this.room.manager;
    const found = await visible(tx, actor);
    if (query.requisition_id !== undefined) found.andWhere({ requisitionId: query.requisition_id });
    const href = hrefOf('/v1/unsealings', { requisition_id: query.requisition_id });
    const page = await readPage(found, 'unsealing', query, (unsealing) => unsealing, href);
    const approvals = await approvalsOf(
      tx,
      page.data.map(({ id }) => id),
    );
    const now = new Date();
    return {
      ...page,
      data: page.data.map((unsealing) =>
        unsealingView(
          unsealing,
          approvals.filter(({ unsealingId }) => unsealingId === unsealing.id),
          now,
        ),
      ),
    };
  }

  private async lock(tx: EntityManager, actor: Actor, id: string): Promise<Unsealing> {
    const found = await visible(tx, actor);
    const unsealing = await found.andWhere({ id }).setLock('pessimistic_write').getOne();
    if (unsealing === null) throw notFound('unsealing');
    return unsealing;
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    kind: LedgerKind,
    unsealing: Unsealing,
    more: { readonly [member: string]: string | null },
  ): Promise<void> {
    return this.ledger.append(tx, {
      actor: actor.accountId,
      kind,
      body: {
        unsealing_id: unsealing.id,
        finding_id: unsealing.findingId,
        screening_id: unsealing.screeningId,
        requisition_id: unsealing.requisitionId,
        ...more,
      },
    });
  }
}

/** Auditors and administrators see all; those who work on a requisition see its own. */
async function visible(tx: EntityManager, actor: Actor): Promise<SelectQueryBuilder<Unsealing>> {
  const found = tx.createQueryBuilder(Unsealing, 'u');
  if (actor.roles.includes('auditor') || actor.roles.includes('administrator')) return found;
  const duties = ['coordinator', 'screener', 'reviewer'] as const;
  return found.where({ requisitionId: In(await requisitionsWithDuty(tx, actor, duties)) });
}

function approvalsOf(tx: EntityManager, ids: readonly string[]): Promise<UnsealingApproval[]> {
  return ids.length === 0
    ? Promise.resolve([])
    : tx.find(UnsealingApproval, { where: { unsealingId: In([...ids]) }, order: { approvedAt: 'ASC' } });
}
