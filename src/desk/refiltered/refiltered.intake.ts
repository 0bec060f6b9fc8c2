import type { EntityManager } from 'typeorm';
import { sha256 } from '../../kernel/digest.js';
import type { SafeText } from '../../kernel/safe-text.js';
import { FilteredFinding } from '../findings/filtered-finding.entity.js';
import { FilteredStatement } from '../statements/filtered-statement.entity.js';
import { RefilteredText } from './refiltered-text.entity.js';

/** The desk's door for findings that were filtered again, under other rules. What is new comes in by the findings' door. */

/** The entities that a sender's DataSource needs to push through this door. */
export const REFILTERED_INTAKE_ENTITIES = [RefilteredText];

export interface RefilteredFinding {
  readonly runId: string;
  readonly findingId: string;
  readonly screeningId: string;
  readonly requisitionId: string;
  readonly at: Date;
}

/** Whether the desk already says the same of a finding. */
export async function saysTheSame(
  tx: EntityManager,
  findingId: string,
  result: { readonly safeText: SafeText; readonly directedAtProtectedGroup: boolean },
): Promise<boolean> {
  const present = await tx.findOneByOrFail(FilteredFinding, { id: findingId });
  return (
    present.state === 'filtered' &&
    present.safeText === result.safeText &&
    present.directedAtProtectedGroup === result.directedAtProtectedGroup
  );
}

/** The same text under other rules: whoever reviewed it saw what the new rules make of it too. */
export async function confirmUnder(
  tx: EntityManager,
  findingId: string,
  rulesetDigest: string,
): Promise<void> {
  await tx.update(FilteredFinding, { id: findingId }, { rulesetDigest });
}

/** Before a finding's text is replaced: a packet may hold it, and somebody has to decide about that packet. */
export async function rememberReplaced(tx: EntityManager, finding: RefilteredFinding): Promise<void> {
  const { safeText } = await tx.findOneByOrFail(FilteredFinding, { id: finding.findingId });
  await remember(tx, finding, finding.findingId, safeText);
}

/**
 * What the present rules make of a statement. One that the desk has in other words goes back to its reviewers, and
 * until then there is no text of it.
 *
 * @returns whether it went back
 */
export async function acceptRefilteredStatement(
  tx: EntityManager,
  finding: RefilteredFinding,
  statementId: string,
  safeText: SafeText | null,
): Promise<boolean> {
  const present = await tx.findOneByOrFail(FilteredStatement, { id: statementId });
  if (present.state !== 'filtered' || present.safeText === safeText) return false;
  await remember(tx, finding, statementId, present.safeText);
  await tx.update(
    FilteredStatement,
    { id: statementId },
    { state: 'waiting', safeText: null, reviewedBy: null, reviewedAt: null, disposition: null },
  );
  return true;
}

async function remember(
  tx: EntityManager,
  finding: RefilteredFinding,
  sourceId: string,
  safeText: SafeText | null,
): Promise<void> {
  if (safeText === null) return;
  await tx.insert(RefilteredText, {
    runId: finding.runId,
    sourceId,
    findingId: finding.findingId,
    screeningId: finding.screeningId,
    requisitionId: finding.requisitionId,
    digestBefore: sha256(safeText),
    changedAt: finding.at,
  });
}
