import type { EntityManager } from 'typeorm';
import { announceFinding } from '../../desk/findings/findings.intake.js';
import type { Actor } from '../../kernel/actor.js';
import { invalid } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAuthorization } from '../../screenings/authorizations/require-authorization.js';
import { requireConsent } from '../../screenings/consents/require-consent.js';
import { policyOf, type RequisitionPolicy } from '../../screenings/policy/policy-of.js';
import { requireLawfulMethod, requireLawfulSite } from '../../screenings/policy/require-lawful.js';
import { refuseQuarantined } from '../../screenings/quarantines/quarantined.js';
import { findScreeningFor } from '../../screenings/screenings/find-screening.js';
import { requireStage } from '../../screenings/screenings/require-stage.js';
import type { Screening } from '../../screenings/screenings/screening.entity.js';
import { type SearchMethod, SearchRecord } from '../../screenings/steps/search-record.entity.js';
import { lockIdentity } from '../identities/lock-identity.js';
import { refuseFields } from '../refuse-fields.js';
import type { ScreeningKey } from '../sealing/screening-key.js';
import type { ScreeningKeys } from '../sealing/screening-keys.js';
import { FIRST_SWEEP_AFTER_MS, later } from './attempts.js';
import type { LogFinding } from './finding.dto.js';
import { Finding } from './finding.entity.js';
import { contentMembers, findingPlace } from './finding-content.js';
import { findingErrors } from './finding-rules.js';

/**
 * Logs findings of one screening in one transaction: the only way by which a finding comes into the vault, whether one
 * is sent or a thousand. What does not depend on the finding is asked once.
 */
export class FindingLog {
  private readonly searches = new Map<string, SearchRecord>();
  private key: ScreeningKey | null = null;

  private constructor(
    private readonly tx: EntityManager,
    private readonly keys: ScreeningKeys,
    private readonly ledger: LedgerAppender,
    private readonly actor: Actor,
    private readonly screening: Screening,
    private readonly policy: RequisitionPolicy,
  ) {}

  /** @throws DomainError when this actor may log nothing for this screening now */
  static async open(
    tx: EntityManager,
    keys: ScreeningKeys,
    ledger: LedgerAppender,
    actor: Actor,
    screeningId: string,
  ): Promise<FindingLog> {
    const screening = await findScreeningFor(tx, actor, screeningId, ['screener']);
    await requireAuthorization(tx, actor, new Date());
    await requireConsent(tx, screening.id);
    await requireStage(tx, screening.id, ['gathering']);
    const policy = await policyOf(tx, screening.requisitionId);
    return new FindingLog(tx, keys, ledger, actor, screening, policy);
  }

  /**
   * Holds the identity as it is and opens the key, until the transaction ends.
   *
   * @throws DomainError conflict `identity.missing`, `screening_key.destroyed`
   */
  async holdIdentity(): Promise<ScreeningKey> {
    if (this.key !== null) return this.key;
    await lockIdentity(this.tx, this.screening.id);
    this.key = await this.keys.open(this.tx, this.screening.id);
    return this.key;
  }

  /** @throws DomainError with what is wrong with this finding; then nothing of it is stored */
  async log(request: LogFinding): Promise<Finding> {
    const { tx, policy, screening } = this;
    const now = new Date();
    const thing = {
      noun: 'finding',
      screeningId: screening.id,
      requisitionId: screening.requisitionId,
    } as const;
    const method = requireLawfulMethod(policy, request.method, request.access_basis, thing);
    requireLawfulSite(policy, request.source_url, thing);
    const key = await this.holdIdentity();
    const search = await this.searchOf(request.search_id);
    const finding = findingFrom(tx, this.actor, screening, search, { ...request, method }, now);
    refuseFields(findingErrors({ ...outlineOf(finding), searchMethod: search.method }, now));
    finding.sealed = key.seal(contentMembers(contentFrom(request)), findingPlace(finding.id));
    await tx.insert(Finding, finding);
    await announce(tx, finding);
    await this.ledger.append(tx, {
      actor: this.actor.accountId,
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
    return finding;
  }

  private async searchOf(searchId: string): Promise<SearchRecord> {
    const known = this.searches.get(searchId);
    if (known !== undefined) return known;
    const search = await this.tx.findOneBy(SearchRecord, { id: searchId, screeningId: this.screening.id });
    if (search === null) throw invalid('search_id', 'Send the id of a search logged for this screening.');
    await refuseQuarantined(this.tx, search.id, 'search');
    this.searches.set(searchId, search);
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
