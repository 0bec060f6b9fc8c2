import type { EntityManager } from 'typeorm';
import { announceFinding } from '../../desk/findings/findings.intake.js';
import type { Actor } from '../../kernel/actor.js';
import { invalid } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { callTogether, type DatabaseCall } from '../../platform/database/calls.js';
import type { LedgerAppender, LedgerEntry } from '../../platform/ledger/ledger-appender.js';
import type { RequisitionPolicy } from '../../screenings/policy/policy-of.js';
import { requireLawfulMethod, requireLawfulSite } from '../../screenings/policy/require-lawful.js';
import { quarantined, refuseQuarantined } from '../../screenings/quarantines/quarantined.js';
import { type SearchMethod, SearchRecord } from '../../screenings/steps/search-record.entity.js';
import { identityMissing } from '../identities/lock-identity.js';
import { refuseFields } from '../refuse-fields.js';
import type { ScreeningKey } from '../sealing/screening-key.js';
import type { ScreeningKeys } from '../sealing/screening-keys.js';
import { FIRST_SWEEP_AFTER_MS, later } from './attempts.js';
import { type FactsToLog, type FoundSearch, factsToLog, policyIn, requireMayLog } from './facts-to-log.js';
import type { LogFinding } from './finding.dto.js';
import { Finding } from './finding.entity.js';
import { contentMembers, findingPlace } from './finding-content.js';
import { findingErrors } from './finding-rules.js';
import { storeFinding } from './store-finding.js';
import { storedKey } from './stored-facts.js';

/**
 * Logs findings of one screening in one transaction: the only way by which a finding comes into the vault, whether one
 * is sent or a thousand. What does not depend on the finding is asked once.
 */
export class FindingLog {
  private readonly searches = new Map<string, FoundSearch>();
  private key: ScreeningKey | null = null;

  private constructor(
    private readonly tx: EntityManager,
    private readonly keys: ScreeningKeys,
    private readonly ledger: LedgerAppender,
    private readonly actor: Actor,
    private readonly facts: FactsToLog,
    private readonly policy: RequisitionPolicy,
  ) {}

  /**
   * @param searchId the search of the only finding, where there is one, so that it is read with everything else
   * @throws DomainError when this actor may log nothing for this screening now
   */
  static async open(
    tx: EntityManager,
    keys: ScreeningKeys,
    ledger: LedgerAppender,
    actor: Actor,
    screeningId: string,
    searchId: string | null = null,
  ): Promise<FindingLog> {
    const facts = await factsToLog(tx, actor, screeningId, searchId);
    requireMayLog(facts, actor, new Date());
    return new FindingLog(tx, keys, ledger, actor, facts, policyIn(facts));
  }

  /**
   * Holds the identity as it is and opens the key, until the transaction ends.
   *
   * @throws DomainError conflict `identity.missing`, `screening_key.destroyed`
   */
  async holdIdentity(): Promise<ScreeningKey> {
    if (this.key !== null) return this.key;
    const { screening, has_identity: hasIdentity, key } = this.facts;
    if (!hasIdentity) throw identityMissing(screening.id);
    this.key = await this.keys.openFound(this.tx, screening.id, key === null ? null : storedKey(key));
    return this.key;
  }

  /** @throws DomainError with what is wrong with this finding; then nothing of it is stored */
  async log(request: LogFinding): Promise<Finding> {
    const { tx, policy } = this;
    const { id: screeningId, requisition_id: requisitionId } = this.facts.screening;
    const now = new Date();
    const thing = { noun: 'finding', screeningId, requisitionId } as const;
    const method = requireLawfulMethod(policy, request.method, request.access_basis, thing);
    requireLawfulSite(policy, request.source_url, thing);
    const key = await this.holdIdentity();
    const search = await this.searchOf(request.search_id);
    const of = { screeningId, requisitionId, searchId: search.id, stepKey: search.step_key };
    const finding = findingFrom(tx, this.actor, of, { ...request, method }, now);
    refuseFields(findingErrors({ ...outlineOf(finding), searchMethod: search.method }, now));
    finding.sealed = key.seal(contentMembers(contentFrom(request)), findingPlace(finding.id));
    const entry = loggedEntry(finding, key, request.excerpt);
    await callTogether(tx, [storeFinding(finding), announce(finding), this.ledger.callFor(entry)]);
    return finding;
  }

  private async searchOf(searchId: string): Promise<FoundSearch> {
    const known = this.searches.get(searchId);
    if (known !== undefined) return known;
    const search = this.facts.search?.id === searchId ? this.searchRead() : await this.readSearch(searchId);
    if (search === null) throw invalid('search_id', 'Send the id of a search logged for this screening.');
    this.searches.set(searchId, search);
    return search;
  }

  private searchRead(): FoundSearch | null {
    const { search, quarantined_by: incidentId } = this.facts;
    if (incidentId !== null) throw quarantined('search', incidentId);
    return search;
  }

  private async readSearch(searchId: string): Promise<FoundSearch | null> {
    const screeningId = this.facts.screening.id;
    const search = await this.tx.findOneBy(SearchRecord, { id: searchId, screeningId });
    if (search === null) return null;
    await refuseQuarantined(this.tx, search.id, 'search');
    return { id: search.id, step_key: search.stepKey, method: search.method };
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

/** Digests keyed: what was found can't be guessed back from them, and they mean nothing once the key is destroyed. */
function loggedEntry(finding: Finding, key: ScreeningKey, excerpt: string): LedgerEntry {
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
      capture_digest: key.keyedDigest(finding.id, finding.captureDigest),
      text_digest: key.keyedDigest(finding.id, excerpt),
    },
  };
}
