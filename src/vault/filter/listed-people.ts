import { FUNCTION_WORD, NAME_IS_WORD } from './grammar/bits.js';
import type { ListedPerson } from './removal.js';
import type { Scan } from './scan.js';
import { ALL_CAPITALS, CAPITAL, HYPHEN, SENTENCE_START, SPACE, TIGHT } from './tokens.js';

/**
 * People the screener listed become stable references: "the candidate", "person 1", "person 2" in listed order.
 *
 * A whole name is found however it is written; a part of a name needs a capital (in texts that have any), and a part
 * that is also an ordinary word ("Grace", "Will") a capital inside a sentence.
 */
interface Part {
  readonly words: readonly string[];
  readonly reference: string;
  readonly whole: boolean;
}

const SPLIT = /[^a-z0-9']+/;

function foldName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLowerCase();
}

function partsOf(people: readonly ListedPerson[]): Map<string, Part[]> {
  const parts = new Map<string, Part[]>();
  const add = (words: readonly string[], reference: string, whole: boolean): void => {
    const head = words[0];
    if (head === undefined) return;
    const list = parts.get(head) ?? [];
    if (!list.some((p) => p.words.join(' ') === words.join(' '))) list.push({ words, reference, whole });
    parts.set(head, list);
  };
  let others = 0;
  for (const person of people) {
    const reference = person.role === 'candidate' ? 'the candidate' : `person ${++others}`;
    for (const name of person.names) {
      const words = foldName(name)
        .split(SPLIT)
        .filter((w) => w !== '');
      add(words, reference, words.length > 1);
      const first = words[0];
      const last = words[words.length - 1];
      if (words.length > 2 && first !== undefined && last !== undefined) add([first, last], reference, true);
      if (words.length > 1 && first !== undefined && last !== undefined) add([last, first], reference, true);
      for (const word of words) if (word.length > 2) add([word], reference, false);
    }
    for (const handle of person.handles) {
      const words = foldName(handle)
        .split(SPLIT)
        .filter((w) => w !== '');
      add(words, reference, true);
    }
  }
  for (const list of parts.values()) list.sort((a, b) => b.words.length - a.words.length);
  return parts;
}

export function findListedPeople(s: Scan, people: readonly ListedPerson[], detector: string): void {
  const parts = partsOf(people);
  const { tokens: t } = s;
  for (let i = 0; i < t.count; i++) {
    const list = parts.get(s.spelling(i));
    if (!list) continue;
    s.spend(list.length);
    const part = list.find((p) => matches(s, i, p));
    if (!part) continue;
    const last = i + part.words.length - 1;
    const first = titleBefore(s, i);
    const tagged = s.code((t.start[first] ?? 0) - 1) === 64;
    const capital = ((t.flags[first] ?? 0) & SENTENCE_START) !== 0 && ((t.flags[i] ?? 0) & CAPITAL) !== 0;
    const to = capital ? part.reference.charAt(0).toUpperCase() + part.reference.slice(1) : part.reference;
    s.hits.push({
      start: tagged ? s.from(first) - 1 : s.from(first),
      end: s.to(last),
      firstToken: first,
      lastToken: last,
      class: 'name',
      detector,
      rule: part.whole ? 'listed.whole' : 'listed.part',
      gate: part.whole ? null : 'cap',
      score: part.whole ? 0.99 : 0.9,
      outcome: { kind: 'word', to },
      directed: false,
    });
    i = last;
  }
}

function titleBefore(s: Scan, i: number): number {
  const gap = s.gap(i);
  const dot = s.code(s.tokens.end[i - 1] ?? 0) === 46;
  if (i > 0 && (gap === SPACE || dot) && /^(?:mr|mrs|ms|miss|mx|dr|sir|madam)$/.test(s.spelling(i - 1)))
    return i - 1;
  return i;
}

function matches(s: Scan, i: number, part: Part): boolean {
  for (let k = 1; k < part.words.length; k++) {
    const gap = s.gap(i + k);
    if (gap !== SPACE && gap !== HYPHEN && gap !== TIGHT && s.code(s.tokens.end[i + k - 1] ?? 0) !== 44)
      return false;
    if (s.spelling(i + k) !== part.words[k]) return false;
  }
  if (part.whole || s.tokens.caseless)
    return part.whole || (s.grammar(i) & (NAME_IS_WORD | FUNCTION_WORD)) === 0;
  const flags = s.flags(i);
  if ((flags & (CAPITAL | ALL_CAPITALS)) === 0) return false;
  const ordinary = (s.grammar(i) & (NAME_IS_WORD | FUNCTION_WORD)) !== 0;
  return !ordinary || (flags & SENTENCE_START) === 0;
}
