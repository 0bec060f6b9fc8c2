import type { StructuralRule } from '../detector.js';
import { CAPITAL, HYPHEN } from '../tokens.js';

/** Compounds that any place or people can enter: "Kerala-born", "Samoan-American". */
export const ORIGIN_RULES: readonly StructuralRule[] = [
  {
    id: 'origin.compound',
    words: ['born', 'american', 'americans', 'raised', 'descended', 'bred'],
    find: (s, i, detector) => {
      if (s.gap(i) !== HYPHEN) return;
      const before = s.spelling(i - 1);
      if (
        /^(?:first|newly|well|still|high|natural|new|twin|un|self|free|home|farm|hand|city|country)$/.test(
          before,
        )
      ) {
        if (!/^(?:first|home|country)$/.test(before)) return;
      }
      const capital = (s.flags(i - 1) & CAPITAL) !== 0 || s.spelling(i).startsWith('american');
      if (!capital && before !== 'foreign' && before !== 'native') return;
      s.hit(i - 1, i, { class: 'national_origin', detector, rule: 'origin.compound', score: 0.85 });
    },
  },
];
