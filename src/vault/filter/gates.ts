import {
  ADVERB,
  ARTICLE,
  BE,
  CONDUCT,
  CONJUNCTION,
  CONTRACTED_BE,
  COPULA,
  CUE_SETS,
  cueBit,
  DETERMINER,
  FIRST_NAME,
  FUNCTION_WORD,
  HAVE,
  HUMAN,
  LAST_NAME,
  NUMBER_WORD,
  ORIGIN,
  PERSON,
  POSSESSIVE,
  QUANTIFIER,
  SOMEONE,
  SUBJECT,
  TREATMENT,
} from './grammar/bits.js';
import type { Atom, Gate, Scan } from './scan.js';
import { ALL_CAPITALS, BREAK, CAPITAL, DIGITS, HAS_S, HYPHEN, SPACE, STOP, TAGGED } from './tokens.js';

const joined = (gap: number): boolean => gap === SPACE || gap === HYPHEN;
const has = (s: Scan, i: number, bits: number): boolean => (s.grammar(i) & bits) !== 0;

function cap(s: Scan, i: number): boolean {
  return (s.flags(i) & CAPITAL) !== 0;
}

function capMid(s: Scan, i: number): boolean {
  if (!cap(s, i) || s.tokens.shouting || s.startsSentence(i)) return false;
  // The first word inside quotes, or after a colon or a bullet, has its capital from there.
  const gap = s.gap(i);
  if (gap !== BREAK) return true;
  const before = s.code((s.tokens.start[i] ?? 0) - 1);
  return before !== 34 && before !== 58 && before !== 45;
}

/** The clause ends after token `j`, or a word follows that cannot be a noun. */
export function clauseEnds(s: Scan, j: number): boolean {
  const gap = s.gap(j + 1);
  if (gap === STOP || gap === BREAK) return true;
  if (gap === HYPHEN) return false;
  if ((s.flags(j) & HAS_S) !== 0) return false;
  return has(s, j + 1, FUNCTION_WORD);
}

export function person(s: Scan, j: number): boolean {
  let k = j + 1;
  if (!joined(s.gap(k)) || (s.flags(j) & HAS_S) !== 0) return false;
  if (has(s, k, HUMAN)) return true;
  if (has(s, k, CONJUNCTION) && joined(s.gap(k + 1)) && !has(s, k + 1, FUNCTION_WORD)) {
    k += 1;
    if (isTerm(s, k) && joined(s.gap(k + 1))) return has(s, k + 1, HUMAN);
    return false;
  }
  if (has(s, k, FUNCTION_WORD)) return false;
  return joined(s.gap(k + 1)) && has(s, k + 1, HUMAN);
}

/** The token begins some entry of the lexicon. */
function isTerm(s: Scan, i: number): boolean {
  return (s.tables.first[s.tokens.word[i] ?? 0] ?? 0) > 0;
}

function humanSubject(s: Scan, at: number): boolean {
  for (let k = at, n = 0; k >= 0 && n < 3; k--, n++) {
    if (has(s, k, SUBJECT | HUMAN | FIRST_NAME | LAST_NAME | SOMEONE)) return s.spelling(k) !== 'it';
    if (
      /^(?:one|other|others|there|majority|both|all|whom|some|many|most|none|each|that|candidate|applicant)$/.test(
        s.spelling(k),
      )
    )
      return true;
    if (cap(s, k) && !s.startsSentence(k) && !has(s, k, FUNCTION_WORD)) return true;
    if (s.startsSentence(k)) return false;
    if (!has(s, k, ADVERB)) return false;
  }
  return false;
}

function predicate(s: Scan, i: number, j: number): boolean {
  if (!clauseEnds(s, j)) return false;
  const next = j + 1;
  if (s.gap(next) === SPACE && s.spelling(next) === 'to' && s.spelling(i - 1) !== 'too') return false;
  if (s.spelling(next) === 'and' && s.spelling(next + 1) === 'proud') return true;
  // "Trans and tired.": a sentence that leaves out "I am".
  const bare = s.startsSentence(i) && s.spelling(next) === 'and' && s.gap(next) === SPACE;
  if (bare && !has(s, next + 1, FUNCTION_WORD) && clauseEnds(s, next + 1)) return true;
  if (s.gap(i) === SPACE && /^(?:one|other|both)$/.test(s.spelling(i - 1))) return true;
  for (let k = i - 1, n = 0; k >= 0 && n < 4; k--, n++) {
    if (s.gap(k + 1) === STOP) return false;
    if (has(s, k, CONTRACTED_BE)) return true;
    if (s.spelling(k) === 'being') return true;
    if (s.spelling(k) === 'other' && (n === 0 || s.spelling(k + 1) === 'as')) return true;
    if (has(s, k, BE)) return humanSubject(s, k - 1) || has(s, k + 1, SUBJECT);
    if (has(s, k, COPULA)) return true;
    if (!has(s, k, ADVERB | ARTICLE | CONJUNCTION) && !/^(?:as|out)$/.test(s.spelling(k)) && !isTerm(s, k))
      return false;
  }
  return false;
}

function nounUse(s: Scan, i: number, j: number): boolean {
  if (!clauseEnds(s, j) || !joined(s.gap(i)) || i === 0) return false;
  const opens = DETERMINER | POSSESSIVE | QUANTIFIER | ARTICLE | NUMBER_WORD;
  if (has(s, i - 1, opens) || (s.flags(i - 1) & (HAS_S | DIGITS)) !== 0) return true;
  return joined(s.gap(i - 1)) && !has(s, i - 1, FUNCTION_WORD) && has(s, i - 2, opens);
}

function near(s: Scan, i: number, j: number, reach: number, test: (k: number) => boolean): boolean {
  for (let k = i - 1, n = 0; k >= 0 && n < reach; k--, n++) {
    if (s.gap(k + 1) === STOP) break;
    if (test(k)) return true;
  }
  for (let k = j + 1, n = 0; k < s.tokens.count && n < reach; k++, n++) {
    if (s.gap(k) === STOP) break;
    if (test(k)) return true;
  }
  return false;
}

function before(s: Scan, i: number, reach: number, bits: number): boolean {
  for (let k = i - 1, n = 0; k >= 0 && n < reach; k--, n++) {
    if (s.gap(k + 1) === STOP) return false;
    if (has(s, k, bits)) return true;
  }
  return false;
}

function kin(s: Scan, i: number): boolean {
  if (i === 0 || !joined(s.gap(i))) return false;
  if (has(s, i - 1, POSSESSIVE) || (s.flags(i - 1) & HAS_S) !== 0) return true;
  if (!joined(s.gap(i - 1)) || has(s, i - 1, FUNCTION_WORD)) return false;
  return has(s, i - 2, POSSESSIVE) || (i > 1 && (s.flags(i - 2) & HAS_S) !== 0);
}

function caps(s: Scan, i: number): boolean {
  return (s.flags(i) & ALL_CAPITALS) !== 0 && !s.tokens.shouting;
}

/** A telegraphic sentence of one's own: "FICO in the gutter, I opened two cards." leaves out "my". */
function elided(s: Scan, i: number): boolean {
  const start = s.startsSentence(i)
    ? i
    : s.startsSentence(i - 1) &&
        /^(?:newly|still|finally|now|recently|currently|just)$/.test(s.spelling(i - 1))
      ? i - 1
      : -1;
  if (start < 0) return false;
  for (let k = i + 1, n = 0; k < s.tokens.count && n < 20; k++, n++) {
    if (s.gap(k) === STOP) return false;
    if (/^(?:i|i'm|i've|i'll|i'd|my|me)$/.test(s.spelling(k))) return true;
  }
  return false;
}

const ATOMS: Readonly<Record<string, Atom>> = {
  cap: (s, i) => cap(s, i) && !s.tokens.shouting,
  capmid: (s, i) => capMid(s, i),
  caps: (s, i) => caps(s, i),
  lower: (s, i) => !cap(s, i),
  solo: (s, i, j) =>
    !(
      i > 0 &&
      s.gap(i) === SPACE &&
      cap(s, i - 1) &&
      !has(s, i - 1, FUNCTION_WORD) &&
      !s.startsSentence(i - 1)
    ) && !(s.gap(j + 1) === SPACE && cap(s, j + 1) && !has(s, j + 1, FUNCTION_WORD)),
  person: (s, _i, j) => person(s, j),
  pred: (s, i, j) => predicate(s, i, j),
  noun: (s, i, j) => nounUse(s, i, j),
  plural: (_s, _i, _j, plural) => plural,
  end: (s, _i, j) => clauseEnds(s, j),
  kin: (s, i) => kin(s, i) || elided(s, i),
  self: (s, i) => before(s, i, 4, SUBJECT | HUMAN | FIRST_NAME),
  has: (s, i) => before(s, i, 3, HAVE) || elided(s, i),
  origin: (s, i, j) => near(s, i, j, 4, (k) => has(s, k, ORIGIN)),
  takes: (s, i, j) =>
    near(s, i, j, 5, (k) => has(s, k, TREATMENT) || s.spelling(k) === 'on') &&
    !near(s, i, j, 5, (k) => has(s, k, CONDUCT)),
};

export const GATE_ATOMS: readonly string[] = [...Object.keys(ATOMS), ...CUE_SETS, 'strong'];

function atom(name: string): Atom | null {
  const known = ATOMS[name];
  if (known) return known;
  const set = CUE_SETS.find((c) => c === name);
  if (!set) return null;
  const bit = cueBit(set);
  return (s, i, j) => near(s, i, j, 5, (k) => (s.cue(k) & bit) !== 0);
}

/** An adjective or a person noun right before a word for a human: never anything but a description of that human. */
const beforeHuman: Atom = (s, _i, j) => s.gap(j + 1) === SPACE && has(s, j + 1, PERSON);

/** A gate for words that describe humans also opens right before "person" and its like. */
export function describingHumans(gate: Gate, properName: boolean): Gate {
  const atoms = properName ? [[beforeHuman], [(s: Scan, i: number) => capMid(s, i)]] : [[beforeHuman]];
  return {
    text: gate.text,
    alternatives: [...gate.alternatives, ...atoms.map((a) => ({ atoms: a, strong: false }))],
  };
}

/** Reads a gate as the lexicons write it (`capmid|person`, `cap+origin`); null means "always". */
export function parseGate(text: string): Gate | null {
  if (text === '' || text === '-') return null;
  const alternatives = text.split('|').map((alternative) => {
    const names = alternative.split('+').map((n) => n.trim());
    const atoms = names
      .filter((n) => n !== 'strong')
      .map((n) => {
        const a = atom(n);
        if (!a) throw new Error(`unknown gate: ${n}`);
        return a;
      });
    return { atoms, strong: names.includes('strong') };
  });
  return { text, alternatives };
}

/** Whether a gate lets a find through: yes, no, or only if the sentence has a certain find besides. */
export function passes(
  gate: Gate,
  s: Scan,
  i: number,
  j: number,
  plural: boolean,
): 'yes' | 'no' | 'if_strong' {
  s.spend(2);
  let waiting = false;
  for (const { atoms, strong } of gate.alternatives) {
    let all = true;
    for (const a of atoms) {
      if (!a(s, i, j, plural)) {
        all = false;
        break;
      }
    }
    if (!all) continue;
    if (!strong) return 'yes';
    waiting = true;
  }
  return waiting ? 'if_strong' : 'no';
}

/** Tokens inside hashtags have no neighbours to ask. */
export function isTagged(s: Scan, i: number): boolean {
  return (s.flags(i) & TAGGED) !== 0;
}
