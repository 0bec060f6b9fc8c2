import {
  AUXILIARY,
  BE,
  FUNCTION_WORD,
  HUMAN,
  MONTH,
  NUMBER_WORD,
  POSSESSIVE,
  SUBJECT,
} from '../grammar/bits.js';
import { BREAK, DIGITS, SPACE, STOP } from '../tokens.js';
import { has, isTerm, type Surroundings } from './surroundings.js';

/**
 * Sentences that leave out "I am" and "my": bios, captions, a screener's excerpt. "Deaf since birth.", "Raised in
 * Chernivtsi, now in Tulsa.", "Bipolar, dad of 3, welder".
 *
 * The words left out must be told from labels of things ("Disabled buttons", "Single, double or triple"), so a lone
 * word needs a sign of a person in the same or the next sentence.
 */
const REACH = 24;
const ADVERBS =
  /^(?:proudly|proud|fully|newly|still|legally|recently|currently|now|also|once|always|openly|totally|partly|half|mostly|technically|apparently|very|just|finally|happily|a|an)$/;
/** What follows an attribute of a person and hardly ever a label. */
const BEHIND = /^(?:since|from|at|by|after|until|before|because|thanks|due|again|with)$/;
/** Words that are colours, sizes, numbers and states of things more often than of people. */
const SLIPPERY =
  /^(?:black|white|brown|yellow|red|dark|light|fair|single|double|straight|old|young|older|younger|short|tall|big|small|large|thin|heavy|native|union|positive|negative|private|general|major|left|right|liberal|conservative|independent|green|labor|democratic|blind|deaf|dumb|lame|mixed|early|late|middle|senior|junior|new|aged|mature|free|clean|sober|open|closed|separated|engaged|expecting|retired|disabled|active|reserve|pale|orange|pink|blue|gold|homeless|foreign|alien|temporary|permanent|legal|illegal|male|female)$/;

const FIRST_PERSON = /^(?:i|i'm|im|i've|i'd|i'll|my|me|mine|myself)$/;
/** Verbs that begin a sentence about oneself: what people write that others did not do to things. */
const BEGINS =
  /^(?:raised|grew|came|born|moved|fled|immigrated|emigrated|escaped|arrived|served|retired|married|divorced|diagnosed|survived|lost|raising|living|growing|coming|moving|working|worked|speak|speaking|started|got|went|still|currently|just|recently|newly|finally|used|left|been|was|am|became|turned|identify|identifies|identified|voted|joined|converted|grown|studied|lived|learned|hail|hails|hailing|deployed|enlisted|discharged|adopted|descended|originally|proudly|proud|formerly|once|undocumented|overstayed|crossed|naturalized|deported|visiting|born-and-raised|immigrant|refugee)$/;

/** First token of the segment that holds `i`: behind the last stop, comma, bar, dash or emoji. */
function segmentStart(s: Surroundings, i: number): number {
  let k = i;
  while (k > 0 && i - k < 4 && s.gap(k) !== STOP && s.gap(k) !== BREAK) k--;
  return k;
}

/** Nobody and nothing is the subject of the words before `i`: no pronoun, no finite verb. */
function subjectless(s: Surroundings, i: number): boolean {
  for (let k = i - 1, n = 0; k >= 0 && s.gap(k + 1) !== STOP; k--, n++) {
    if (n > REACH || has(s, k, SUBJECT | BE | AUXILIARY)) return false;
  }
  return true;
}

/** A sign of a person near the sentence: "my", a human, another class word; or a word of an "I" left out. */
function personNear(s: Surroundings, i: number, j: number): boolean {
  let stops = 0;
  for (let k = j + 1, n = 0; k < s.tokens.count && n < REACH; k++, n++) {
    if (s.gap(k) === STOP && ++stops > 1) break;
    if (FIRST_PERSON.test(s.spelling(k)) || has(s, k, HUMAN)) return true;
  }
  for (let k = i - 1, n = 0; k >= 0 && n < REACH && s.gap(k + 1) !== STOP; k--, n++) {
    if (FIRST_PERSON.test(s.spelling(k)) || has(s, k, HUMAN)) return true;
  }
  return false;
}

/** The words `i` to `j` are an attribute of somebody left out. */
export function bareAttribute(s: Surroundings, i: number, j: number): boolean {
  const start = segmentStart(s, i);
  for (let k = start; k < i; k++) if (!ADVERBS.test(s.spelling(k))) return false;
  if (!subjectless(s, start) || isQuoted(s, i)) return false;
  const gap = s.gap(j + 1);
  const slippery = i === j && SLIPPERY.test(s.spelling(i));
  if (gap === SPACE) {
    const next = s.spelling(j + 1);
    const when = next === 'in' && ((s.grammar(j + 2) & MONTH) !== 0 || (s.flags(j + 2) & DIGITS) !== 0);
    if (when) return true;
    if (!BEHIND.test(next)) return false;
    const since = next === 'since' || (next === 'from' && /^(?:birth|childhood)$/.test(s.spelling(j + 2)));
    const number = (s.grammar(j + 2) & NUMBER_WORD) !== 0 || (s.flags(j + 2) & DIGITS) !== 0;
    return since || (/^(?:at|by|after|before)$/.test(next) && number) || (!slippery && personNear(s, i, j));
  }
  if (gap !== STOP && gap !== BREAK) return false;
  if (slippery && s.startsSentence(i) && iFollows(s, j)) return true;
  return !slippery ? personNear(s, i, j) : listOfTraits(s, i, j) && personNear(s, i, j);
}

/** Inside quotes or brackets a word is talked about. */
function isQuoted(s: Surroundings, i: number): boolean {
  const before = s.code((s.tokens.start[i] ?? 0) - 1);
  return before === 34 || before === 40;
}

/** "Single, and I ...", "Separated, I'm ...": the one who speaks follows at once. */
function iFollows(s: Surroundings, j: number): boolean {
  if (s.gap(j + 1) !== BREAK) return false;
  const next = /^(?:and|but|so|yet)$/.test(s.spelling(j + 1)) ? j + 2 : j + 1;
  return /^(?:i|i'm|i've|im)$/.test(s.spelling(next));
}

/** A neighbouring segment is itself one short trait that is a term: "Deaf, Cuban, dad of two". */
function listOfTraits(s: Surroundings, i: number, j: number): boolean {
  const after = s.gap(j + 1) === BREAK && (isTerm(s, j + 1) || ADVERBS.test(s.spelling(j + 1)));
  const before = i > 0 && s.gap(i) === BREAK && isTerm(s, segmentStart(s, i - 1));
  return (after && !has(s, j + 1, FUNCTION_WORD)) || (before && !has(s, i - 1, FUNCTION_WORD));
}

/** Within four words before `i` a sentence begins that leaves out its "I". */
export function elidedSubject(s: Surroundings, i: number): boolean {
  for (let k = i, n = 0; k >= 0 && n < 6; k--, n++) {
    if (s.startsSentence(k) || s.gap(k) === BREAK) {
      return k < i && BEGINS.test(s.spelling(k)) && subjectless(s, k);
    }
    if (has(s, k - 1, POSSESSIVE | SUBJECT)) return false;
  }
  return false;
}

/** "Since the stroke I ...", "after the divorce I ...": whose it was is plain from who speaks. */
export function sinceThen(s: Surroundings, i: number): boolean {
  if (s.gap(i) !== SPACE || !/^(?:the|a|an)$/.test(s.spelling(i - 1))) return false;
  if (!/^(?:since|after|before|during|until)$/.test(s.spelling(i - 2)) || s.gap(i - 1) !== SPACE)
    return false;
  for (let k = i + 1, n = 0; k < s.tokens.count && n < 6 && s.gap(k) !== STOP; k++, n++)
    if (/^(?:i|i'm|i've|my|he|she|they)$/.test(s.spelling(k))) return true;
  return false;
}

/** A telegraphic sentence of one's own: "FICO in the gutter, I opened two cards." leaves out "my". */
export function elided(s: Surroundings, i: number): boolean {
  const start = s.startsSentence(i)
    ? i
    : s.startsSentence(i - 1) && ADVERBS.test(s.spelling(i - 1))
      ? i - 1
      : -1;
  if (start < 0) return false;
  for (let k = i + 1, n = 0; k < s.tokens.count && n < 20; k++, n++) {
    if (s.gap(k) === STOP) return false;
    if (FIRST_PERSON.test(s.spelling(k))) return true;
  }
  return false;
}
