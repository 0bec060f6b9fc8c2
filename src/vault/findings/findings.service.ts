import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { announceFinding } from '../../desk/findings/findings.intake.js';
import type { Actor } from '../../kernel/actor.js';
import { invalid } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAuthorization } from '../../screenings/authorizations/require-authorization.js';
import { requireConsent } from '../../screenings/consents/require-consent.js';
import { policyOf } from '../../screenings/policy/policy-of.js';
import { requireLawfulMethod, requireLawfulSite } from '../../screenings/policy/require-lawful.js';
import { refuseQuarantined } from '../../screenings/quarantines/quarantined.js';
import { findScreeningFor } from '../../screenings/screenings/find-screening.js';
import { requireStage } from '../../screenings/screenings/require-stage.js';
import type { Screening } from '../../screenings/screenings/screening.entity.js';
import { type SearchMethod, SearchRecord } from '../../screenings/steps/search-record.entity.js';
import { lockIdentity } from '../identities/lock-identity.js';
import { refuseFields } from '../refuse-fields.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';
import { FIRST_SWEEP_AFTER_MS, later } from './attempts.js';
import { FilterQueue } from './filter-queue.js';
import type { LogFinding } from './finding.dto.js';
import { Finding } from './finding.entity.js';
import { type FindingView, findingView } from './finding.views.js';
import { contentMembers, findingPlace } from './finding-content.js';
import { findingErrors } from './finding-rules.js';

/** Logs findings. Once logged a finding never changes, and nothing here answers with what it says. */
@Injectable()
export class FindingsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly keys: ScreeningKeys,
    private readonly queue: FilterQueue,
    private readonly ledger: LedgerAppender,
  ) {}

  async log(actor: Actor, screeningId: string, request: LogFinding): Promise<FindingView> {
    const view = await act(this.room, async (tx) => {
      const now = new Date();
      const screening = await findScreeningFor(tx, actor, screeningId, ['screener']);
      await requireAuthorization(tx, actor, now);
      await requireConsent(tx, screening.id);
      await requireStage(tx, screening.id, ['gathering']);
      const policy = await policyOf(tx, screening.requisitionId);
      const thing = {
        noun: 'finding',
        screeningId: screening.id,
        requisitionId: screening.requisitionId,
      } as const;
      const method = requireLawfulMethod(policy, request.method, request.access_basis, thing);
      requireLawfulSite(policy, request.source_url, thing);
      await lockIdentity(tx, screening.id);
      const search = await this.searchOf(tx, screening, request.search_id);
      const finding = findingFrom(tx, actor, screening, search, { ...request, method }, now);
      refuseFields(findingErrors({ ...outlineOf(finding), searchMethod: search.method }, now));
      const key = await this.keys.open(tx, screening.id);
      finding.sealed = key.seal(contentMembers(contentFrom(request)), findingPlace(finding.id));
      await tx.insert(Finding, finding);
      await announce(tx, finding);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'finding.logged',
        body: {
          finding_id: finding.id,
          screening_id: finding.screeningId,
          requisition_id: finding.requisitionId,
          search_id: finding.searchId,
          step_key: finding.stepKey,
          method: finding.method,
          access_basis: finding.accessBasis,
          conduct_category: finding.conductCategory,
          capture_digest: finding.captureDigest,
          text_digest: key.keyedDigest(finding.id, request.excerpt),
        },
      });
      return findingView(finding);
    });
    this.queue.wake([view.id]);
    return view;
  }

  async list(actor: Actor, screeningId: string, query: PageQuery): Promise<Page<FindingView>> {
    const tx = this.room.manager;
    const screening = await findScreeningFor(tx, actor, screeningId, ['screener', 'reviewer']);
    const found = tx.createQueryBuilder(Finding, 'f').where({ screeningId: screening.id });
    return readPage(found, 'finding', query, findingView, hrefOf(`/v1/screenings/${screening.id}/findings`));
  }

  private async searchOf(tx: EntityManager, screening: Screening, searchId: string): Promise<SearchRecord> {
    const search = await tx.findOneBy(SearchRecord, { id: searchId, screeningId: screening.id });
    if (search === null) throw invalid('search_id', 'Send the id of a search logged for this screening.');
    await refuseQuarantined(tx, search.id, 'search');
    return search;
  }
}

function findingFrom(
  tx: EntityManager,
  actor: Actor,
  screening: Screening,
  search: SearchRecord,
  request: LogFinding & { readonly method: SearchMethod },
  now: Date,
): Finding {
  return tx.create(Finding, {
    id: newId('finding', now),
    screeningId: screening.id,
    requisitionId: screening.requisitionId,
    stepKey: search.stepKey,
    searchId: search.id,
    loggedBy: actor.accountId,
    loggedAt: now,
    method: request.method,
    accessBasis: request.access_basis,
    conductCategory: request.conduct_category,
    postedAt: request.posted_at === undefined ? null : new Date(request.posted_at),
    capturedAt: new Date(request.captured_at),
    captureDigest: request.capture_digest,
    matchedBy: request.matched_by,
    state: 'logged',
    heldReason: null,
    rulesetDigest: null,
    directedAtProtectedGroup: false,
    filterAttempts: 0,
    nextAttemptAt: later(now, FIRST_SWEEP_AFTER_MS),
    filteredAt: null,
    version: 1,
  });
}

function contentFrom(request: LogFinding) {
  return {
    sourceUrl: request.source_url,
    pageTitle: request.page_title ?? null,
    authorHandle: request.author_handle ?? null,
    excerpt: request.excerpt,
    screenerNote: request.screener_note ?? null,
  };
}

function outlineOf(finding: Finding) {
  return {
    method: finding.method,
    accessBasis: finding.accessBasis,
    matchedBy: finding.matchedBy,
    postedAt: finding.postedAt,
    capturedAt: finding.capturedAt,
  };
}

/** From the first moment the desk knows that there is a finding, so that no packet can be released without it. */
function announce(tx: EntityManager, finding: Finding): Promise<void> {
  return announceFinding(tx, {
    findingId: finding.id,
    screeningId: finding.screeningId,
    requisitionId: finding.requisitionId,
    loggedBy: finding.loggedBy,
    loggedAt: finding.loggedAt,
    conductCategory: finding.conductCategory,
    stepKey: finding.stepKey,
    searchId: finding.searchId,
    postedAt: finding.postedAt,
  });
}
