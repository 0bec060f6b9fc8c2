import type { EntityManager } from 'typeorm';
import { SYSTEM_ACTORS } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { FilterProposal } from './filter-proposal.entity.js';
import { isSupported, type Support } from './proposal-rules.js';
import { addedWordsOf, liftedRulesOf } from './support.js';

type Subject = Pick<
  FilterProposal,
  'kind' | 'rulesetDigest' | 'detector' | 'rule' | 'protectedClass' | 'wordsDigest'
>;

/** Opens a proposal for each rule and each group of words of this finding that has support enough, once per ruleset. */
export async function openProposals(
  tx: EntityManager,
  ledger: LedgerAppender,
  findingId: string,
  rulesetDigest: string,
  now: Date,
): Promise<void> {
  for (const lifted of await liftedRulesOf(tx, findingId, rulesetDigest)) {
    const { detector, rule } = lifted;
    const none = { protectedClass: null, wordsDigest: null };
    await open(tx, ledger, { kind: 'narrow_rule', rulesetDigest, detector, rule, ...none }, lifted, now);
  }
  for (const added of await addedWordsOf(tx, findingId, rulesetDigest)) {
    const words = { protectedClass: added.class, wordsDigest: added.words };
    const none = { detector: null, rule: null };
    await open(tx, ledger, { kind: 'add_words', rulesetDigest, ...words, ...none }, added, now);
  }
}

async function open(
  tx: EntityManager,
  ledger: LedgerAppender,
  subject: Subject,
  support: Support,
  now: Date,
): Promise<void> {
  if (!isSupported(support)) return;
  const id = newId('filter_proposal', now);
  const inserted = await tx
    .createQueryBuilder()
    .insert()
    .into(FilterProposal)
    .values({ id, ...subject, openedAt: now })
    .orIgnore()
    .returning('id')
    .execute();
  if (!Array.isArray(inserted.raw) || inserted.raw.length === 0) return;
  await ledger.append(tx, {
    actor: SYSTEM_ACTORS.filter,
    kind: 'filter_proposal.opened',
    body: {
      proposal_id: id,
      proposal: subject.kind,
      ruleset_digest: subject.rulesetDigest,
      detector: subject.detector,
      rule: subject.rule,
      class: subject.protectedClass,
      findings: support.findings,
      screenings: support.screenings,
    },
  });
}
