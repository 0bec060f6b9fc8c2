import { AUXILIARY, FUNCTION_WORD, NUMBER_WORD, SUBJECT } from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import { BREAK, HYPHEN, SPACE, STOP } from '../tokens.js';
import { age } from './age-report.js';

/** What happens to people at an age. */
const LIFE =
  /^(?:retired|married|died|pregnant|divorced|widowed|graduated|enlisted|retire|arrested|jailed|imprisoned|convicted|busted|orphaned|expelled|emigrated|immigrated|diagnosed|bald|gray|grey|homeless|sober|adopted|baptized|circumcised|deployed|drafted|ordained|sterilized|engaged)$/;
/** A number behind these is a speed, a price or a mark on a scale. */
const MEASURED =
  /^(?:drove|driving|drives|going|doing|clocked|set|stood|stands|sat|held|holding|capped|sold|sells|closed|opened|valued|priced|bought|idling|running|runs|cooked|bake|baked|bakes|shot|shoots)$/;

/** "at seventeen": numbers that are written as words are hardly ever times or prices above twelve. */
const TEENS_AND_TENS =
  /^(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/;

function ends(s: Scan, k: number): boolean {
  const gap = s.gap(k + 1);
  return gap === STOP || gap === BREAK || (s.grammar(k + 1) & (FUNCTION_WORD | AUXILIARY)) !== 0;
}

/** "I robbed a bakery at seventeen": somebody did something, and no measure is spoken of. */
function somebodyDid(s: Scan, i: number): boolean {
  for (let k = i - 1, n = 0; k >= 0 && n < 8 && s.gap(k + 1) !== STOP; k--, n++) {
    if (MEASURED.test(s.spelling(k))) return false;
    if ((s.grammar(k) & SUBJECT) !== 0) return !/^(?:it|you|who|it's)$/.test(s.spelling(k));
  }
  return false;
}

/** A number behind "at" that is an age: "at 19 I ...", "married at 20", "deaf at 30", "robbed a bakery at seventeen". */
export function ageAt(s: Scan, i: number, detector: string): void {
  const written = (s.grammar(i + 1) & NUMBER_WORD) !== 0;
  const value = written ? 40 : s.number(i + 1);
  const compound = written && s.gap(i + 2) === HYPHEN && (s.grammar(i + 2) & NUMBER_WORD) !== 0;
  const end = compound ? i + 2 : i + 1;
  if (value < 12 || value > 99 || s.gap(i + 1) !== SPACE) return;
  const opens = s.startsSentence(i) || s.gap(i) === BREAK;
  if (
    opens &&
    /^(?:i|he|she|they|we|i'm|i've|i'll|i'd|she's|he's)$/.test(s.spelling(end + 1)) &&
    s.gap(end + 1) !== STOP &&
    value >= 16
  ) {
    age(s, i + 1, end, detector, 'age.at', 0.7);
    return;
  }
  if (!ends(s, end)) return;
  const last = s.hits.at(-1);
  const behindMark =
    last?.lastToken === i - 1 &&
    last.outcome.kind === 'mark' &&
    last.class !== 'national_origin' &&
    s.gap(i) === SPACE;
  const grown = written ? TEENS_AND_TENS.test(s.spelling(i + 1)) : value >= 13;
  const known = LIFE.test(s.spelling(i - 1)) || (behindMark && grown);
  const told = written && TEENS_AND_TENS.test(s.spelling(i + 1)) && somebodyDid(s, i);
  if (known || told) age(s, i + 1, end, detector, 'age.at', 0.75);
}
