import type { ProtectedClass } from '../../kernel/protected-class.js';
import { EnglishLetters } from './english-letters.js';
import { describingHumans, type Gate, parseGate, withEmblems, withOwners } from './gates.js';
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

/** Most words the tables have room for while they are compiled. */
const ROOM = 1 << 18;

const CONTRACTED = /^(?:he|she|it|that|what|who|there|here|let|where|how|everyone|someone|everybody)'s$/;

/** What widens a gate: it describes humans, is a people's proper name, names an owner, stands on emblems. */
export interface GateUse {
  readonly humans: boolean;
  readonly properName: boolean;
  readonly owners: boolean;
  readonly emblems: boolean;
}

/** Collects words and phrases and gives each its number. */
export class Compiler {
  readonly vocabulary = new Vocabulary();
  readonly trie = new PhraseTrie();
  private readonly grammarBits = new Int32Array(ROOM);
  private readonly cueBits = new Int32Array(ROOM);
  private readonly attackBits = new Int32Array(ROOM);
  private readonly firstNodes = new Int32Array(ROOM);
  private readonly gluedIndex = new Int32Array(ROOM);
  private readonly safeHeads = new Int32Array(ROOM);
  private readonly byNode: (readonly Entry[])[] = [];
  private readonly ids: number[] = [];
  private lastEntry: Entry | undefined;
  private lastList: readonly Entry[] | undefined;
  private readonly gates = new Map<string, Gate | null>();
  private readonly plainNames = new Set<number>();
  readonly gluedEntries: Entry[] = [];
  readonly emoji = new Map<string, ProtectedClass>();
  readonly slurs = new Map<string, ProtectedClass>();

  mark(word: string, bits: number): void {
    const id = this.vocabulary.add(foldTerm(word));
    this.grammarBits[id] = (this.grammarBits[id] ?? 0) | bits;
  }

  /** A name that is hardly ever anything else, whatever another list says. */
  plainName(word: string): void {
    this.plainNames.add(this.vocabulary.add(foldTerm(word)));
  }

  cue(word: string, set: string): void {
    const known = CUE_SETS.find((c) => c === set);
    if (!known) return;
    for (const [w] of foldTerm(word).matchAll(WORD)) {
      const id = this.vocabulary.add(w);
      this.cueBits[id] = (this.cueBits[id] ?? 0) | cueBit(known);
    }
  }

  attackWord(word: string): void {
    this.attackBits[this.vocabulary.add(word)] = 1;
  }

  gate(text: string): Gate | null {
    let gate = this.gates.get(text);
    if (gate === undefined) {
      gate = parseGate(text);
      this.gates.set(text, gate);
    }
    return gate;
  }

  /** A written gate, widened by what its shape and class allow besides. */
  gateFor(text: string, use: GateUse): Gate | null {
    const key = `${text} ${use.humans ? 1 : 0}${use.properName ? 1 : 0}${use.owners ? 1 : 0}${use.emblems ? 1 : 0}`;
    let gate = this.gates.get(key);
    if (gate === undefined) {
      gate = this.gate(text);
      if (gate && use.humans) gate = describingHumans(gate, use.properName);
      // Only where a determiner says enough: "the veteran's", but not "the captain's".
      if (gate && use.owners && text.split('|').includes('noun')) gate = withOwners(gate);
      if (gate && use.emblems) gate = withEmblems(gate);
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
    if (entry.shape === 'safe' && ids.length > 1) this.safeHeads[head] = 1;
    const full: Entry = hyphens === 0 ? entry : { ...entry, hyphens };
    const list = this.byNode[node];
    this.byNode[node] = list ? [...list, full] : this.listOf(full);
    if (!this.firstNodes[head]) this.firstNodes[head] = ids.length === 1 ? node : this.trie.insert([head]);
    const only = ids.length === 1 ? head : glued ? this.vocabulary.addJoined(folded) : 0;
    const human =
      entry.shape === 'person' || entry.shape === 'role' || (entry.shape === 'adj' && entry.plural);
    if (only > 0 && ids.length === 1 && human) {
      this.grammarBits[only] = (this.grammarBits[only] ?? 0) | PERSON_TERM;
    }
    if (glued && only > 0 && !this.gluedIndex[only]) {
      this.gluedEntries.push(full);
      this.gluedIndex[only] = this.gluedEntries.length;
    }
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
      this.grammarBits[made] = this.grammarBits[id] ?? 0;
      this.firstNodes[made] = this.firstNodes[id] ?? 0;
    }
  }

  finish(sample: string): Tables {
    this.misspell();
    for (const id of this.plainNames) this.grammarBits[id] = (this.grammarBits[id] ?? 0) & ~NAME_IS_WORD;
    const size = this.vocabulary.size;
    if (size > ROOM) throw new Error('the lexicons have outgrown ROOM');
    const flat = (list: Int32Array): Int32Array => list.slice(0, size);
    return {
      vocabulary: this.vocabulary,
      grammar: flat(this.grammarBits),
      cues: flat(this.cueBits),
      attack: flat(this.attackBits),
      first: flat(this.firstNodes),
      trie: this.trie,
      beginsSafe: flat(this.safeHeads),
      entries: this.byNode,
      glued: flat(this.gluedIndex),
      gluedEntries: this.gluedEntries,
      emoji: this.emoji,
      slurs: this.slurs,
      english: lettersOf(sample),
    };
  }
}

function lettersOf(sample: string): () => EnglishLetters {
  let made: EnglishLetters | undefined;
  return () => {
    made ??= new EnglishLetters(sample);
    return made;
  };
}
