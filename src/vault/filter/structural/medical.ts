import type { StructuralRule } from '../detector.js';
import { CONJUNCTION, FUNCTION_WORD, SUBJECT } from '../grammar/bits.js';
import { SPACE } from '../tokens.js';

/** Conditions that no list holds, by the words that introduce them: "diagnosed with ___", "suffers from ___". */
export const MEDICAL_RULES: readonly StructuralRule[] = [
  {
    id: 'medical.introduced',
    words: ['diagnosed', 'suffers', 'suffering', 'suffered'],
    find: (s, i, detector) => {
      const link = s.spelling(i + 1);
      const diagnosed = s.spelling(i) === 'diagnosed';
      if (!(diagnosed ? /^(?:with|as)$/.test(link) : link === 'from') || s.gap(i + 1) !== SPACE) return;
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
