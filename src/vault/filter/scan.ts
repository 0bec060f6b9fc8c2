import type { ProtectedClass } from '../../kernel/protected-class.js';
import { type Folded, inputEnd, inputStart } from './normalise/fold.js';
import type { PhraseTrie } from './phrase-trie.js';
import { SENTENCE_START, STOP, type Tokens } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** One condition on the words around the tokens `i` to `j` (inclusive). Pure; looks at no more than six neighbours. */
export type Atom = (s: Scan, i: number, j: number, plural: boolean) => boolean;

/** A gate: alternatives, each a list of atoms that must all hold. `strong` says that the last word lies with the sentence. */
export interface Gate {
  readonly text: string;
  readonly alternatives: readonly { readonly atoms: readonly Atom[]; readonly strong: boolean }[];
}

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
  /** Entries by trie node; none where no entry ends. */
  readonly entries: readonly (readonly Entry[] | undefined)[];
  /** 1 + index into `gluedEntries` of the entry a word stands for when found glued, or 0. */
  readonly glued: Int32Array;
  readonly gluedEntries: readonly Entry[];
  readonly emoji: ReadonlyMap<string, ProtectedClass>;
}

/** What happens to the text of a hit: it becomes the mark, or a neutral word, or nothing. */
export type Outcome = { readonly kind: 'mark' } | { readonly kind: 'word'; readonly to: string };
export const MARK: Outcome = { kind: 'mark' };

/** One find, before overlaps are resolved. Offsets are UTF-16 units of the input; tokens are inclusive. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  readonly lastToken: number;
  readonly class: ProtectedClass;
  readonly detector: string;
  readonly rule: string;
  readonly gate: string | null;
  readonly score: number;
  readonly outcome: Outcome;
  readonly directed: boolean;
}

/** Thrown when a text costs more steps than its length allows; the filter then holds the text. */
export class BudgetExceeded extends Error {}

/** Everything known about one text while it is being filtered. */
export class Scan {
  readonly hits: Hit[] = [];
  /** Folded offset up to which dotted words are known to be no address. */
  plainTo = 0;
  private steps = 0;

  constructor(
    readonly text: string,
    readonly folded: Folded,
    readonly tokens: Tokens,
    readonly tables: Tables,
    private readonly budget: number,
  ) {}

  /** Counts work. Steps and not a clock, so that the same text always gives the same answer. */
  spend(steps: number): void {
    this.steps += steps;
    if (this.steps > this.budget) throw new BudgetExceeded();
  }

  /** Grammar bits of token `i`; 0 outside the text. */
  grammar(i: number): number {
    if (i < 0 || i >= this.tokens.count) return 0;
    return this.tables.grammar[this.tokens.word[i] ?? 0] ?? 0;
  }

  cue(i: number): number {
    if (i < 0 || i >= this.tokens.count) return 0;
    return this.tables.cues[this.tokens.word[i] ?? 0] ?? 0;
  }

  flags(i: number): number {
    return i < 0 || i >= this.tokens.count ? 0 : (this.tokens.flags[i] ?? 0);
  }

  /** What separates token `i` from the one before it; a new sentence at both ends of the text. */
  gap(i: number): number {
    return i <= 0 || i >= this.tokens.count ? STOP : (this.tokens.gap[i] ?? STOP);
  }

  startsSentence(i: number): boolean {
    return (this.flags(i) & SENTENCE_START) !== 0;
  }

  /** Input offsets of a token. */
  from(i: number): number {
    return inputStart(this.folded, this.tokens.start[i] ?? 0);
  }

  to(i: number): number {
    return inputEnd(this.folded, this.tokens.end[i] ?? 0);
  }

  /** The folded spelling of token `i`. */
  spelling(i: number): string {
    if (i < 0 || i >= this.tokens.count) return '';
    return codesToText(this.folded.codes, this.tokens.start[i] ?? 0, this.tokens.end[i] ?? 0);
  }

  /** The folded code at an absolute folded offset. */
  code(at: number): number {
    return at < 0 || at >= this.folded.length ? 0 : (this.folded.codes[at] ?? 0);
  }

  /** Value of an all-digit token, or -1. */
  number(i: number): number {
    const start = this.tokens.start[i] ?? 0;
    const end = this.tokens.end[i] ?? 0;
    if (i < 0 || i >= this.tokens.count || end - start > 9 || end === start) return -1;
    let n = 0;
    for (let k = start; k < end; k++) {
      const d = (this.folded.codes[k] ?? 0) - 48;
      if (d < 0 || d > 9) return -1;
      n = n * 10 + d;
    }
    return n;
  }

  /** Reports a find over the tokens `first` to `last`. */
  hit(
    first: number,
    last: number,
    of: {
      class: ProtectedClass;
      detector: string;
      rule: string;
      gate?: string | null;
      score?: number;
      to?: string;
    },
  ): void {
    this.hits.push({
      start: this.from(first),
      end: this.to(last),
      firstToken: first,
      lastToken: last,
      class: of.class,
      detector: of.detector,
      rule: of.rule,
      gate: of.gate ?? null,
      score: of.score ?? 0.9,
      outcome: of.to === undefined ? MARK : { kind: 'word', to: of.to },
      directed: false,
    });
  }
}

export function codesToText(codes: Uint8Array, start: number, end: number): string {
  let s = '';
  for (let i = start; i < end; i++) s += String.fromCharCode(codes[i] ?? 0);
  return s;
}
