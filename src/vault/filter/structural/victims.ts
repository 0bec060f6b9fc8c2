import type { StructuralRule } from '../detector.js';
import { BREAK, SPACE } from '../tokens.js';

/** What was done to the writer: "Mugged at gunpoint, so now I ..." leaves out "I was". With an object it is the writer's deed. */
export const VICTIM_RULES: readonly StructuralRule[] = [
  {
    id: 'victim.passive',
    words:
      'mugged robbed raped assaulted stabbed molested stalked carjacked burglarized kidnapped trafficked battered catfished groped'.split(
        ' ',
      ),
    find: (s, i, detector) => {
      if (!s.startsSentence(i)) return;
      const next = s.spelling(i + 1);
      const gap = s.gap(i + 1);
      const closed =
        gap === BREAK || (gap === SPACE && /^(?:at|by|twice|last|as|when|again|while|once)$/.test(next));
      if (!closed) return;
      for (let k = i + 1, n = 0; k < s.tokens.count && n < 16; k++, n++) {
        if (!/^(?:i|i'm|i've|my|me)$/.test(s.spelling(k))) continue;
        const weapon = /^(?:gunpoint|knifepoint)$/.test(s.spelling(i + 2));
        s.hit(i, weapon ? i + 2 : i, {
          class: 'victim_status',
          detector,
          rule: 'victim.passive',
          score: 0.7,
        });
        return;
      }
    },
  },
];
