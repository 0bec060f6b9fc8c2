import type { PolicyPack } from '../policy/policy-pack.js';
import { afterDays, type DayCount } from '../policy/response-time.js';

/** When a rule binds: an outside report was used, or the packet tells of conduct that may be a crime. */
type Occasion = 'outside_report' | 'possible_crime';

interface Wait {
  readonly occasion: Occasion;
  readonly count: DayCount;
}

/** The waits before an adverse decision, by the id of the pack's process rule. */
const BEFORE_DECIDING: { readonly [ruleId in string]?: Wait } = {
  pre_adverse_notice: { occasion: 'outside_report', count: 'calendar' },
  fair_chance_response: { occasion: 'possible_crime', count: 'business' },
  fair_chance_wait: { occasion: 'possible_crime', count: 'business' },
  conviction_record_individual_assessment: { occasion: 'possible_crime', count: 'business' },
};

/** Categories whose conduct may be a crime: fair-chance laws speak of it whatever a court said. */
const POSSIBLE_CRIMES: readonly string[] = [
  'violence_or_threats',
  'unlawful_activity',
  'drugs_unlawful_use_or_sale',
  'fraud_or_dishonesty',
];

/** A wait as the packet carries it to whoever decides. */
export type AdverseWait = {
  readonly rule: string;
  readonly days: number;
  readonly counted_in: DayCount;
  readonly words: string;
  readonly citation: string;
  readonly verified: boolean;
};

/** The waits that bind whoever decides on a packet with these findings, found by these searches. */
export function adverseWaits(
  packs: readonly PolicyPack[],
  accessBases: readonly string[],
  categories: readonly string[],
): AdverseWait[] {
  const occasions = new Set<Occasion>();
  if (accessBases.includes('third_party_report')) occasions.add('outside_report');
  if (categories.some((category) => POSSIBLE_CRIMES.includes(category))) occasions.add('possible_crime');
  return packs
    .flatMap((pack) => pack.process)
    .flatMap((rule) => {
      const wait = BEFORE_DECIDING[rule.id];
      if (wait === undefined || rule.days === null || !occasions.has(wait.occasion)) return [];
      const { id, days, words, citation, verified } = rule;
      return [{ rule: id, days, counted_in: wait.count, words, citation, verified }];
    });
}

/** From when an adverse decision may be made after a notice; null while no notice was given. */
export function waitOver(wait: AdverseWait, noticeAt: Date | null): Date | null {
  return noticeAt === null ? null : afterDays(noticeAt, wait.days, wait.counted_in);
}
