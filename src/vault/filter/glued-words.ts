import { FIRST_NAME, FUNCTION_WORD, HUMAN } from './grammar/bits.js';
import { codesToText, type Scan } from './scan.js';
import { type Entry, entriesAt } from './tables.js';
import { HASH_SEED, hashStep } from './vocabulary.js';

/**
 * Reads words inside words: camel-case pieces, terms at seams, describing words glued to humans.
 */
const LONGEST_TERM = 22;

/** "surferdude68", "maria1975": a year at the end of a handle is mostly one's birth year. */
export function birthYearAtEnd(s: Scan, start: number, end: number): boolean {
  let digits = 0;
  while (end - digits > start && s.code(end - digits - 1) >= 48 && s.code(end - digits - 1) <= 57) digits++;
  const letters = end - digits - start;
  const value = (k: number): number => s.code(end - k) - 48;
  if (digits === 4) return letters >= 4 && value(4) === 1 && value(3) === 9 && value(2) >= 4;
  return digits === 2 && letters >= 6 && value(2) >= 5;
}

/** An adjective or person noun of a class, whatever its gate. */
function describing(s: Scan, word: number): Entry | null {
  for (const entry of entriesAt(s.tables, s.tables.first[word] ?? 0)) {
    if (entry.to === null && (entry.shape === 'adj' || entry.shape === 'person')) return entry;
  }
  return null;
}

/** "trans_becky", "deaf-guy-83": a describing word beside a name or a word for a human. */
export function beside(s: Scan, i: number, first: number, last: number): Entry | null {
  const human = HUMAN | FIRST_NAME;
  const near =
    (i > first && (s.grammar(i - 1) & human) !== 0) || (i < last && (s.grammar(i + 1) & human) !== 0);
  const ofPeople =
    (i > first && OF_PEOPLE.test(s.spelling(i - 1))) || (i < last && OF_PEOPLE.test(s.spelling(i + 1)));
  const word = s.tokens.word[i] ?? 0;
  if (((s.tables.grammar[word] ?? 0) & FUNCTION_WORD) !== 0) return null;
  return near || ofPeople ? describing(s, word) : null;
}

/** Words of oneself and one's like beside a describing word in a tag or handle: "ProudDeafDad", "blackhistory". */
const OF_PEOPLE =
  /^(?:proud|proudly|pride|my|im|iam|life|living|gamer|gaming|mom|mama|mum|dad|daddy|girl|girls|boy|boys|guy|man|men|woman|women|vet|vets|power|strong|lives|matter|nation|community|squad|fam|family|survivor|warrior|queen|king|boss|love|problems|gang|twitter|tok|tiktok|coach|nurse|chef|and|with|in|babe|bear|chick|dude|kid|kids|teen|mami|papi|artist|writer|runner|rider|driver|dancer|baker|trucker|welder|cop|teacher|student|alumni|club|crew|house|nerd|geek|unite|united|joy|excellence|magic|culture|history|heritage|month|rights|visibility|awareness|journey|hustle|vibes|goals|as|af)$/;

/** "deafguy": a describing word glued to a word for a human. */
export function glueOfPerson(s: Scan, i: number): Entry | null {
  const { tables } = s;
  const start = s.tokens.start[i] ?? 0;
  const end = s.tokens.end[i] ?? 0;
  if (s.tokens.word[i] !== 0 || end - start < 6 || end - start > 24) return null;
  for (let cut = start + 3; cut <= end - 3; cut++) {
    const entry = describing(s, wordOf(s, start, cut));
    const rest = entry ? wordOf(s, cut, end) : 0;
    if (entry && OF_PEOPLE.test(codesToText(s.folded.codes, cut, end))) return entry;
    if (entry && rest > 0 && ((tables.grammar[rest] ?? 0) & (HUMAN | FIRST_NAME)) !== 0) return entry;
  }
  return null;
}

function wordOf(s: Scan, start: number, end: number): number {
  let hash = HASH_SEED;
  for (let k = start; k < end; k++) hash = hashStep(hash, s.folded.codes[k] ?? 0);
  return s.tables.vocabulary.find(s.folded.codes, start, end, hash);
}

/** The first glued term inside `[start, end)`: long ones anywhere, short ones only at a seam. */
export function findInside(s: Scan, start: number, end: number): Entry | null {
  const { tables } = s;
  const codes = s.folded.codes;
  s.spend(Math.min(end - start, 200) * 4);
  const limit = Math.min(end, start + 200);
  for (let a = start; a < limit; a++) {
    let hash = HASH_SEED;
    for (let b = a; b < limit && b - a < LONGEST_TERM; b++) {
      hash = hashStep(hash, codes[b] ?? 0);
      const length = b - a + 1;
      if (length < 3) continue;
      const word = tables.vocabulary.find(codes, a, b + 1, hash);
      if (word === 0) continue;
      const index = tables.glued[word] ?? 0;
      if (index === 0) continue;
      if (((tables.grammar[word] ?? 0) & FUNCTION_WORD) !== 0) continue;
      const entry = tables.gluedEntries[index - 1];
      if (!entry || entry.to !== null) continue;
      if (length >= 6) return entry;
      if (isSeam(s, a, start, end) && isSeam(s, b + 1, start, end)) return entry;
      if (length === 5 && (a === start || b + 1 === end || isSeam(s, a, start, end))) return entry;
      if (length === 4 && (a === start || b + 1 === end) && end - start >= 6) return entry;
    }
  }
  return null;
}

/** An edge of the range, a change of case in the original, or a digit beside a letter. */
function isSeam(s: Scan, at: number, start: number, end: number): boolean {
  if (at <= start || at >= end) return true;
  const from = s.folded.identity ? at : (s.folded.from[at] ?? 0);
  const here = s.text.charCodeAt(from);
  const before = s.text.charCodeAt(from - 1);
  const upper = here >= 65 && here <= 90;
  const lowerBefore = before >= 97 && before <= 122;
  const lowerAfter = s.text.charCodeAt(from + 1) >= 97 && s.text.charCodeAt(from + 1) <= 122;
  if (upper && (lowerBefore || lowerAfter)) return true;
  const digit = (c: number): boolean => c >= 48 && c <= 57;
  return digit(here) !== digit(before);
}

/** Ends of the camel-case pieces of `[start, end)`: "MadeInManila" has three, "HDFamily" two. */
function pieces(s: Scan, start: number, end: number): number[] {
  const cuts: number[] = [];
  for (let at = start + 1; at < end; at++) if (isSeam(s, at, start, end)) cuts.push(at);
  cuts.push(end);
  return cuts;
}

/** "PTSDwarrior": capitals that are a term, then a word. */
function capitalsThenWord(s: Scan, start: number, end: number): Entry | null {
  const upper = (at: number): boolean => {
    const c = s.text.charCodeAt(s.folded.identity ? at : (s.folded.from[at] ?? 0));
    return c >= 65 && c <= 90;
  };
  let at = start;
  while (at < end && upper(at)) at++;
  if (at - start < 3 || end - at < 3 || !s.tables.english.knows(codesToText(s.folded.codes, at, end)))
    return null;
  const entries = entriesAt(s.tables, s.tables.first[wordOf(s, start, at)] ?? 0);
  return entries.find((e) => e.to === null && e.shape !== 'safe' && e.gate === null) ?? null;
}

/** A phrase or a place spelled by the camel-case pieces of a tag: "WorkCompWarrior", "MadeInManila". */
export function spelledByPieces(s: Scan, start: number, end: number): Entry | null {
  return spelledBy(s, start, pieces(s, start, end)) ?? capitalsThenWord(s, start, end);
}

function spelledBy(s: Scan, start: number, ends: readonly number[]): Entry | null {
  const { tables } = s;
  if (ends.length < 2 || ends.length > 10) return null;
  const words: number[] = [];
  let from = start;
  for (const to of ends) {
    let hash = HASH_SEED;
    for (let k = from; k < to; k++) hash = hashStep(hash, s.folded.codes[k] ?? 0);
    words.push(tables.vocabulary.find(s.folded.codes, from, to, hash));
    from = to;
  }
  for (let i = 0; i < words.length; i++) {
    let node = tables.first[words[i] ?? 0] ?? 0;
    for (let j = i; node > 0 && j < words.length; j++) {
      if (
        j === i &&
        besideOfPeople(s, ends, start, i) &&
        !((tables.grammar[words[i] ?? 0] ?? 0) & FUNCTION_WORD)
      ) {
        const entry = describing(s, words[i] ?? 0);
        if (entry) return entry;
      }
      for (const entry of entriesAt(tables, node)) {
        if (entry.shape === 'safe') return null;
        const named = entry.shape === 'place' || entry.shape === 'org' || entry.shape === 'event';
        if (entry.to === null && (j > i || (named && entry.capital) || entry.gate === null)) return entry;
      }
      node = j + 1 < words.length ? tables.trie.step(node, words[j + 1] ?? 0) : 0;
    }
  }
  return null;
}

/** The piece before or behind piece `i` is a word of people. */
function besideOfPeople(s: Scan, ends: readonly number[], start: number, i: number): boolean {
  const piece = (k: number): string =>
    codesToText(s.folded.codes, k === 0 ? start : (ends[k - 1] ?? start), ends[k] ?? start);
  const ofPeople = (word: string): boolean =>
    OF_PEOPLE.test(word) || /[a-z]{3}(?:ist|cian|smith|maker|worker)$/.test(word);
  return (i > 0 && ofPeople(piece(i - 1))) || (i + 1 < ends.length && ofPeople(piece(i + 1)));
}

/** "2xDivorced", "3xDeployed": how often, and what. */
export function countedTerm(s: Scan, start: number, end: number): Entry | null {
  let a = start;
  while (a < end && s.code(a) >= 48 && s.code(a) <= 57) a++;
  if (a === start || a - start > 2) return null;
  const from = s.code(a) === 120 ? a + 1 : a;
  return end - from >= 5 ? describing(s, wordOf(s, from, end)) : null;
}

/** "christian1985": the letters before or after digits are a term by themselves. */
export function lettersOnly(s: Scan, start: number, end: number): Entry | null {
  const codes = s.folded.codes;
  let a = start;
  while (a < end) {
    while (a < end && !((codes[a] ?? 0) >= 97 && (codes[a] ?? 0) <= 122)) a++;
    let hash = HASH_SEED;
    let b = a;
    while (b < end && (codes[b] ?? 0) >= 97 && (codes[b] ?? 0) <= 122) hash = hashStep(hash, codes[b++] ?? 0);
    if (b - a >= 3) {
      const word = s.tables.vocabulary.find(codes, a, b, hash);
      const index = s.tables.glued[word] ?? 0;
      if (word > 0 && index > 0) return s.tables.gluedEntries[index - 1] ?? null;
      if (b - a >= 8) {
        const within = findInside(s, a, b);
        if (within) return within;
      }
    }
    a = b + 1;
  }
  return null;
}
