import type { StructuralRule } from '../detector.js';
import { CAPITAL, DIGITS, SPACE } from '../tokens.js';

/** "Local 293", "IBEW Local 12": a local is a union, whatever its number. */
export const UNION_RULES: readonly StructuralRule[] = [
  {
    id: 'union.local',
    words: ['local'],
    find: (s, i, detector) => {
      const next = i + 1;
      const number = s.number(next);
      if (s.gap(next) !== SPACE || (s.flags(next) & DIGITS) === 0 || number < 1 || number > 9999) return;
      if ((s.flags(i) & CAPITAL) === 0 && !/^(?:at|in|of|with|to|union)$/.test(s.spelling(i - 1))) return;
      if (/^(?:am|pm|time|calls?|miles?|news|hours?|stores?|shops?)$/.test(s.spelling(next + 1))) return;
      const acronym =
        s.gap(i) === SPACE &&
        /^(?:ibew|uaw|seiu|afscme|ufcw|teamsters|iatse|ironworkers|liuna|ua|iam|cwa)$/.test(
          s.spelling(i - 1),
        );
      s.hit(acronym ? i - 1 : i, next, {
        class: 'union_activity',
        detector,
        rule: 'union.local',
        score: 0.85,
      });
    },
  },
  {
    id: 'union.trade',
    words:
      'roofers laborers fitters steamfitters sprinklerfitters masons plasterers painters ironworkers boilermakers pipefitters carpenters electricians teamsters bricklayers glaziers insulators machinists'.split(
        ' ',
      ),
    find: (s, i, detector) => {
      let k = i + 1;
      if (/^(?:local|hall|union)$/.test(s.spelling(k)) && s.gap(k) === SPACE) k += 1;
      const number = s.number(k);
      if (s.gap(k) !== SPACE || (s.flags(k) & DIGITS) === 0 || number < 1 || number > 9999) return;
      if ((s.flags(i) & CAPITAL) === 0) return;
      const first = /^(?:sprinkler|cement)$/.test(s.spelling(i - 1)) ? i - 1 : i;
      s.hit(first, k, { class: 'union_activity', detector, rule: 'union.trade', score: 0.8 });
    },
  },
];
