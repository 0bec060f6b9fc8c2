import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { EnglishLetters } from './english-letters.js';
import type { Gate } from './gates.js';
import type { PhraseTrie } from './phrase-trie.js';
import type { Vocabulary } from './vocabulary.js';

export const SHAPES = [
  'adj',
  'person',
  'noun',
  'place',
  'org',
  'event',
  'verb',
  'phrase',
  'role',
  'slur',
  'safe',
] as const;
export type Shape = (typeof SHAPES)[number];

/** One line of a lexicon, in one of its written forms. */
export interface Entry {
  readonly class: ProtectedClass;
  readonly shape: Shape;
  readonly gate: Gate | null;
  readonly capital: boolean;
  readonly exactCase: string | null;
  readonly extends: boolean;
  readonly plural: boolean;
  readonly to: string | null;
  /** Bit n: the n-th gap between the words must be a hyphen. */
  readonly hyphens: number;
}

/** All lexicons, compiled: words as numbers, phrases as a trie over them. */
export interface Tables {
  readonly vocabulary: Vocabulary;
  readonly grammar: Int32Array;
  readonly cues: Int32Array;
  /** 1 where the word is one of attack. */
  readonly attack: Int32Array;
  /** Trie node reached by a word at a phrase's beginning, or 0. */
  readonly first: Int32Array;
  readonly trie: PhraseTrie;
  /** 1 where the word begins a harmless phrase of several words. */
  readonly beginsSafe: Int32Array;
  /** Trie node → number of the list of entries that end there; list 0 is empty. */
  readonly nodes: Int32Array;
  readonly lists: readonly (readonly Entry[])[];
  /** 1 + index into `gluedEntries` of the entry a word stands for when found glued, or 0. */
  readonly glued: Int32Array;
  readonly gluedEntries: readonly Entry[];
  readonly emoji: ReadonlyMap<string, ProtectedClass>;
  /** Slurs of one word and their class: what a censored word is held against. */
  readonly slurs: ReadonlyMap<string, ProtectedClass>;
  readonly english: EnglishLetters;
}

const NO_ENTRIES: readonly Entry[] = [];

/** The entries that end at a trie node. */
export function entriesAt(tables: Tables, node: number): readonly Entry[] {
  return tables.lists[tables.nodes[node] ?? 0] ?? NO_ENTRIES;
}

/** An opaque, stable name for a lexicon line: an explanation must say which rule it was, never the word. */
export function ruleId(shape: Shape, wordHashes: readonly number[]): string {
  let hash = 0x811c9dc5;
  for (const word of wordHashes) hash = Math.imul(hash ^ word, 0x01000193);
  return `${shape}.${(hash >>> 0).toString(36)}`;
}

/**
 * What may be said of a rule where nobody may learn the word: of a lexicon's line its shape alone, because who has the
 * lexicon can compute the name of every line. Other rules name a construction, not a word.
 */
export function ruleFamily(rule: string): string {
  return SHAPES.find((shape) => rule.startsWith(`${shape}.`)) ?? rule;
}
