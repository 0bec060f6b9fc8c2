import type { StructuralRule } from '../detector.js';
import { HUMAN, SUBJECT } from '../grammar/bits.js';
import { DIGITS, SPACE } from '../tokens.js';

/** Height in feet and inches (5'1"), and weight beside a person ("he weighs 290"). */
export const HEIGHT_RULES: readonly StructuralRule[] = [
  {
    id: 'appearance.height',
    words: [],
    numbers: true,
    find: (s, i, detector) => {
      const feet = s.number(i);
      if (feet < 3 || feet > 7 || s.code(s.tokens.end[i] ?? 0) !== 39) return;
      const next = i + 1;
      const inches = s.number(next);
      if (inches < 0 || inches > 11 || (s.flags(next) & DIGITS) === 0) return;
      if ((s.tokens.start[next] ?? 0) !== (s.tokens.end[i] ?? 0) + 1) return;
      s.hit(i, next, { class: 'personal_appearance', detector, rule: 'appearance.height' });
    },
  },
  {
    id: 'appearance.weight',
    words: ['weigh', 'weighs', 'weighed', 'weighing'],
    find: (s, i, detector) => {
      const next = s.number(i + 1);
      if (next < 80 || next > 700 || s.gap(i + 1) !== SPACE) return;
      const alone = s.startsSentence(i) && /^(?:pounds|lbs|lb|kilos|kg)$/.test(s.spelling(i + 2));
      if (!alone && ((s.grammar(i - 1) & (SUBJECT | HUMAN)) === 0 || s.spelling(i - 1) === 'it')) return;
      s.hit(i, i + 1, { class: 'personal_appearance', detector, rule: 'appearance.weight' });
    },
  },
];
