import type { EntityManager } from 'typeorm';
import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { Support } from './proposal-rules.js';

/** A rule that reviewers lifted, and in how many texts. */
export interface LiftedRule extends Support {
  readonly detector: string;
  readonly rule: string;
}

/** Words that reviewers added for a class, as their digest, and in how many texts. */
export interface AddedWords extends Support {
  readonly class: ProtectedClass;
  readonly words: string;
}

const SUPPORT =
  'count(DISTINCT o.finding_id)::int AS findings, count(DISTINCT o.screening_id)::int AS screenings';

/** The rules that reviewers lifted in this finding, with their support in all findings under the same ruleset. */
export function liftedRulesOf(
  tx: EntityManager,
  findingId: string,
  rulesetDigest: string,
): Promise<LiftedRule[]> {
  return tx.query<LiftedRule[]>(
    `SELECT o.detector, o.rule, ${SUPPORT}
     FROM vault.removal_outcome o
     WHERE o.ruleset_digest = $2 AND o.outcome = 'lifted' AND (o.detector, o.rule) IN (
       SELECT f.detector, f.rule FROM vault.removal_outcome f
       WHERE f.finding_id = $1 AND f.ruleset_digest = $2 AND f.outcome = 'lifted')
     GROUP BY o.detector, o.rule ORDER BY o.detector, o.rule`,
    [findingId, rulesetDigest],
  );
}

/** The words that reviewers added in this finding, with their support in all findings under the same ruleset. */
export function addedWordsOf(
  tx: EntityManager,
  findingId: string,
  rulesetDigest: string,
): Promise<AddedWords[]> {
  return tx.query<AddedWords[]>(
    `SELECT o.class, o.words_digest AS words, ${SUPPORT}
     FROM vault.removal_outcome o
     WHERE o.ruleset_digest = $2 AND o.outcome = 'added' AND (o.class, o.words_digest) IN (
       SELECT f.class, f.words_digest FROM vault.removal_outcome f
       WHERE f.finding_id = $1 AND f.ruleset_digest = $2 AND f.outcome = 'added')
     GROUP BY o.class, o.words_digest ORDER BY o.class, o.words_digest`,
    [findingId, rulesetDigest],
  );
}
