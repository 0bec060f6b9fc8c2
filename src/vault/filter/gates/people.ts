import {
  ADVERB,
  ARTICLE,
  AUXILIARY,
  BE,
  CONJUNCTION,
  CONTRACTED_BE,
  COPULA,
  DETERMINER,
  FIRST_NAME,
  FUNCTION_WORD,
  HAVE,
  HUMAN,
  LAST_NAME,
  NAME_IS_WORD,
  NUMBER_WORD,
  POSSESSIVE,
  QUANTIFIER,
  SOMEONE,
  SUBJECT,
  THING,
} from '../grammar/bits.js';
import { DIGITS, HAS_S, MARKED, SPACE, STOP } from '../tokens.js';
import { bareAttribute } from './ellipsis.js';
import {
  cap,
  clauseEnds,
  has,
  isOneOfThem,
  isTerm,
  joined,
  near,
  type Surroundings,
} from './surroundings.js';

/** Roles that are also parts of software: "a single client", "the old worker" beside other things are no people. */
const MACHINES =
  /^(?:clients?|servers?|reporters?|consumers?|producers?|agents?|workers?|handlers?|hosts?|drivers?|builders?|editors?|operators?|dealers?|users?|masters?|slaves?|owners?|leaders?|followers?|brokers?|readers?|writers?|listeners?|observers?|players?)$/;

/** A human by job or relation; "the older one" may be anything. */
function isHuman(s: Surroundings, k: number): boolean {
  if (!has(s, k, HUMAN)) return false;
  if (/^ones?$/.test(s.spelling(k))) return isOneOfThem(s, k);
  return !MACHINES.test(s.spelling(k)) || !near(s, k, k, 5, (n) => has(s, n, THING));
}

export function person(s: Surroundings, j: number): boolean {
  let k = j + 1;
  if (!joined(s.gap(k)) || (s.flags(j) & HAS_S) !== 0) return false;
  if (isHuman(s, k)) return true;
  if (has(s, k, CONJUNCTION) && joined(s.gap(k + 1)) && !has(s, k + 1, FUNCTION_WORD)) {
    k += 1;
    if (isTerm(s, k) && joined(s.gap(k + 1))) return isHuman(s, k + 1);
    return false;
  }
  if (has(s, k, FUNCTION_WORD) || (s.flags(k) & MARKED) !== 0) return false;
  return joined(s.gap(k + 1)) && isHuman(s, k + 1);
}

/** Words that stand for people without naming them, before "are", "is", "was". */
const STANDS_FOR_PEOPLE =
  /^(?:one|other|others|there|majority|both|all|whom|some|many|most|none|each|that|candidate|applicant|sexuality|gender|orientation|religion|race|status|background|and|or)$/;

/** A name with its capital; in a text without capitals only one that is no word. */
function isName(s: Surroundings, k: number): boolean {
  if (!has(s, k, FIRST_NAME | LAST_NAME)) return false;
  return cap(s, k) || !has(s, k, NAME_IS_WORD | LAST_NAME);
}

/** The words up to `at` end in a human: the subject of the verb behind them. */
function humanSubject(s: Surroundings, at: number): boolean {
  for (let k = at, n = 0; k >= 0 && n < 3; k--, n++) {
    if (s.gap(k + 1) === STOP) return false;
    if (has(s, k, SUBJECT | HUMAN | SOMEONE) || isName(s, k)) return s.spelling(k) !== 'it';
    if (has(s, k, THING)) return false;
    if (STANDS_FOR_PEOPLE.test(s.spelling(k))) return true;
    if (cap(s, k) && !s.startsSentence(k) && !has(s, k, FUNCTION_WORD)) return true;
    if (s.startsSentence(k)) return false;
    if (!has(s, k, ADVERB | HAVE)) return false;
  }
  return false;
}

/** Verbs that only people do: whose subject need not be looked at. */
const HUMAN_COPULA = /^(?:identif|born|raised|grew|feel|felt|feeling|act|call|consider|legally|openly)/;

/** A thing is the subject: "the roof looks", "it sounds". */
function thingSubject(s: Surroundings, at: number): boolean {
  for (let k = at, n = 0; k >= 0 && n < 3; k--, n++) {
    if (s.gap(k + 1) === STOP) return false;
    if (has(s, k, THING) || /^(?:it|this|that|everything|something|things?)$/.test(s.spelling(k)))
      return true;
    if (!has(s, k, ADVERB | AUXILIARY)) return false;
  }
  return false;
}

/** "Status: single", "Religion: Jain": the name of a field and a colon. */
function isField(s: Surroundings, i: number): boolean {
  if (s.code((s.tokens.start[i] ?? 0) - 2) !== 58) return false;
  return /^(?:status|religion|politics|gender|race|ethnicity|orientation|sexuality|sex|nationality|relationship|faith|marital|identity|citizenship|disability|military|profile|leaning|views|affiliation|heritage|background)$/.test(
    s.spelling(i - 1),
  );
}

/** "a tenant who is deaf asked": in a relative clause the predicate ends where the verb of the sentence begins. */
export function isRelative(s: Surroundings, i: number, j: number): boolean {
  if (s.gap(i) !== SPACE || s.gap(j + 1) !== SPACE) return false;
  const who =
    /^(?:who's|whos)$/.test(s.spelling(i - 1)) || (has(s, i - 1, BE) && s.spelling(i - 2) === 'who');
  return (
    who &&
    !has(s, j + 1, FUNCTION_WORD) &&
    /(?:ed|[^s]s|said|told|got|took|came|went|left|saw|sent|gave|ran|hit)$/.test(s.spelling(j + 1))
  );
}

/** "is she straight?", "are you deaf?": the verb comes first. */
function isAsked(s: Surroundings, i: number): boolean {
  const subject = i - 1;
  if (s.gap(i) !== SPACE || s.gap(subject) !== SPACE || s.spelling(subject) === 'it') return false;
  return has(s, subject, SUBJECT) && has(s, subject - 1, BE);
}

export function predicate(s: Surroundings, i: number, j: number): boolean {
  if (isField(s, i)) return true;
  if (isRelative(s, i, j)) return true;
  if (!clauseEnds(s, j)) return false;
  if (bareAttribute(s, i, j)) return true;
  const next = j + 1;
  if (s.gap(next) === SPACE && s.spelling(next) === 'to' && s.spelling(i - 1) !== 'too') return false;
  if (s.spelling(next) === 'and' && s.spelling(next + 1) === 'proud') return true;
  // "Trans and tired.": a sentence that leaves out "I am".
  const bare = s.startsSentence(i) && s.spelling(next) === 'and' && s.gap(next) === SPACE;
  if (bare && !has(s, next + 1, FUNCTION_WORD) && clauseEnds(s, next + 1)) return true;
  if (s.gap(i) === SPACE && /^(?:one|other|both)$/.test(s.spelling(i - 1))) return true;
  if (isAsked(s, i)) return true;
  for (let k = i - 1, n = 0; k >= 0 && n < 4; k--, n++) {
    if (s.gap(k + 1) === STOP) return false;
    if (has(s, k, CONTRACTED_BE)) return true;
    if (s.spelling(k) === 'being') return true;
    if (s.spelling(k) === 'other' && (n === 0 || s.spelling(k + 1) === 'as')) return true;
    if (has(s, k, BE)) return humanSubject(s, k - 1) || has(s, k + 1, SUBJECT);
    if (has(s, k, COPULA)) return HUMAN_COPULA.test(s.spelling(k)) || !thingSubject(s, k - 1);
    if (!has(s, k, ADVERB | ARTICLE | CONJUNCTION) && !/^(?:as|out)$/.test(s.spelling(k)) && !isTerm(s, k))
      return false;
  }
  return false;
}

export function nounUse(s: Surroundings, i: number, j: number): boolean {
  if (isField(s, i)) return true;
  if (!clauseEnds(s, j) || !joined(s.gap(i)) || i === 0) return false;
  const opens = DETERMINER | POSSESSIVE | QUANTIFIER | ARTICLE | NUMBER_WORD;
  if (has(s, i - 1, opens) || (s.flags(i - 1) & (HAS_S | DIGITS)) !== 0) return true;
  return joined(s.gap(i - 1)) && !has(s, i - 1, FUNCTION_WORD) && has(s, i - 2, opens);
}

/** "The black made sure he had ...": the subject of a verb, and a pronoun speaks of the same one. */
function doesSomething(s: Surroundings, i: number, j: number): boolean {
  if (!s.startsSentence(i - 1) || !/^(?:the|a|this|that)$/.test(s.spelling(i - 1)) || s.gap(i) !== SPACE)
    return false;
  const verb = s.spelling(j + 1);
  if (
    s.gap(j + 1) !== SPACE ||
    !/(?:ed|made|said|told|got|took|came|went|ran|saw|knew|gave|kept|stole|was|had)$/.test(verb)
  )
    return false;
  for (let k = j + 2, n = 0; n < 6 && s.gap(k) !== STOP; k++, n++)
    if (/^(?:he|she|his|her|him|himself|herself)$/.test(s.spelling(k))) return true;
  return false;
}

/** The same for colours: "a black", "the angry white", but not "the gate black", where a thing has the colour. */
export function colourNoun(s: Surroundings, i: number, j: number): boolean {
  if (doesSomething(s, i, j)) return true;
  if (!nounUse(s, i, j)) return false;
  if (has(s, i - 1, DETERMINER | POSSESSIVE | QUANTIFIER | ARTICLE | NUMBER_WORD)) return true;
  return (
    !has(s, i - 1, THING) &&
    !/^(?:gate|gates|fence|fences|wall|walls|ceiling|trim|table|tables|shed|deck|hull|kitchen|hall|room|rooms|hair|shutters|floor|floors|coffee|tea|screen|background|text|line|lines)$/.test(
      s.spelling(i - 1),
    )
  );
}

export function kin(s: Surroundings, i: number): boolean {
  if (i === 0 || !joined(s.gap(i))) return false;
  if (has(s, i - 1, POSSESSIVE) || (s.flags(i - 1) & HAS_S) !== 0) return true;
  if (!joined(s.gap(i - 1)) || has(s, i - 1, FUNCTION_WORD)) return false;
  return has(s, i - 2, POSSESSIVE) || (i > 1 && (s.flags(i - 2) & HAS_S) !== 0);
}
