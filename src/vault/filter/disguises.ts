import { FIRST_NAME, FUNCTION_WORD, LAST_NAME } from './grammar/bits.js';
import { entriesAt, type Tables } from './tables.js';
import { HASH_SEED, hashStep } from './vocabulary.js';

/**
 * Undoes what people do to words so that no list finds them: "m u s l i m", "g.a.y", "l3sbian", "blaaack",
 * "mus-lim", "m*slim". Works on tokens the vocabulary does not know, so that plain text pays next to nothing; a
 * word is taken as disguised only if the plain word begins an entry of a lexicon.
 */
const LEET: Readonly<Record<number, readonly number[]>> = {};

const pairs: Record<string, string> = {
  '0': 'o',
  '1': 'il',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'il',
  '+': 't',
  '*': 'aeiou',
};

const leet: Record<number, readonly number[]> = LEET;

for (const [sign, letters] of Object.entries(pairs))
  leet[sign.charCodeAt(0)] = [...letters].map((l) => l.charCodeAt(0));

const MAX_VARIANTS = 64;

export const MAX_WORD = 24;

/** The number of the word spelled by `codes`, if some lexicon entry begins with it. */
export function termOf(tables: Tables, codes: Uint8Array, length: number): number {
  let hash = HASH_SEED;
  for (let i = 0; i < length; i++) hash = hashStep(hash, codes[i] ?? 0);
  const word = tables.vocabulary.find(codes, 0, length, hash);
  return word > 0 && (tables.first[word] ?? 0) > 0 && ((tables.grammar[word] ?? 0) & FUNCTION_WORD) === 0
    ? word
    : 0;
}

function wordOf(tables: Tables, codes: Uint8Array, length: number): number {
  let hash = HASH_SEED;
  for (let i = 0; i < length; i++) hash = hashStep(hash, codes[i] ?? 0);
  const word = tables.vocabulary.find(codes, 0, length, hash);
  return ((tables.grammar[word] ?? 0) & FUNCTION_WORD) === 0 ? word : 0;
}

/** Tries every reading of a word with digits and signs in it. */
function readLeet(tables: Tables, codes: Uint8Array, start: number, end: number, any: boolean): number {
  const length = end - start;
  if (length > MAX_WORD || length < 3) return 0;
  let letters = 0;
  for (let i = start; i < end; i++) if ((codes[i] ?? 0) >= 97) letters++;
  // Years and sizes are no disguises: "1980s" must not be read as letters.
  if (letters < 1 || (letters < 2 && length > 3) || letters * 3 < length - 1) return 0;
  const word = new Uint8Array(length);
  let tries = 0;
  const place = (i: number): number => {
    if (tries > MAX_VARIANTS) return 0;
    if (i === length) {
      tries++;
      return any ? wordOf(tables, word, length) : termOf(tables, word, length);
    }
    const c = codes[start + i] ?? 0;
    for (const letter of LEET[c] ?? [c]) {
      word[i] = letter;
      const found = place(i + 1);
      if (found > 0) return found;
    }
    return 0;
  };
  return place(0);
}

/** Room for one word turned round; the filter runs to its end before the next text. */
const turned = new Uint8Array(MAX_WORD);

/** "naisA", "milsum": a word nobody knows that is a describing term when read backwards. */
export function backwards(tables: Tables, codes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length > MAX_WORD) return 0;
  for (let i = 0; i < length; i++) turned[i] = codes[end - 1 - i] ?? 0;
  const found = termOf(tables, turned, length);
  if (found === 0 || ((tables.grammar[found] ?? 0) & (FIRST_NAME | LAST_NAME)) !== 0) return 0;
  const entries = entriesAt(tables, tables.first[found] ?? 0);
  return entries.some(
    (e) => e.to === null && (e.shape === 'adj' || e.shape === 'person' || e.shape === 'slur'),
  )
    ? found
    : 0;
}

/** Letters and stray signs: "mus*lim" with the sign taken out. */
function withoutSigns(tables: Tables, codes: Uint8Array, start: number, end: number): number {
  const word = new Uint8Array(end - start);
  let n = 0;
  for (let i = start; i < end; i++) {
    const c = codes[i] ?? 0;
    if (c >= 48 && c <= 57) return 0;
    if (c >= 97 && c <= 122) word[n++] = c;
  }
  return n >= 4 && n < end - start ? termOf(tables, word, n) : 0;
}

/** "blaaaack": runs of three and more letters cut to one, then to two. */
function withoutRepeats(tables: Tables, codes: Uint8Array, start: number, end: number): number {
  let runs = false;
  for (let i = start + 2; i < end; i++)
    if (codes[i] === codes[i - 1] && codes[i] === codes[i - 2]) runs = true;
  if (!runs || end - start > 60) return 0;
  for (const keep of [1, 2]) {
    const word = new Uint8Array(end - start);
    let n = 0;
    let run = 0;
    for (let i = start; i < end; i++) {
      run = i > start && codes[i] === codes[i - 1] ? run + 1 : 1;
      if (run <= (runLength(codes, i, start, end) >= 3 ? keep : 2)) word[n++] = codes[i] ?? 0;
    }
    const found = n >= 3 ? termOf(tables, word, n) : 0;
    if (found > 0) return found;
  }
  return 0;
}

function runLength(codes: Uint8Array, i: number, start: number, end: number): number {
  let a = i;
  let b = i;
  while (a > start && codes[a - 1] === codes[i]) a--;
  while (b + 1 < end && codes[b + 1] === codes[i]) b++;
  return b - a + 1;
}

/** Tries the disguises of one token and gives the plain word's number, or 0. */
export function plainWord(
  tables: Tables,
  codes: Uint8Array,
  start: number,
  end: number,
  mixed: boolean,
): number {
  if (mixed) {
    const read =
      readLeet(tables, codes, start, end, false) ||
      withoutSigns(tables, codes, start, end) ||
      // A later word of a phrase ("g3n-x3r"): known, but no term by itself.
      readLeet(tables, codes, start, end, true);
    if (read > 0) return read;
  }
  return withoutRepeats(tables, codes, start, end);
}

/** "jumu'ah": the apostrophe inside left out. */
export function withoutApostrophe(tables: Tables, codes: Uint8Array, start: number, end: number): number {
  let any = false;
  for (let i = start; i < end; i++) if (codes[i] === 39) any = true;
  if (!any) return 0;
  const word = new Uint8Array(end - start);
  let n = 0;
  for (let i = start; i < end; i++) if (codes[i] !== 39) word[n++] = codes[i] ?? 0;
  return n < end - start && n >= 4 ? termOf(tables, word, n) : 0;
}
