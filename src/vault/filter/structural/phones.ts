import type { StructuralRule } from '../detector.js';
import { DIGITS, SPACE } from '../tokens.js';

/** A telephone number's country code other than one's own tells where somebody is from: "texts from a +92". */
export const PHONE_RULES: readonly StructuralRule[] = [
  {
    id: 'origin.country-code',
    words: [],
    numbers: true,
    find: (s, i, detector) => {
      const code = s.number(i);
      if (code < 20 || code > 998 || s.code((s.tokens.start[i] ?? 0) - 1) !== 43) return;
      const before = s.code((s.tokens.start[i] ?? 0) - 2);
      if (before !== 32 && before !== 40 && before !== 0) return;
      const next = s.spelling(i + 1);
      const phone =
        /^(?:number|numbers|phone|phones|whatsapp|line|sim|cell|mobile)$/.test(next) ||
        /^(?:a|the)$/.test(s.spelling(i - 1));
      const long = s.gap(i + 1) === SPACE && (s.flags(i + 1) & DIGITS) !== 0;
      if (!phone && !long) return;
      let last = i;
      while ((s.flags(last + 1) & DIGITS) !== 0 && last - i < 5) last++;
      s.hit(i, last, { class: 'national_origin', detector, rule: 'origin.country-code', score: 0.7 });
    },
  },
];
