import type { ProtectedClass } from '../../kernel/protected-class.js';
import { EnglishLetters } from './english-letters.js';
import { type Gate, gateFor } from './gates.js';
import { CUE_SETS, cueBit, NAME_IS_WORD, PERSON_TERM } from './grammar/bits.js';
import { misspellings } from './grammar/misspelled-terms.js';
import { PhraseTrie } from './phrase-trie.js';
import type { Entry, Tables } from './tables.js';
import { Vocabulary } from './vocabulary.js';

/** Folds a lexicon term as texts are folded: ASCII, lower case, curly quotes straight. */
export function foldTerm(term: string): string {
  for (let i = 0; i < term.length; i++) {
    if (term.charCodeAt(i) > 127) {
      return term.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLowerCase();
    }
  }
  return term.toLowerCase();
}

function isWordCode(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 48 && c <= 57);
}

const WORD = /[a-z0-9][a-z0-9']*/g;

/** A number for every word, growing with the vocabulary. */
class ByWord {
  private values = new Int32Array(1 << 12);

  get(id: number): number {
    return this.values[id] ?? 0;
  }

  set(id: number, value: number): void {
    if (id >= this.values.length) {
      const bigger = new Int32Array(2 * Math.max(id, this.values.length));
      bigger.set(this.values);
      this.values = bigger;
    }
    this.values[id] = value;
  }

  add(id: number, bits: number): void {
    this.set(id, this.get(id) | bits);
  }

  /** The values of the first `size` words. */
  flat(size: number): Int32Array {
    const flat = new Int32Array(size);
    flat.set(this.values.subarray(0, size));
    return flat;
  }
}

const CONTRACTED = /^(?:he|she|it|that|what|who|there|here|let|where|how|everyone|someone|everybody)'s$/;

/** Collects words and phrases and gives each its number. */
export class Compiler {
  readonly vocabulary = new Vocabulary();
  readonly trie = new PhraseTrie();
  private readonly grammarBits = new ByWord();
  private readonly cueBits = new ByWord();
  private readonly attackBits = new ByWord();
  private readonly firstNodes = new ByWord();
  private readonly gluedIndex = new ByWord();
  private readonly safeHeads = new ByWord();
  private readonly byNode: (readonly Entry[])[] = [];
  private readonly gluedNumbers = new Map<Entry, number>();
  private readonly ids: number[] = [];
  private lastEntry: Entry | undefined;
  private lastList: readonly Entry[] | undefined;
  private readonly gates = new Map<string, Gate | null>();
  private readonly plainNames = new Set<number>();
  readonly gluedEntries: Entry[] = [];
  readonly emoji = new Map<string, ProtectedClass>();
  readonly slurs = new Map<string, ProtectedClass>();

  mark(word: string, bits: number): void {
    this.grammarBits.add(this.vocabulary.add(foldTerm(word)), bits);
  }

  /** A name that is hardly ever anything else, whatever another list says. */
  plainName(word: string): void {
    this.plainNames.add(this.vocabulary.add(foldTerm(word)));
  }

  cue(word: string, set: string): void {
    const known = CUE_SETS.find((c) => c === set);
    if (!known) return;
    for (const [w] of foldTerm(word).matchAll(WORD)) {
      this.cueBits.add(this.vocabulary.add(w), cueBit(known));
    }
  }

  attackWord(word: string): void {
    this.attackBits.set(this.vocabulary.add(word), 1);
  }

  /** A written gate, widened by what its shape and class allow besides. */
  gateFor(text: string, use: number): Gate | null {
    const key = `${use} ${text}`;
    let gate = this.gates.get(key);
    if (gate === undefined) {
      gate = gateFor(text, use);
      this.gates.set(key, gate);
    }
    return gate;
  }

  phrase(term: string, entry: Entry, glued: boolean): void {
    const folded = foldTerm(term);
    const { ids } = this;
    ids.length = 0;
    let hyphens = 0;
    let last = 0;
    for (let i = 0; i < folded.length; ) {
      if (!isWordCode(folded.charCodeAt(i))) {
        i++;
        continue;
      }
      const start = i;
      while (i < folded.length && (isWordCode(folded.charCodeAt(i)) || folded.charCodeAt(i) === 39)) i++;
      if (ids.length > 0 && start - last === 1 && folded.charCodeAt(last) === 45)
        hyphens |= 1 << (ids.length - 1);
      // "people's" is "people" with its 's cut off, as the tokeniser cuts it; "he's" is a word.
      const cut = folded.endsWith("'s", i) && !CONTRACTED.test(folded.slice(start, i)) ? i - 2 : i;
      ids.push(this.vocabulary.addSlice(folded, start, cut > start ? cut : i));
      last = i;
    }
    const head = ids[0];
    if (head === undefined) return;
    const node = this.trie.insert(ids);
    if (entry.shape === 'safe' && ids.length > 1) this.safeHeads.set(head, 1);
    const full: Entry = hyphens === 0 ? entry : { ...entry, hyphens };
    const list = this.byNode[node];
    this.byNode[node] = list ? [...list, full] : this.listOf(full);
    if (this.firstNodes.get(head) === 0)
      this.firstNodes.set(head, ids.length === 1 ? node : this.trie.insert([head]));
    const only = ids.length === 1 ? head : glued ? this.vocabulary.addJoined(folded) : 0;
    const human =
      entry.shape === 'person' || entry.shape === 'role' || (entry.shape === 'adj' && entry.plural);
    if (only > 0 && ids.length === 1 && human) this.grammarBits.add(only, PERSON_TERM);
    if (glued && only > 0 && this.gluedIndex.get(only) === 0)
      this.gluedIndex.set(only, this.gluedNumber(full));
  }

  private gluedNumber(entry: Entry): number {
    const number = this.gluedNumbers.get(entry) ?? this.gluedEntries.push(entry);
    this.gluedNumbers.set(entry, number);
    return number;
  }

  /** A list of this entry alone: most lines in a row share their entry, and so may share the list. */
  private listOf(entry: Entry): readonly Entry[] {
    if (entry !== this.lastEntry || !this.lastList) {
      this.lastEntry = entry;
      this.lastList = [entry];
    }
    return this.lastList;
  }

  /** Gives misspellings the number-indexed facts of the word they stand for. */
  private misspell(): void {
    for (const [variant, term] of misspellings()) {
      const id = this.vocabulary.get(term);
      if (id === 0 || this.vocabulary.get(variant) !== 0) continue;
      const made = this.vocabulary.add(variant);
      this.grammarBits.set(made, this.grammarBits.get(id));
      this.firstNodes.set(made, this.firstNodes.get(id));
    }
  }

  private numberedLists(): { readonly nodes: Int32Array; readonly lists: readonly (readonly Entry[])[] } {
    const nodes = new Int32Array(this.trie.size);
    const lists: (readonly Entry[])[] = [[]];
    const numbers = new Map<readonly Entry[], number>();
    for (const [node, list] of this.byNode.entries()) {
      if (!list) continue;
      const number = numbers.get(list) ?? lists.push(list) - 1;
      numbers.set(list, number);
      nodes[node] = number;
    }
    return { nodes, lists };
  }

  finish(sample: string): Tables {
    this.misspell();
    for (const id of this.plainNames) this.grammarBits.set(id, this.grammarBits.get(id) & ~NAME_IS_WORD);
    const size = this.vocabulary.size;
    const { nodes, lists } = this.numberedLists();
    return {
      vocabulary: this.vocabulary,
      grammar: this.grammarBits.flat(size),
      cues: this.cueBits.flat(size),
      attack: this.attackBits.flat(size),
      first: this.firstNodes.flat(size),
      trie: this.trie,
      beginsSafe: this.safeHeads.flat(size),
      nodes,
      lists,
      glued: this.gluedIndex.flat(size),
      gluedEntries: this.gluedEntries,
      emoji: this.emoji,
      slurs: this.slurs,
      english: EnglishLetters.of(sample),
    };
  }
}
