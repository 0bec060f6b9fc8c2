import {
  CONDUCT,
  CUE_SETS,
  cueBit,
  FIRST_NAME,
  FUNCTION_WORD,
  HAVE,
  HUMAN,
  ORIGIN,
  SUBJECT,
  TREATMENT,
} from '../grammar/bits.js';
import { ALL_CAPITALS, BREAK, SPACE, STOP } from '../tokens.js';
import { elided, elidedSubject, sinceThen } from './ellipsis.js';
import { colourNoun, isRelative, kin, nounUse, person, predicate } from './people.js';
import {
  before,
  cap,
  capMid,
  clauseEnds,
  has,
  isMark,
  near,
  nearInClause,
  type Surroundings,
} from './surroundings.js';

/** One condition on the words around the tokens `i` to `j` (inclusive). Pure; looks at no more than six neighbours. */
export type Atom = (s: Surroundings, i: number, j: number, plural: boolean) => boolean;

function caps(s: Surroundings, i: number): boolean {
  return (s.flags(i) & ALL_CAPITALS) !== 0 && !s.tokens.shouting;
}

/** A subject within four words before; "it is disabled by default" has none. */
function subjectBefore(s: Surroundings, i: number): boolean {
  for (let k = i - 1, n = 0; k >= 0 && n < 4; k--, n++) {
    if (s.gap(k + 1) === STOP || isMark(s, k)) return false;
    if (has(s, k, SUBJECT | HUMAN | FIRST_NAME) && s.spelling(k) !== 'it') return true;
  }
  return false;
}

/** A verb of conduct before the medicine, or behind it in the same clause: "sold Suboxone", "Suboxone strips sold". */
function isTraded(s: Surroundings, i: number, j: number): boolean {
  for (let k = i - 1, n = 0; k >= 0 && n < 5 && s.gap(k + 1) !== STOP; k--, n++)
    if (has(s, k, CONDUCT)) return true;
  for (let k = j + 1, n = 0; k < s.tokens.count && n < 5; k++, n++) {
    if (s.gap(k) === STOP || s.gap(k) === BREAK || /^(?:and|but|while|then|so)$/.test(s.spelling(k)))
      return false;
    if (has(s, k, CONDUCT)) return true;
  }
  return false;
}

/** A mark may have been a name: had the word been by itself in the first pass, it would be gone. */
const maybeNamed = (s: Surroundings, k: number): boolean => cap(s, k) || isMark(s, k);

function namedBefore(s: Surroundings, i: number): boolean {
  const k = i - 1;
  return i > 0 && s.gap(i) === SPACE && maybeNamed(s, k) && !has(s, k, FUNCTION_WORD) && !s.startsSentence(k);
}

function namedBehind(s: Surroundings, j: number): boolean {
  return s.gap(j + 1) === SPACE && maybeNamed(s, j + 1) && !has(s, j + 1, FUNCTION_WORD);
}

/** "rode from Key West to Naples": where a journey went tells of no origin; "moved from Honduras to Texas" does by its verb. */
function isRoute(s: Surroundings, from: number): boolean {
  if (s.spelling(from) !== 'from') return false;
  for (let k = from + 2, n = 0; n < 5 && s.gap(k) === SPACE; k++, n++)
    if (s.spelling(k) === 'to') return cap(s, k + 1) && cap(s, from + 1);
  return false;
}

const ATOMS: Readonly<Record<string, Atom>> = {
  // At a sentence's start everything has a capital: "Bad credit for a good idea", "Unions of pipe" are of things.
  cap: (s, i, j) =>
    cap(s, i) &&
    !s.tokens.shouting &&
    !(s.startsSentence(i) && s.gap(j + 1) === SPACE && /^(?:for|of)$/.test(s.spelling(j + 1))),
  capmid: (s, i) => capMid(s, i),
  caps: (s, i) => caps(s, i),
  lower: (s, i) => !cap(s, i),
  solo: (s, i, j) => !namedBefore(s, i) && !namedBehind(s, j),
  person: (s, _i, j) => person(s, j),
  pred: (s, i, j) => predicate(s, i, j),
  noun: (s, i, j) => nounUse(s, i, j),
  colour: (s, i, j) => colourNoun(s, i, j),
  plural: (_s, _i, _j, plural) => plural,
  stop: (s, _i, j) => s.gap(j + 1) === STOP || s.gap(j + 1) === BREAK,
  end: (s, i, j) => clauseEnds(s, j) || isRelative(s, i, j),
  kin: (s, i) => kin(s, i) || elided(s, i) || sinceThen(s, i),
  self: (s, i) => subjectBefore(s, i) || elidedSubject(s, i),
  has: (s, i) => before(s, i, 3, HAVE) || elided(s, i) || sinceThen(s, i),
  origin: (s, i, j) => near(s, i, j, 4, (k) => has(s, k, ORIGIN) && !s.isShaded(k) && !isRoute(s, k)),
  takes: (s, i, j) =>
    (/^my$/.test(s.spelling(i - 1)) ||
      near(s, i, j, 5, (k) => (has(s, k, TREATMENT) && !s.isShaded(k)) || s.spelling(k) === 'on')) &&
    !isTraded(s, i, j),
};

export const GATE_ATOMS: readonly string[] = [...Object.keys(ATOMS), ...CUE_SETS, 'strong'];

export function atom(name: string): Atom | null {
  const known = ATOMS[name];
  if (known) return known;
  const set = CUE_SETS.find((c) => c === name);
  if (!set) return null;
  const bit = cueBit(set);
  return (s, i, j) => nearInClause(s, i, j, 5, (k) => (s.cue(k) & bit) !== 0);
}
