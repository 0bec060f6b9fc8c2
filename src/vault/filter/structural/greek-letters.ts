import type { StructuralRule } from '../detector.js';
import type { Scan } from '../scan.js';
import { CAPITAL, SPACE } from '../tokens.js';

const LETTERS =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
const LETTER = new Set(LETTERS);
const OF_HOUSES =
  /^(?:alum|alumna|alumnus|alumni|brother|brothers|sister|sisters|soror|sorors|sorority|fraternity|frat|formal|house|legacy|pledge|pledges|composite|chapter|letters|paddle|rush|line|hoodie|mixer)$/;

function letterAt(s: Scan, i: number): boolean {
  return LETTER.has(s.spelling(i)) && (s.flags(i) & CAPITAL) !== 0;
}

/** Sororities and fraternities are of one sex, and many of one descent: three Greek letters, or two before "sister". */
export const GREEK_RULES: readonly StructuralRule[] = [
  {
    id: 'sex.greek-letters',
    words: LETTERS,
    find: (s, i, detector) => {
      if (!letterAt(s, i) || (s.gap(i) === SPACE && letterAt(s, i - 1)) || s.tokens.shouting) return;
      let last = i;
      while (last - i < 3 && s.gap(last + 1) === SPACE && letterAt(s, last + 1)) last++;
      const count = last - i + 1;
      if (count < 2 || (count === 2 && !OF_HOUSES.test(s.spelling(last + 1)))) return;
      s.hit(i, last, { class: 'sex', detector, rule: 'sex.greek-letters', score: 0.8 });
    },
  },
];
