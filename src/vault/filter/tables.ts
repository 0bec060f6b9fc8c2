import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { describingHumans, type Gate, parseGate } from './gates.js';
import {
  CUE_SETS,
  cueBit,
  FIRST_NAME,
  LAST_NAME,
  NAME_IS_WORD,
  PERSON_TERM,
  TRIGGER,
} from './grammar/bits.js';
import { misspellings } from './grammar/misspelled-terms.js';
import { ATTACK_WORDS, WORD_LISTS } from './grammar/word-lists.js';
import { plurals, safeEndings, verbForms } from './morphology.js';
import { PhraseTrie } from './phrase-trie.js';
import { Vocabulary } from './vocabulary.js';

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
  /** Slurs of one word and their class: what a censored word is held against. */
  readonly slurs: ReadonlyMap<string, ProtectedClass>;
}

const CLASSES: ReadonlyMap<string, ProtectedClass> = new Map(PROTECTED_CLASSES.map((c) => [c, c]));
const SHAPE_NAMES: ReadonlyMap<string, Shape> = new Map(SHAPES.map((s) => [s, s]));

/** An opaque, stable name for a lexicon line: an explanation must say which rule it was, never the word. */
export function ruleId(shape: Shape, wordHashes: readonly number[]): string {
  let hash = 0x811c9dc5;
  for (const word of wordHashes) hash = Math.imul(hash ^ word, 0x01000193);
  return `${shape}.${(hash >>> 0).toString(36)}`;
}

/** Folds a lexicon term as texts are folded: ASCII, lower case, curly quotes straight. */
function foldTerm(term: string): string {
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

class Compiler {
  readonly vocabulary = new Vocabulary();
  readonly trie = new PhraseTrie();
  private readonly grammarBits = new Int32Array(ROOM);
  private readonly cueBits = new Int32Array(ROOM);
  private readonly attackBits = new Int32Array(ROOM);
  private readonly firstNodes = new Int32Array(ROOM);
  private readonly gluedIndex = new Int32Array(ROOM);
  private readonly byNode: Entry[][] = [];
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

  /** The gate of an adjective or person noun, widened by `describingHumans`. */
  peopleGate(text: string, properName: boolean): Gate | null {
    const key = properName ? `${text} ` : `${text}  `;
    let gate = this.gates.get(key);
    if (gate === undefined) {
      const written = this.gate(text);
      gate = written && describingHumans(written, properName);
      this.gates.set(key, gate);
    }
    return gate;
  }

  phrase(term: string, entry: Entry, glued: boolean): void {
    const folded = foldTerm(term);
    const ids: number[] = [];
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
    const full: Entry = hyphens === 0 ? entry : { ...entry, hyphens };
    const list = this.byNode[node];
    if (list) list.push(full);
    else this.byNode[node] = [full];
    if (!this.firstNodes[head]) this.firstNodes[head] = ids.length === 1 ? node : this.trie.insert([head]);
    const only = ids.length === 1 ? head : glued ? this.vocabulary.add(folded.replace(/[^a-z0-9]/g, '')) : 0;
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

  finish(): Tables {
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
      entries: this.byNode,
      glued: flat(this.gluedIndex),
      gluedEntries: this.gluedEntries,
      emoji: this.emoji,
      slurs: this.slurs,
    };
  }
}

/** Classes whose adjectives are proper names: a capital inside a sentence says that the people is meant. */
const PEOPLES: ReadonlySet<ProtectedClass> = new Set(['national_origin', 'ethnicity_ancestry', 'religion']);

/** What the lines of one group have in common: everything but the term. */
interface Group {
  readonly glue: 'never' | 'always' | 'if_long';
  readonly entry: (form: string, plural: boolean) => Entry;
  readonly plural: boolean;
  readonly verb: boolean;
}

/** Reads the columns shape, gate, flags and neutral word. */
function groupOf(compiler: Compiler, cls: ProtectedClass, columns: readonly string[]): Group {
  const [shapeName = '', gateText = '-', flags = '', to = ''] = columns;
  const shape = SHAPE_NAMES.get(shapeName);
  if (!shape) throw new Error(`unknown shape: ${shapeName}`);
  const people = shape === 'adj' || shape === 'person';
  const gate = people ? compiler.peopleGate(gateText, PEOPLES.has(cls)) : compiler.gate(gateText);
  const neutral = to === '' || to === '-' ? null : to === '~' ? '' : to;
  const exact = flags.includes('A');
  const build = (form: string, plural: boolean): Entry => ({
    class: cls,
    shape,
    gate,
    capital: flags.includes('C'),
    exactCase: exact ? form : null,
    extends: flags.includes('E') || (cls === 'religion' && (shape === 'place' || shape === 'org')),
    plural,
    to: plural && neutral ? (plurals(neutral)[0] ?? neutral) : neutral,
    hyphens: 0,
  });
  // Most lines differ in nothing but the term, so that they can share one entry.
  const one = build('', false);
  const many = build('', true);
  return {
    glue: flags.includes('N')
      ? 'never'
      : flags.includes('G')
        ? 'always'
        : gate === null
          ? 'if_long'
          : 'never',
    entry: exact ? build : (_form, plural) => (plural ? many : one),
    plural: flags.includes('S'),
    verb: flags.includes('V'),
  };
}

function termLine(compiler: Compiler, group: Group, term: string): void {
  const glued = group.glue === 'always' || (group.glue === 'if_long' && term.length >= 5);
  compiler.phrase(term, group.entry(term, false), glued);
  if (group.plural) for (const form of plurals(term)) compiler.phrase(form, group.entry(form, true), glued);
  if (group.verb) for (const form of verbForms(term)) compiler.phrase(form, group.entry(form, false), glued);
}

const SAFE: Entry = {
  hyphens: 0,
  class: 'name',
  shape: 'safe',
  gate: null,
  capital: false,
  exactCase: null,
  extends: false,
  plural: false,
  to: null,
};

function specialLine(compiler: Compiler, section: string, columns: readonly string[]): void {
  const [term = '', second = '', third = '', fourth = ''] = columns;
  if (section === 'safe') {
    for (const form of term.endsWith('*') ? safeEndings(term.slice(0, -1)) : [term])
      compiler.phrase(form, SAFE, false);
  } else if (section === 'slurs') {
    const cls = CLASSES.get(second) ?? 'race';
    const gate = compiler.gate(third === '' ? '-' : third);
    const entry = {
      ...SAFE,
      class: cls,
      shape: 'slur' as const,
      gate,
      capital: fourth.includes('C'),
    };
    const glued = gate === null && !fourth.includes('N') && term.length >= 4;
    compiler.phrase(term, entry, glued);
    if (/^[a-z]{3,}$/.test(term)) compiler.slurs.set(term, cls);
    if (fourth.includes('S'))
      for (const form of plurals(term)) compiler.phrase(form, { ...entry, plural: true }, glued);
  } else if (section === 'names') {
    if (/[^a-z'-]/i.test(foldTerm(term))) return;
    if (third.includes('P')) compiler.plainName(term);
    compiler.mark(
      term,
      (second === 'last' ? LAST_NAME : FIRST_NAME) | (third.includes('W') ? NAME_IS_WORD : 0),
    );
  } else if (section === 'cues') compiler.cue(term, second);
  else if (section === 'emoji')
    compiler.emoji.set(term.replace(/\u{fe0f}/gu, ''), CLASSES.get(second) ?? 'religion');
}

/**
 * Compiles the generated lexicon data. `@` opens a section; in a class's section `=` opens a group of terms with the
 * same shape, gate, flags and neutral word.
 */
export function compileTables(data: string, triggers: readonly string[]): Tables {
  const compiler = new Compiler();
  for (const [bits, words] of WORD_LISTS) {
    for (const word of words.split(/\s+/)) if (word !== '') compiler.mark(word, bits);
  }
  for (const word of ATTACK_WORDS.split(/\s+/)) compiler.attackWord(word);
  for (const word of triggers) compiler.mark(word, TRIGGER);
  let section = '';
  let cls: ProtectedClass | undefined;
  let group: Group | undefined;
  for (let start = 0; start < data.length; ) {
    const newline = data.indexOf('\n', start);
    const end = newline < 0 ? data.length : newline;
    const line = data.slice(start, end);
    start = end + 1;
    if (line.startsWith('@')) {
      section = line.slice(1);
      cls = CLASSES.get(section);
      group = undefined;
    } else if (cls && line.startsWith('=')) group = groupOf(compiler, cls, line.slice(1).split('\t'));
    else if (cls && group) termLine(compiler, group, line);
    else if (line !== '') specialLine(compiler, section, line.split('\t'));
  }
  return compiler.finish();
}
