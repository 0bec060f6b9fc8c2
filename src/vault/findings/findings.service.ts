import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { announceFinding } from '../../desk/findings/findings.intake.js';
import type { Actor } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { callTogether, type DatabaseCall } from '../../platform/database/calls.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender, type LedgerEntry } from '../../platform/ledger/ledger-appender.js';
import { requireLawfulMethod, requireLawfulSite } from '../../screenings/policy/require-lawful.js';
import { findScreeningFor } from '../../screenings/screenings/find-screening.js';
import type { SearchMethod } from '../../screenings/steps/search-record.entity.js';
import { refuseFields } from '../refuse-fields.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';
import { FIRST_SWEEP_AFTER_MS, later } from './attempts.js';
import { factsToLog, policyIn, requireMayLog, searchIn } from './facts-to-log.js';
import { FilterQueue } from './filter-queue.js';
import type { LogFinding } from './finding.dto.js';
import { Finding } from './finding.entity.js';
import { type FindingView, findingView } from './finding.views.js';
import { contentMembers, findingPlace } from './finding-content.js';
import { findingErrors } from './finding-rules.js';
import { storeFinding } from './store-finding.js';
import { storedKey } from './stored-facts.js';

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
      const facts = await factsToLog(tx, actor, screeningId, request.search_id);
      requireMayLog(facts, actor, now);
      const { id, requisition_id: requisitionId } = facts.screening;
      const policy = policyIn(facts);
      const thing = { noun: 'finding', screeningId: id, requisitionId } as const;
      const method = requireLawfulMethod(policy, request.method, request.access_basis, thing);
      requireLawfulSite(policy, request.source_url, thing);
      const search = searchIn(facts);
      const stepOf = { screeningId: id, requisitionId, searchId: search.id, stepKey: search.step_key };
      const finding = findingFrom(tx, actor, stepOf, { ...request, method }, now);
      refuseFields(findingErrors({ ...outlineOf(finding), searchMethod: search.method }, now));
      const key = await this.keys.openFound(tx, id, facts.key === null ? null : storedKey(facts.key));
      finding.sealed = key.seal(contentMembers(contentFrom(request)), findingPlace(finding.id));
      const entry = loggedEntry(finding, key.keyedDigest(finding.id, request.excerpt));
      await callTogether(tx, [storeFinding(finding), announce(finding), this.ledger.callFor(entry)]);
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
}

function findingFrom(
  tx: EntityManager,
  actor: Actor,
  of: Pick<Finding, 'screeningId' | 'requisitionId' | 'searchId' | 'stepKey'>,
  request: LogFinding & { readonly method: SearchMethod },
  now: Date,
): Finding {
  return tx.create(Finding, {
    id: newId('finding', now),
    ...of,
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
function announce(finding: Finding): DatabaseCall {
  return announceFinding({
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

function loggedEntry(finding: Finding, textDigest: string): LedgerEntry {
  return {
    actor: finding.loggedBy,
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
      text_digest: textDigest,
    },
  };
}
