import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ProtectedClass } from '../../kernel/protected-class.js';
import { policyOf } from '../../screenings/policy/policy-of.js';
import { filter } from '../filter/filter.js';
import type { AddedSpan, FilterResult, ListedPerson, ReviewSpan } from '../filter/removal.js';
import { listedCandidate } from '../identities/identity-details.js';
import { openIdentity } from '../identities/identity-of.js';
import { lockIdentity } from '../identities/lock-identity.js';
import { loadRuleset } from '../ruleset/ruleset-in-force.js';
import type { ScreeningKey } from '../sealing/screening-key.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';
import type { Finding } from './finding.entity.js';
import { type FindingContent, findingContent, findingPlace } from './finding-content.js';

/** A finding's raw content with what the filter must know to mask it. It lives as long as the act that opened it. */
export interface OpenedFinding {
  readonly content: FindingContent;
  readonly people: readonly ListedPerson[];
  /** The classes in force in its requisition, as its policy packs were pinned. */
  readonly activeClasses: ReadonlySet<ProtectedClass>;
  /** The key it is sealed with, for what is said beside it and for its digests. */
  readonly key: ScreeningKey;
}

/** Opens findings. Holds the identity as it is, so it is called before the lock on the finding's row. */
@Injectable()
export class FindingOpener {
  constructor(private readonly keys: ScreeningKeys) {}

  async open(tx: EntityManager, finding: Finding): Promise<OpenedFinding> {
    const identity = await lockIdentity(tx, finding.screeningId);
    const key = await this.keys.open(tx, finding.screeningId);
    const details = await openIdentity(tx, this.keys, identity);
    const { activeClasses } = await policyOf(tx, finding.requisitionId);
    return openIn({ candidate: listedCandidate(details), activeClasses, key }, finding);
  }
}

/** A screening with its key and its candidate's names: what its findings are opened with. */
export interface OpenedScreening {
  readonly candidate: ListedPerson;
  readonly activeClasses: ReadonlySet<ProtectedClass>;
  readonly key: ScreeningKey;
}

export function openIn(
  { candidate, activeClasses, key }: OpenedScreening,
  finding: Pick<Finding, 'id' | 'sealed'>,
): OpenedFinding {
  const content = findingContent(key.open(finding.sealed, findingPlace(finding.id)));
  return { content, people: [candidate, ...listedAuthor(content)], activeClasses, key };
}

/** What reviewers changed about the filter's removals. */
export interface SpanCorrections {
  readonly added: readonly AddedSpan[];
  readonly lifted: readonly ReviewSpan[];
}

/** Only the excerpt goes through the filter. Address, title, handle and note never leave the vault in any form. */
export function filterOpened(opened: OpenedFinding, corrections: SpanCorrections): FilterResult {
  return filterBeside(opened, opened.content.excerpt, corrections);
}

/** What is said beside a finding goes through the same filter, with the same people and classes. */
export function filterBeside(
  opened: OpenedFinding,
  text: string,
  corrections: SpanCorrections,
): FilterResult {
  return filter(
    text,
    {
      people: opened.people,
      activeClasses: opened.activeClasses,
      added: corrections.added,
      lifted: corrections.lifted,
    },
    loadRuleset(),
  );
}

/** A result that may be shown as safe, or null where the filter holds the text. */
export function vouchedFor(result: FilterResult): FilterResult | null {
  return result.held === null ? result : null;
}

/** The author may be the candidate or not; either way the handle is masked. */
function listedAuthor(content: FindingContent): ListedPerson[] {
  return content.authorHandle === null ? [] : [{ role: 'other', names: [], handles: [content.authorHandle] }];
}
