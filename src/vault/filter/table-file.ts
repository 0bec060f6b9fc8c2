import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { EnglishLetters } from './english-letters.js';
import { type Gate, gateFor } from './gates.js';
import { PhraseTrie } from './phrase-trie.js';
import { type Entry, entriesAt, SHAPES, type Tables } from './tables.js';
import { Vocabulary, type VocabularyParts } from './vocabulary.js';

/**
 * Compiled tables as one file, so that a start need not compile: flat arrays that are used where they lie, and a head
 * in JSON for the little that is no array. The same tables always give the same bytes.
 *
 *     magic, length of the head (32 bits each), head, then every array at a multiple of eight
 */
const MAGIC = 0x31545346;

/** One entry: class, shape, gate (1 + index, 0 for none), flags, exact case, neutral word, hyphens. */
type EntryRow = readonly [number, number, number, number, string | null, string | null, number];
const IS_CAPITAL = 1;
const EXTENDS = 2;
const IS_PLURAL = 4;

type Pairs = readonly (readonly [string, ProtectedClass])[];

interface Head {
  readonly arrays: readonly { readonly name: string; readonly type: 'i32' | 'u8'; readonly length: number }[];
  readonly gates: readonly (readonly [string, number])[];
  readonly entries: readonly EntryRow[];
  /** Lists of entry numbers; a node's list is given by number. */
  readonly lists: readonly (readonly number[])[];
  /** Entry numbers of what is found glued. */
  readonly glued: readonly number[];
  readonly emoji: Pairs;
  readonly slurs: Pairs;
}

type Flat = Int32Array | Uint8Array;

const padded = (length: number): number => (length + 7) & ~7;

/** Numbers things as they come: the same thing, the same number. */
class Numbering<T> {
  private readonly numbers = new Map<string, number>();
  readonly all: T[] = [];

  of(key: string, thing: T): number {
    let n = this.numbers.get(key);
    if (n === undefined) {
      n = this.all.push(thing) - 1;
      this.numbers.set(key, n);
    }
    return n;
  }
}

function vocabularyArrays(name: string, parts: VocabularyParts): [string, Flat][] {
  return [
    [`${name}.table`, parts.table],
    [`${name}.hashes`, parts.hashes],
    [`${name}.lengths`, parts.lengths],
    [`${name}.pool`, parts.pool],
  ];
}

export function writeTables(tables: Tables): Uint8Array {
  const gates = new Numbering<readonly [string, number]>();
  const entries = new Numbering<EntryRow>();
  const lists = new Numbering<readonly number[]>();
  const gateNumber = (gate: Gate | null): number =>
    gate === null ? 0 : 1 + gates.of(`${gate.use} ${gate.text}`, [gate.text, gate.use]);
  const entryNumber = (e: Entry): number => {
    const flags = (e.capital ? IS_CAPITAL : 0) | (e.extends ? EXTENDS : 0) | (e.plural ? IS_PLURAL : 0);
    const [cls, shape] = [PROTECTED_CLASSES.indexOf(e.class), SHAPES.indexOf(e.shape)];
    const row: EntryRow = [cls, shape, gateNumber(e.gate), flags, e.exactCase, e.to, e.hyphens];
    return entries.of(JSON.stringify(row), row);
  };
  const ofNodes = new Int32Array(tables.trie.size);
  lists.of('', []);
  for (let node = 0; node < ofNodes.length; node++) {
    const numbers = entriesAt(tables, node).map(entryNumber);
    ofNodes[node] = lists.of(numbers.join(), numbers);
  }
  const trie = tables.trie.parts();
  const english = tables.english.parts();
  const arrays: [string, Flat][] = [
    ...vocabularyArrays('words', tables.vocabulary.parts()),
    ...vocabularyArrays('english', english.words),
    ['english.counts', english.counts],
    ['trie.table', trie.table],
    ['trie.steps', trie.steps],
    ['nodes', ofNodes],
    ['glued', tables.glued],
    ['grammar', tables.grammar],
    ['cues', tables.cues],
    ['attack', tables.attack],
    ['first', tables.first],
    ['beginsSafe', tables.beginsSafe],
  ];
  return joined(
    {
      arrays: arrays.map(([name, a]) => ({
        name,
        type: a instanceof Int32Array ? 'i32' : 'u8',
        length: a.length,
      })),
      gates: gates.all,
      entries: entries.all,
      lists: lists.all,
      glued: tables.gluedEntries.map(entryNumber),
      emoji: [...tables.emoji],
      slurs: [...tables.slurs],
    },
    arrays.map(([, a]) => a),
  );
}

function joined(head: Head, arrays: readonly Flat[]): Uint8Array {
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const start = padded(8 + headBytes.length);
  const bytes = new Uint8Array(start + arrays.reduce((n, a) => n + padded(a.byteLength), 0));
  new Int32Array(bytes.buffer, 0, 2).set([MAGIC, headBytes.length]);
  bytes.set(headBytes, 8);
  let at = start;
  for (const a of arrays) {
    bytes.set(new Uint8Array(a.buffer, a.byteOffset, a.byteLength), at);
    at += padded(a.byteLength);
  }
  return bytes;
}

/** The arrays of a file, where they lie. */
class Arrays {
  private readonly places = new Map<string, Flat>();

  constructor(head: Head, bytes: Uint8Array, start: number) {
    let at = bytes.byteOffset + start;
    for (const { name, type, length } of head.arrays) {
      const a =
        type === 'i32' ? new Int32Array(bytes.buffer, at, length) : new Uint8Array(bytes.buffer, at, length);
      this.places.set(name, a);
      at += padded(a.byteLength);
    }
  }

  int32(name: string): Int32Array {
    const a = this.places.get(name);
    if (a instanceof Int32Array) return a;
    throw new Error(`compiled tables lack ${name}`);
  }

  uint8(name: string): Uint8Array {
    const a = this.places.get(name);
    if (a instanceof Uint8Array) return a;
    throw new Error(`compiled tables lack ${name}`);
  }

  vocabulary(name: string): VocabularyParts {
    return {
      table: this.int32(`${name}.table`),
      hashes: this.int32(`${name}.hashes`),
      lengths: this.uint8(`${name}.lengths`),
      pool: this.uint8(`${name}.pool`),
    };
  }
}

function at<T>(list: readonly T[], n: number): T {
  const found = list[n];
  if (found === undefined) throw new Error('compiled tables name what they do not hold');
  return found;
}

/** The tables of a file. They use its bytes where they lie, so nobody may change them. */
export function readTables(file: Uint8Array): Tables {
  // Arrays of numbers must begin at a multiple of eight, in memory as in the file.
  const bytes = file.byteOffset % 8 === 0 ? file : new Uint8Array(file);
  const [magic, length = 0] = new Int32Array(bytes.buffer, bytes.byteOffset, 2);
  if (magic !== MAGIC) throw new Error('these are no compiled tables');
  const head: Head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  const arrays = new Arrays(head, bytes, padded(8 + length));
  const gates = head.gates.map(([text, use]) => gateFor(text, use));
  const entries = head.entries.map(
    ([cls, shape, gate, flags, exactCase, to, hyphens]): Entry => ({
      class: at(PROTECTED_CLASSES, cls),
      shape: at(SHAPES, shape),
      gate: gate === 0 ? null : at(gates, gate - 1),
      capital: (flags & IS_CAPITAL) !== 0,
      exactCase,
      extends: (flags & EXTENDS) !== 0,
      plural: (flags & IS_PLURAL) !== 0,
      to,
      hyphens,
    }),
  );
  const lists = head.lists.map((list) => list.map((n) => at(entries, n)));
  return {
    vocabulary: Vocabulary.of(arrays.vocabulary('words')),
    grammar: arrays.int32('grammar'),
    cues: arrays.int32('cues'),
    attack: arrays.int32('attack'),
    first: arrays.int32('first'),
    trie: PhraseTrie.of({ table: arrays.int32('trie.table'), steps: arrays.int32('trie.steps') }),
    beginsSafe: arrays.int32('beginsSafe'),
    nodes: arrays.int32('nodes'),
    lists,
    glued: arrays.int32('glued'),
    gluedEntries: head.glued.map((n) => at(entries, n)),
    emoji: new Map(head.emoji),
    slurs: new Map(head.slurs),
    english: EnglishLetters.from({
      words: arrays.vocabulary('english'),
      counts: arrays.int32('english.counts'),
    }),
  };
}
