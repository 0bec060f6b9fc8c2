import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { EMBLEMS, OF_HUMANS, OWNERS, PROPER_NAME } from './gates.js';
import { FIRST_NAME, LAST_NAME, NAME_IS_WORD, TRIGGER } from './grammar/bits.js';
import { ATTACK_WORDS, WORD_LISTS } from './grammar/word-lists.js';
import { plurals, safeEndings, verbForms } from './morphology.js';
import { Compiler, foldTerm } from './table-compiler.js';
import { type Entry, SHAPES, type Shape, type Tables } from './tables.js';

const CLASSES: ReadonlyMap<string, ProtectedClass> = new Map(PROTECTED_CLASSES.map((c) => [c, c]));
const SHAPE_NAMES: ReadonlyMap<string, Shape> = new Map(SHAPES.map((s) => [s, s]));

/** Classes whose adjectives are proper names: a capital inside a sentence says that the people is meant. */
const PEOPLES: ReadonlySet<ProtectedClass> = new Set(['national_origin', 'ethnicity_ancestry', 'religion']);

/** Classes that people wear and show: flags, patches, pins. */
const WORN: ReadonlySet<ProtectedClass> = new Set([
  ...PEOPLES,
  'political_speech',
  'military_veteran',
  'union_activity',
]);

/** What the lines of one group have in common: everything but the term. */
interface Group {
  readonly glue: 'never' | 'always' | 'if_long';
  readonly entry: (form: string, plural: boolean) => Entry;
  readonly plural: boolean;
  readonly verb: boolean;
}

/** Reads the columns shape, gate, flags and neutral word. */
function groupOf(compiler: Compiler, cls: ProtectedClass, columns: readonly string[]): Group {
  const [shapeName = '', writtenGate = '-', flags = '', to = ''] = columns;
  // "painted the gate black" is no noun.
  const colour = cls === 'race' || cls === 'color';
  const gateText = colour ? writtenGate.replace(/\bnoun\b/g, 'colour') : writtenGate;
  const shape = SHAPE_NAMES.get(shapeName);
  if (!shape) throw new Error(`unknown shape: ${shapeName}`);
  const people = shape === 'adj' || shape === 'person';
  const gate = compiler.gateFor(
    gateText,
    (people ? OF_HUMANS : 0) |
      (people && PEOPLES.has(cls) ? PROPER_NAME : 0) |
      (shape === 'person' ? OWNERS : 0) |
      (WORN.has(cls) ? EMBLEMS : 0),
  );
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
    const gate = compiler.gateFor(third === '' ? '-' : third, 0);
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

function sectionOf(data: string, section: string): string {
  const start = data.indexOf(`@${section}\n`);
  if (start < 0) return '';
  const end = data.indexOf('\n@', start);
  return data.slice(start, end < 0 ? data.length : end);
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
  return compiler.finish(sectionOf(data, 'safe'));
}
