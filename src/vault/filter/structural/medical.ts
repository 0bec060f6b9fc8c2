import type { StructuralRule } from '../detector.js';
import {
  CONJUNCTION,
  CONTRACTED_BE,
  FIRST_NAME,
  FUNCTION_WORD,
  HUMAN,
  SUBJECT,
  THING,
} from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import { CAPITAL, SPACE, STOP } from '../tokens.js';

/** A person is the subject: "we suffered from link rot", "the app suffers from" tell of no condition. */
function somebodySuffers(s: Scan, i: number): boolean {
  if (s.startsSentence(i)) return false;
  for (let k = i - 1, n = 0; k >= 0 && n < 5 && s.gap(k + 1) !== STOP; k--, n++) {
    const word = s.spelling(k);
    if ((s.grammar(k) & THING) !== 0 || /^(?:we|it|they|this|that)$/.test(word)) return false;
    if ((s.grammar(k) & (SUBJECT | HUMAN | CONTRACTED_BE)) !== 0) return true;
    if ((s.grammar(k) & FIRST_NAME) !== 0 && (s.flags(k) & CAPITAL) !== 0) return true;
  }
  return false;
}

/** Conditions that no list holds, by the words that introduce them: "diagnosed with ___", "suffers from ___". */
export const MEDICAL_RULES: readonly StructuralRule[] = [
  {
    id: 'medical.introduced',
    words: ['diagnosed', 'suffers', 'suffering', 'suffered'],
    find: (s, i, detector) => {
      const link = s.spelling(i + 1);
      const diagnosed = s.spelling(i) === 'diagnosed';
      if (!(diagnosed ? /^(?:with|as)$/.test(link) : link === 'from') || s.gap(i + 1) !== SPACE) return;
      if (!diagnosed && !somebodySuffers(s, i)) return;
      let last = i + 1;
      for (let k = i + 2, n = 0; n < 4 && s.gap(k) === SPACE; k++, n++) {
        const article = /^(?:a|an|the|his|her|my|their)$/.test(s.spelling(k));
        if (!article && (s.grammar(k) & (FUNCTION_WORD | CONJUNCTION | SUBJECT)) !== 0) break;
        if (/^(?:lack|loss|losses|problem|problems|shortage|fraud|poor|same)$/.test(s.spelling(k))) return;
        last = k;
      }
      if (last > i + 1) {
        const first = diagnosed ? i : i + 2;
        s.hit(first, last, {
          class: 'disability_medical',
          detector,
          rule: 'medical.introduced',
          score: diagnosed ? 0.85 : 0.6,
        });
      }
    },
  },
];
