import type { PolicyPack, ProcessRule } from './policy-pack.js';

/** How a rule counts its days. */
export type DayCount = 'calendar' | 'business';

/**
 * The process rules of the packs that give a candidate time to answer, and how they count it. An id that is not here
 * gives no time; a new rule of this kind gets its line here.
 */
const RESPONSE_RULES: { readonly [id in string]?: DayCount } = {
  pre_adverse_notice: 'calendar',
  fair_chance_response: 'business',
  fair_chance_wait: 'business',
  conviction_record_individual_assessment: 'business',
};

/** The time a rule gives, from when until when. */
export interface ResponseTime {
  readonly until: Date;
  /** The rule that gives the longest; null where none does, and then nobody is bound to wait. */
  readonly rule: ProcessRule | null;
}

const DAY_MS = 86_400_000;

/** Until when a candidate asked at this moment may answer: the longest time that any pinned pack gives. */
export function responseTime(packs: readonly PolicyPack[], asked: Date): ResponseTime {
  let longest: ResponseTime = { until: asked, rule: null };
  for (const rule of packs.flatMap((pack) => pack.process)) {
    const count = RESPONSE_RULES[rule.id];
    if (count === undefined || rule.days === null) continue;
    const until = afterDays(asked, rule.days, count);
    if (until > longest.until) longest = { until, rule };
  }
  return longest;
}

/** So many days later. Business days leave out Saturdays and Sundays (UTC); holidays are for people to add. */
export function afterDays(moment: Date, days: number, count: DayCount): Date {
  let later = moment;
  for (let left = days; left > 0; ) {
    later = new Date(later.getTime() + DAY_MS);
    const isWeekend = later.getUTCDay() === 0 || later.getUTCDay() === 6;
    if (count === 'calendar' || !isWeekend) left -= 1;
  }
  return later;
}

/** How a refusal names a rule: its words, its citation, and that nobody checked it. */
export function ruleInWords(rule: ProcessRule): string {
  return `${rule.words} (${rule.citation}${rule.verified ? '' : '; not verified by counsel'})`;
}
