import type { StructuralRule } from '../detector.js';
import { NUMBER_WORD } from '../grammar/bits.js';
import { DIGITS, HYPHEN, SPACE } from '../tokens.js';

/** How far along somebody is: "6 months along", "20 weeks pregnant", "due in March" beside a pregnancy word. */
export const PREGNANCY_RULES: readonly StructuralRule[] = [
  {
    id: 'pregnancy.along',
    words: ['months', 'month', 'weeks', 'week', 'mos', 'wks'],
    find: (s, i, detector) => {
      const next = s.spelling(i + 1);
      const gap = s.gap(i + 1);
      if (gap !== SPACE && gap !== HYPHEN) return;
      if (!/^(?:along|pregnant|preggo|preggers|postpartum|gestation|gestational|prenatal|gone)$/.test(next))
        return;
      const number = (s.flags(i - 1) & DIGITS) !== 0 || (s.grammar(i - 1) & NUMBER_WORD) !== 0;
      if (next === 'gone' && !number) return;
      s.hit(number ? i - 1 : i, i + 1, { class: 'pregnancy_lactation', detector, rule: 'pregnancy.along' });
    },
  },
];
