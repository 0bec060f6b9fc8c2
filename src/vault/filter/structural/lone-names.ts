import type { StructuralRule } from '../detector.js';
import {
  ADVERB,
  AUXILIARY,
  BE,
  CONDUCT,
  DETERMINER,
  FIRST_NAME,
  FUNCTION_WORD,
  HAVE,
  HUMAN,
  LAST_NAME,
  NAME_IS_WORD,
  OBJECT,
  POSSESSIVE,
  PREPOSITION,
} from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import { ALL_CAPITALS, BREAK, CAPITAL, HAS_S, HYPHEN, MARKED, SPACE, STOP } from '../tokens.js';

/**
 * A first name alone counts only where a person must stand: as the subject of a verb, in a greeting, after a word that
 * deals with people ("told Ximena"), in a pair ("Steve and I"), with something of theirs ("Ximena's badge"). A name
 * that is also a word or a place ("Grace", "Jordan") counts only in the surest of these places.
 */
const DEALS_WITH =
  /^(?:with|by|from|to|and|told|asked|saw|met|hit|called|texted|emailed|messaged|coworker|colleague|friend|boss|manager|supervisor|neighbor|roommate|partner|husband|wife|son|daughter|brother|sister|cousin|boyfriend|girlfriend|named|like|against|at|poor|ask|tell|call|under|for|about|behind|beside|blame|blamed|hate|hates|love|loves|miss|saw|see|ping|pinged|cc|paid|pay|owe|owes|owed|stabbed|punched|slapped|shoved|robbed|robs|rob|choked|threatened|threaten|helped|help|invited|fired|hired|promoted|warned|caught|thank|old|big|little|crazy|nephew|niece|uncle|aunt|grandma|grandpa|mother|father|mom|dad|clerk|nurse|teacher|coach|driver|intern|foreman|bartender|cashier|janitor|guard|landlord|lawyer|therapist|cousin|buddy|pal|ex|stepson|stepdaughter)$/;
/** What only people are greeted, told and asked with: here a name counts though it may be a word. */
const ADDRESSES =
  /^(?:hi|hey|hello|hiya|dear|thanks|thx|yo|bye|goodbye|congrats|congratulations|sorry|welcome|told|tell|asked|texted|emailed|messaged|friend|boss|manager|supervisor|neighbor|roommate|boyfriend|girlfriend|coworker|colleague|cousin|brother|sister|uncle|aunt|nephew|niece|son|daughter|husband|wife|named|cc)$/;
const GREETING =
  /^(?:hi|hey|hello|hiya|dear|thanks|thx|yo|bye|goodbye|congrats|congratulations|sorry|welcome|cc|hola)$/;
/** Irregular past forms that people do; regular ones and -s forms are seen by their endings. */
const DID =
  /^(?:went|came|said|says|told|knew|knows|threw|hid|drew|ran|stole|took|gave|got|made|saw|left|kept|held|broke|spoke|wrote|drove|rode|sold|bought|brought|caught|taught|thought|fought|found|felt|slept|sat|stood|hit|cut|put|let|quit|bit|shot|met|paid|sent|spent|lent|built|lost|won|swore|tore|wore|ate|drank|sang|began|forgot|woke|fell|grew|blew|flew|led|read|heard|meant|shook|hung|stuck|struck|dealt|beat|lied|did|has|had|was|is|will|would|can|could|used|and)$/;
const FINITE_S = /^[a-z]{2,}[^su']s$/;
const WHERE = /^(?:from|in|at)$/;

function has(s: Scan, i: number, bits: number): boolean {
  return i >= 0 && (s.grammar(i) & bits) !== 0;
}

function capital(s: Scan, i: number): boolean {
  return (s.flags(i) & CAPITAL) !== 0;
}

/** The token begins a person's name: a first name, and in this place nothing else. */
function isFirst(s: Scan, i: number): boolean {
  return (s.grammar(i) & FIRST_NAME) !== 0 && capital(s, i);
}

function closed(s: Scan, i: number): boolean {
  const gap = s.gap(i + 1);
  if (gap === STOP || gap === BREAK) return true;
  return (s.grammar(i + 1) & FUNCTION_WORD) !== 0 || (s.flags(i) & HAS_S) !== 0;
}

/** A finite verb follows, over adverbs: "Jill then went", "Dolores knows the". */
export function verbFollows(s: Scan, i: number): boolean {
  let k = i + 1;
  for (let n = 0; n < 2 && s.gap(k) === SPACE; n++, k++) {
    const adverb = (s.grammar(k) & ADVERB) !== 0 || /ly$/.test(s.spelling(k));
    if (!adverb || (s.grammar(k) & (BE | HAVE | AUXILIARY)) !== 0) break;
  }
  if (s.gap(k) !== SPACE || capital(s, k) || (s.flags(k) & MARKED) !== 0) return false;
  const verb = s.spelling(k);
  if (verb === 'with' || verb === 'and') return false;
  if ((s.grammar(k) & (BE | HAVE | AUXILIARY)) !== 0 || DID.test(verb)) return true;
  if (/ed$/.test(verb) && verb.length > 4) return true;
  if (!FINITE_S.test(verb) || (s.grammar(k) & FUNCTION_WORD) !== 0) return false;
  // A word in -s is a verb where its object or place follows: "drives the", "sells to".
  const after = s.grammar(k + 1);
  return s.gap(k + 1) === SPACE && (after & (DETERMINER | POSSESSIVE | OBJECT | PREPOSITION)) !== 0;
}

/** "Steve and I", "Tilda & Graham", "with Marisol and Graham". */
function paired(s: Scan, i: number): boolean {
  const and = (k: number): boolean =>
    s.spelling(k) === 'and' || (s.gap(k) !== STOP && s.code((s.tokens.start[k] ?? 0) - 2) === 38);
  if (s.spelling(i + 1) === 'and' && s.gap(i + 1) === SPACE) {
    const other = s.spelling(i + 2);
    if (/^(?:i|me|myself)$/.test(other)) return true;
    if (isFirst(s, i + 2) && (s.grammar(i + 2) & NAME_IS_WORD) === 0) return true;
  }
  if (s.gap(i) === SPACE && s.spelling(i - 1) === 'and') {
    if (/^(?:me|him|her|you)$/.test(s.spelling(i - 2))) return true;
    if (isFirst(s, i - 2) && (s.grammar(i - 2) & NAME_IS_WORD) === 0) return true;
  }
  const ampersand = (k: number): boolean => and(k) && s.spelling(k) !== 'and';
  return (ampersand(i + 1) && isFirst(s, i + 1)) || (ampersand(i) && isFirst(s, i - 1));
}

/** Beside another capital the word is part of some longer name, which `name.full` decides. */
function besideCapital(s: Scan, i: number): boolean {
  if (s.gap(i + 1) === SPACE && capital(s, i + 1) && (s.grammar(i + 1) & FUNCTION_WORD) === 0) return true;
  if (s.startsSentence(i) || s.gap(i) !== SPACE || !capital(s, i - 1)) return false;
  if (GREETING.test(s.spelling(i - 1)) || /^(?:told|tell|ask|asked|call|met|saw)$/.test(s.spelling(i - 1)))
    return false;
  return (s.grammar(i - 1) & FUNCTION_WORD) === 0 && !s.startsSentence(i - 1);
}

/** "thanks latoya" in a text without capitals. */
function greeted(s: Scan, i: number): boolean {
  if (!GREETING.test(s.spelling(i - 1)) || s.gap(i) === STOP) return false;
  const gap = s.gap(i + 1);
  return gap === STOP || gap === BREAK || (s.grammar(i + 1) & FUNCTION_WORD) !== 0;
}

/** Products and shops that are called like people. */
const BRANDS = /^(?:alexa|siri|cortana|mercedes|zara|ally)$/;
const SHOPS =
  /^(?:wendy|denny|macy|levi|carter|kohl|dillard|joe|jimmy|papa|harry|ben|jerry|sam|dick|victoria|jack)$/;

function isBrand(s: Scan, i: number): boolean {
  const name = s.spelling(i);
  if (BRANDS.test(name)) return true;
  if ((s.flags(i) & HAS_S) === 0) return false;
  // "Trader Joe's", "Wendy's and Arby's", "robbed a Denny's".
  if (i > 0 && s.gap(i) === SPACE && capital(s, i - 1) && (s.grammar(i - 1) & FUNCTION_WORD) === 0)
    return !has(s, i - 1, HUMAN) && !(s.startsSentence(i - 1) && /(?:ed|ing)$/.test(s.spelling(i - 1)));
  return SHOPS.test(name) && (closedBehind(s, i) || /^(?:a|the)$/.test(s.spelling(i - 1)));
}

/** What follows the possessive is no noun of theirs. */
function closedBehind(s: Scan, i: number): boolean {
  const gap = s.gap(i + 1);
  return gap === STOP || gap === BREAK || (s.grammar(i + 1) & FUNCTION_WORD) !== 0;
}

/** "Mark loved his cats": a pronoun of the same sentence speaks of the one whose name comes first. */
function personBehind(s: Scan, i: number): boolean {
  for (let k = i + 2, n = 0; k < s.tokens.count && n < 10 && s.gap(k) !== STOP; k++, n++)
    if (/^(?:he|she|his|her|him|himself|herself|hers)$/.test(s.spelling(k))) return true;
  return false;
}

function inPersonPlace(s: Scan, i: number): boolean {
  const starts = s.startsSentence(i);
  const before = s.spelling(i - 1);
  const isWord = (s.grammar(i) & NAME_IS_WORD) !== 0;
  const linked = !starts && s.gap(i) === SPACE;
  if (
    linked &&
    (ADDRESSES.test(before) || (has(s, i - 1, HUMAN) && !capital(s, i - 1))) &&
    (closed(s, i) || verbFollows(s, i))
  )
    return true;
  const shown = linked && (s.grammar(i - 1) & BE) !== 0 && /^(?:it|that)$/.test(s.spelling(i - 2));
  if (shown && closed(s, i) && !isWord) return true;
  if (paired(s, i)) return true;
  if (starts && verbFollows(s, i) && personBehind(s, i)) return true;
  if (isWord) return false;
  if (verbFollows(s, i)) return true;
  const phrasal =
    /^(?:up|down|off|out|on)$/.test(before) && (has(s, i - 2, CONDUCT) || DEALS_WITH.test(s.spelling(i - 2)));
  const deals = phrasal || DEALS_WITH.test(before) || (s.grammar(i - 1) & CONDUCT) !== 0;
  if (linked && deals && closed(s, i)) return true;
  if ((s.flags(i) & HAS_S) !== 0 && s.gap(i + 1) === SPACE && !capital(s, i + 1)) return true;
  if (WHERE.test(s.spelling(i + 1)) && s.gap(i + 1) === SPACE && !capital(s, i + 2)) return true;
  // ", Jerome, was" and "Jerome, still want": set apart by commas, lower case behind.
  const comma = s.gap(i + 1) === BREAK && s.code(s.tokens.end[i] ?? 0) === 44 && !capital(s, i + 2);
  const listed = (s.flags(i + 2) & MARKED) !== 0;
  return comma && !listed && !capital(s, i + 1) && (starts || s.code((s.tokens.start[i] ?? 0) - 2) === 44);
}

export const LONE_NAME: StructuralRule = {
  id: 'name.lone',
  words: [],
  find: (s, i, detector) => {
    const grammar = s.grammar(i);
    if ((grammar & FIRST_NAME) === 0) return;
    if (s.to(i) - s.from(i) < 3 && !(s.startsSentence(i) && personBehind(s, i))) return;
    if (!capital(s, i)) {
      const plain = (grammar & (NAME_IS_WORD | LAST_NAME)) === 0;
      if (s.tokens.caseless && plain && greeted(s, i))
        s.hit(i, i, { class: 'name', detector, rule: 'name.lone', score: 0.6 });
      return;
    }
    if (s.tokens.shouting || (s.flags(i) & ALL_CAPITALS) !== 0) return;
    if (isBrand(s, i) || s.isShaded(i)) return;
    // "Jean-Luc keyed the van": a name of two parts.
    const double = s.gap(i + 1) === HYPHEN && capital(s, i + 1) && verbFollows(s, i + 1);
    if (double) s.hit(i, i + 1, { class: 'name', detector, rule: 'name.lone', score: 0.6 });
    if (double || besideCapital(s, i) || !inPersonPlace(s, i)) return;
    s.hit(i, i, { class: 'name', detector, rule: 'name.lone', score: 0.6 });
  },
};
