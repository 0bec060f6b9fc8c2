import { type Folded, inputEnd, inputStart } from './normalise/fold.js';
import { HASH_SEED, hashStep, type Vocabulary } from './vocabulary.js';

/** Flags of one token. */
export const CAPITAL = 1;
export const ALL_CAPITALS = 2;
export const SENTENCE_START = 4;
export const DIGITS = 8;
export const MIXED = 16; // letters with digits or letter-like signs
export const TAGGED = 32; // after # or @
export const HAS_S = 64; // a possessive 's was cut off
export const ALIEN = 128; // letters of a script other than Latin only
export const CAMEL = 256; // a capital inside after a small letter
export const DISGUISED = 512; // was written so that no list would find it
export const MARKED = 1024; // the mark of a text that was filtered before

/** What stands between a token and the one before. */
export const NOTHING = 0;
export const SPACE = 1;
export const HYPHEN = 2;
export const TIGHT = 3; // one of / & + . _ ' without a space
export const BREAK = 4; // other punctuation inside a sentence
export const STOP = 5; // a new sentence

const LETTER = 1;
const DIGIT = 2;
const SIGN = 3; // may stand for a letter inside a word
const KIND = new Uint8Array(256);
for (let c = 97; c <= 122; c++) KIND[c] = LETTER;
for (let c = 48; c <= 57; c++) KIND[c] = DIGIT;
for (const c of '@$!|*+') KIND[c.charCodeAt(0)] = SIGN;
KIND[0x80] = LETTER;
const APOSTROPHE = 39;

/** The tokens of one text, as parallel arrays: a text of 300 characters costs no objects. */
export class Tokens {
  count = 0;
  start = new Int32Array(512);
  end = new Int32Array(512);
  word = new Int32Array(512);
  flags = new Int32Array(512);
  gap = new Uint8Array(512);
  /** No capital letter in the whole text, or no small one. */
  caseless = false;
  shouting = false;

  clear(): void {
    this.count = 0;
  }

  add(start: number, end: number, word: number, flags: number, gap: number): void {
    if (this.count === this.start.length) this.grow();
    const i = this.count++;
    this.start[i] = start;
    this.end[i] = end;
    this.word[i] = word;
    this.flags[i] = flags;
    this.gap[i] = gap;
  }

  private grow(): void {
    const room = this.start.length * 2;
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const bigger = new Int32Array(room);
      bigger.set(old);
      return bigger;
    };
    this.start = wider(this.start);
    this.end = wider(this.end);
    this.word = wider(this.word);
    this.flags = wider(this.flags);
    const gap = new Uint8Array(room);
    gap.set(this.gap);
    this.gap = gap;
  }
}

/** What separates two words, judged from the codes between them. */
export function gapBetween(codes: Uint8Array, from: number, to: number): number {
  const n = to - from;
  if (n === 0) return NOTHING;
  const first = codes[from] ?? 0;
  if (n === 1) {
    if (first === 32 || first === 9) return SPACE;
    if (first === 45) return HYPHEN;
    if (first === 47 || first === 38 || first === 43 || first === 46 || first === 95 || first === 39)
      return TIGHT;
  }
  let gap = SPACE;
  for (let i = from; i < to; i++) {
    const c = codes[i] ?? 0;
    if (c === 32 || c === 9) continue;
    if (c === 10 || c === 13) {
      if (i + 1 < to && codes[i + 1] === 10) return STOP;
      continue;
    }
    if (c === 46 || c === 33 || c === 63) {
      const next = codes[i + 1] ?? 32;
      if (next === 32 || next === 10 || next === 34 || next === 41 || next === c || i + 1 === to) {
        gap = STOP;
        continue;
      }
    }
    if (c === 39 && n <= 2) continue;
    if (gap !== STOP) gap = BREAK;
  }
  return gap;
}

/** Cuts a folded text into tokens and looks each one up. */
export function tokenise(text: string, folded: Folded, vocabulary: Vocabulary, tokens: Tokens): void {
  const { codes, length } = folded;
  tokens.clear();
  let lastEnd = 0;
  let small = 0;
  let large = 0;
  let i = 0;
  while (i < length) {
    const kind = KIND[codes[i] ?? 0] ?? 0;
    if (kind !== LETTER && kind !== DIGIT && !(kind === SIGN && startsWord(codes, i, length))) {
      i++;
      continue;
    }
    const start = i;
    let hash = HASH_SEED;
    let letters = 0;
    let digits = 0;
    let signs = 0;
    let apostrophe = -1;
    let apostropheHash = 0;
    for (; i < length; i++) {
      const c = codes[i] ?? 0;
      const k = KIND[c] ?? 0;
      if (k === LETTER) letters++;
      else if (k === DIGIT) digits++;
      else if (k === SIGN) {
        const next = i + 1 < length ? (KIND[codes[i + 1] ?? 0] ?? 0) : 0;
        if (next !== LETTER && !(next === SIGN && (KIND[codes[i + 2] ?? 0] ?? 0) === LETTER)) break;
        signs++;
      } else if (
        c === APOSTROPHE &&
        i > start &&
        (KIND[codes[i + 1] ?? 0] ?? 0) === LETTER &&
        i + 1 < length
      ) {
        apostrophe = i;
        apostropheHash = hash;
      } else break;
      hash = hashStep(hash, c);
    }
    let end = i;
    let flags = 0;
    let word = vocabulary.find(codes, start, end, hash);
    if (apostrophe > start && word === 0) {
      const tail = end - apostrophe;
      if (tail === 2 && codes[end - 1] === 115) {
        end = apostrophe;
        word = vocabulary.find(codes, start, end, apostropheHash);
        flags |= HAS_S;
      }
    }
    if (letters === 0 && signs === 0) flags |= DIGITS;
    else if (digits > 0 || signs > 0) flags |= MIXED;
    const first = text.charCodeAt(inputStart(folded, start));
    if (isCapital(text, first, inputStart(folded, start))) {
      flags |= CAPITAL;
      if (letters > 1 && allCapitals(text, inputStart(folded, start), inputEnd(folded, end))) {
        flags |= ALL_CAPITALS;
        large += letters;
      } else small += letters - 1;
      if (letters === 1) large++;
      if ((flags & ALL_CAPITALS) === 0 && letters > 1) large++;
    } else small += letters;
    if (word === 0 && letters > 3 && hasInnerCapital(text, inputStart(folded, start), inputEnd(folded, end)))
      flags |= CAMEL;
    if (!folded.identity && letters > 2) {
      const foreign = alienShare(folded, start, end);
      if (foreign === 1) flags |= ALIEN;
      // Hidden signs inside, entities for letters, or letters of two scripts in one word: somebody hid it.
      const width = inputEnd(folded, end) - inputStart(folded, start);
      if ((foreign > 0 && foreign < 1) || width >= end - start + 3) flags |= DISGUISED;
    } else if (!folded.identity && letters > 0 && alienShare(folded, start, end) === 1) flags |= ALIEN;
    const before = start > 0 ? codes[start - 1] : 0;
    if (before === 35 || before === 64) flags |= TAGGED;
    const gap = tokens.count === 0 ? STOP : gapBetween(codes, lastEnd, start);
    if (gap === STOP) flags |= SENTENCE_START;
    tokens.add(start, end, word, flags, gap);
    lastEnd = end;
    if ((flags & HAS_S) !== 0) lastEnd = i;
  }
  tokens.caseless = large === 0;
  tokens.shouting = large > 0 && small * 4 < large;
}

/** A sign such as $ or @ begins a word only if a letter follows and no word ends before: "$ikh", not "a$b". */
function startsWord(codes: Uint8Array, i: number, length: number): boolean {
  const c = codes[i];
  if (c !== 36) return false;
  return i + 1 < length && (KIND[codes[i + 1] ?? 0] ?? 0) === LETTER;
}

function isCapital(text: string, c: number, at: number): boolean {
  if (c < 128) return c >= 65 && c <= 90;
  const sign = String.fromCodePoint(text.codePointAt(at) ?? c);
  return sign !== sign.toLowerCase();
}

function allCapitals(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c >= 97 && c <= 122) return false;
    if (c > 191 && c < 0x2000 && text[i] !== text[i]?.toUpperCase()) return false;
  }
  return true;
}

function hasInnerCapital(text: string, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    const c = text.charCodeAt(i);
    const b = text.charCodeAt(i - 1);
    if (c >= 65 && c <= 90 && b >= 97 && b <= 122) return true;
  }
  return false;
}

/** Share of the letters from a script other than Latin. */
function alienShare(folded: Folded, from: number, to: number): number {
  let alien = 0;
  for (let i = from; i < to; i++) alien += folded.alien[i] ?? 0;
  return alien / (to - from);
}
