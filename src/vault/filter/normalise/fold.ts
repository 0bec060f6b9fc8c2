import { foldCodePoint } from './character-table.js';

/**
 * A text folded to lower-case ASCII codes (and three codes above: see character-table), with the exact way back.
 *
 * `from[i]` and `to[i]` are the UTF-16 offsets in the input of what became folded code `i`. A plain ASCII text
 * needs neither array: then folded and input offsets are the same and `identity` is true.
 */
export interface Folded {
  readonly codes: Uint8Array;
  readonly length: number;
  readonly identity: boolean;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where the letter came from a script other than Latin. */
  readonly alien: Uint8Array;
  readonly pictures: boolean;
}

const EMPTY = new Int32Array(0);
const NO_ALIENS = new Uint8Array(0);
const LOWER = new Uint8Array(128);
/** Signs that may be markup or the start of an entity inside a word. */
const MARKUP = new Uint8Array(128);
for (let c = 0; c < 128; c++) LOWER[c] = c >= 65 && c <= 90 ? c + 32 : c;
for (const c of '&<*~`_%') MARKUP[c.charCodeAt(0)] = 1;

let scratch = new Uint8Array(4096);

/** Folds a text. The codes of a plain ASCII text live in a buffer that the next call reuses. */
export function fold(text: string): Folded {
  const length = text.length;
  if (scratch.length < length) scratch = new Uint8Array(length * 2);
  const codes = scratch;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c > 127 || MARKUP[c] === 1) return foldSlowly(text);
    codes[i] = LOWER[c] ?? 0;
  }
  return { codes, length, identity: true, from: EMPTY, to: EMPTY, alien: NO_ALIENS, pictures: false };
}

/** Input offset where folded code `i` begins. */
export function inputStart(folded: Folded, i: number): number {
  return folded.identity ? i : (folded.from[i] ?? 0);
}

/** Input offset where the folded range ending at `end` (exclusive) ends. */
export function inputEnd(folded: Folded, end: number): number {
  return folded.identity ? end : end > 0 ? (folded.to[end - 1] ?? 0) : 0;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['shy', ''],
  ['rsquo', "'"],
  ['lsquo', "'"],
  ['ldquo', '"'],
  ['rdquo', '"'],
  ['ndash', '-'],
  ['mdash', ';'],
  ['hellip', '.'],
  ['zwj', ''],
  ['zwnj', ''],
]);

const INLINE_TAGS = new Set(
  'b i u s em strong span mark small sub sup font del ins wbr tt code big'.split(' '),
);

/** The growing output of the slow way. */
class Builder {
  codes: Uint8Array;
  from: Int32Array;
  to: Int32Array;
  alien: Uint8Array;
  length = 0;
  pictures = false;

  constructor(room: number) {
    this.codes = new Uint8Array(room);
    this.from = new Int32Array(room);
    this.to = new Int32Array(room);
    this.alien = new Uint8Array(room);
  }

  push(code: number, from: number, to: number, alien: boolean): void {
    if (this.length === this.codes.length) this.grow();
    const i = this.length++;
    this.codes[i] = code;
    this.from[i] = from;
    this.to[i] = to;
    this.alien[i] = alien ? 1 : 0;
    if (code === 0x81) this.pictures = true;
  }

  point(point: number, from: number, to: number): void {
    if (point < 128) {
      this.push(LOWER[point] ?? 0, from, to, false);
      return;
    }
    const folded = foldCodePoint(point);
    for (const code of folded.codes) this.push(code, from, to, folded.alien);
  }

  /** The last folded code is a letter or a digit. */
  afterWord(): boolean {
    const c = this.length > 0 ? (this.codes[this.length - 1] ?? 0) : 0;
    return (c >= 97 && c <= 122) || (c >= 48 && c <= 57);
  }

  private grow(): void {
    const room = this.codes.length * 2 + 16;
    const codes = new Uint8Array(room);
    codes.set(this.codes);
    const from = new Int32Array(room);
    from.set(this.from);
    const to = new Int32Array(room);
    to.set(this.to);
    const alien = new Uint8Array(room);
    alien.set(this.alien);
    this.codes = codes;
    this.from = from;
    this.to = to;
    this.alien = alien;
  }
}

function isLetterAt(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c > 0xbf;
}

/** Length of the entity at `i` and what it stands for, or null. Looks at no more than ten characters. */
function entityAt(text: string, i: number): { length: number; value: string } | null {
  const semicolon = text.indexOf(';', i + 1);
  if (semicolon < 0 || semicolon - i > 10 || semicolon - i < 2) return null;
  const body = text.slice(i + 1, semicolon);
  if (body.charCodeAt(0) === 35) {
    const hex = body.charCodeAt(1) === 120 || body.charCodeAt(1) === 88;
    const digits = hex ? body.slice(2) : body.slice(1);
    if (!(hex ? /^[0-9a-f]+$/i : /^[0-9]+$/).test(digits)) return null;
    const point = Number.parseInt(digits, hex ? 16 : 10);
    if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
    return { length: semicolon - i + 1, value: String.fromCodePoint(point) };
  }
  const value = NAMED.get(body.toLowerCase());
  return value === undefined ? null : { length: semicolon - i + 1, value };
}

/** Length of the formatting tag at `i`, or 0. Attributes are left alone: their words are text to look at. */
function tagLength(text: string, i: number): number {
  const close = text.indexOf('>', i + 1);
  if (close < 0 || close - i > 10) return 0;
  const name = text
    .slice(i + 1, close)
    .replace('/', '')
    .trim()
    .toLowerCase();
  return INLINE_TAGS.has(name) ? close - i + 1 : 0;
}

/** Length of a run of markup signs inside a word at `i` that is no letter's stand-in, or 0. */
function markupRun(text: string, i: number): number {
  const c = text[i];
  if (c !== '*' && c !== '~' && c !== '`' && c !== '_') return 0;
  let n = 1;
  while (text[i + n] === c && n < 8) n++;
  if (!isLetterAt(text, i + n)) return 0;
  return n >= 2 || c === '`' || c === '~' ? n : 0;
}

/** The ASCII letter or dash that "%4D" stands for, or 0. A number before it makes it a percentage. */
function percentAt(text: string, i: number): number {
  const before = text.charCodeAt(i - 1);
  if (before >= 48 && before <= 57 && text[i - 3] !== '%') return 0;
  const hex = text.slice(i + 1, i + 3);
  if (!/^(?:[46][1-9a-f]|[57][0-9a]|2d|20|5f)$/i.test(hex)) return 0;
  return Number.parseInt(hex, 16);
}

function foldSlowly(text: string): Folded {
  const out = new Builder(text.length + 16);
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i);
    if (c > 127) {
      const point = text.codePointAt(i) ?? c;
      const step = point > 0xffff ? 2 : 1;
      out.point(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point, i, i + step);
      i += step;
      continue;
    }
    if (MARKUP[c] === 1) {
      const entity = c === 38 ? entityAt(text, i) : null;
      if (entity) {
        for (const sign of entity.value) out.point(sign.codePointAt(0) ?? 32, i, i + entity.length);
        i += entity.length;
        continue;
      }
      const encoded = c === 37 ? percentAt(text, i) : 0;
      if (encoded > 0) {
        out.point(encoded, i, i + 3);
        i += 3;
        continue;
      }
      const drop = c === 60 ? tagLength(text, i) : out.afterWord() ? markupRun(text, i) : 0;
      if (drop > 0) {
        i += drop;
        continue;
      }
    }
    out.push(LOWER[c] ?? 0, i, i + 1, false);
    i++;
  }
  const { codes, length, from, to, alien, pictures } = out;
  return { codes, length, identity: false, from, to, alien, pictures };
}
