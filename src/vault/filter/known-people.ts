import { CONDUCT, SUBJECT } from './grammar/bits.js';
import type { Hit, Scan } from './scan.js';
import { STOP } from './tokens.js';

/**
 * Names of people known to all: the author of a book in a reference, the composers and theorists of a list. They tell
 * nothing of the candidate, and taking them out would leave a reading list without its authors.
 */
const REFERENCE = /^(?:isbn|doi|pp|eds|ed|vol|issn|et|journal|proceedings|press|publishing|publishers)$/;
const ROLL = /^(?:include|includes|included|including|featuring|starring|such|namely)$/;
const CALLINGS =
  /^(?:composers|artists|musicians|writers|authors|actors|theorists|philosophers|scientists|presidents|directors|painters|poets|novelists|singers|economists|historians|architects|scholars|critics|sculptors|filmmakers|mathematicians|physicists|inventors|playwrights|photographers|designers|conductors|pianists|emperors|popes|kings|generals)$/;
const FEWEST_ON_A_ROLL = 3;

/** A new sentence begins at token `k`; the full stop of an initial ("T. J. Clark") ends none. */
function ends(s: Scan, k: number): boolean {
  return s.gap(k) === STOP && s.to(k - 1) - s.from(k - 1) > 1;
}

function sentence(s: Scan, i: number): { first: number; last: number } {
  let first = i;
  let last = i;
  while (first > 0 && !ends(s, first) && i - first < 60) first--;
  while (last + 1 < s.tokens.count && !ends(s, last + 1) && last - i < 60) last++;
  return { first, last };
}

/** Somebody speaks or does something in the sentence: then its names are of people that matter here. */
function isLively(s: Scan, first: number, last: number): boolean {
  for (let k = first; k <= last; k++) {
    if (/^(?:i|me|my|we|our|us|you|your)$/.test(s.spelling(k))) return true;
    if ((s.grammar(k) & CONDUCT) !== 0 || s.tables.attack[s.tokens.word[k] ?? 0] === 1) return true;
    if ((s.grammar(k) & SUBJECT) !== 0 && s.spelling(k) !== 'it' && s.spelling(k) !== 'who') return true;
  }
  return false;
}

function isOfKnown(s: Scan, hit: Hit, names: ReadonlySet<number>): boolean {
  const { first, last } = sentence(s, hit.firstToken);
  s.spend(last - first);
  let reference = false;
  let roll = false;
  let calling = false;
  for (let k = first; k <= last; k++) {
    const word = s.spelling(k);
    reference ||= REFERENCE.test(word) && s.code(s.tokens.end[k] ?? 0) !== 32;
    roll ||= ROLL.test(word);
    calling ||= CALLINGS.test(word);
  }
  if (!reference && !(roll && calling)) return false;
  if (isLively(s, first, last)) return false;
  if (reference) return true;
  let count = 0;
  for (let k = first; k <= last; k++) if (names.has(k)) count++;
  return count >= FEWEST_ON_A_ROLL;
}

/** Drops the finds of names that are known people's. */
export function withoutKnownPeople(s: Scan): void {
  const names = s.hits.filter(
    (h) => h.firstToken >= 0 && (h.rule === 'name.full' || h.rule === 'name.initials'),
  );
  if (names.length === 0) return;
  const starts = new Set(names.map((h) => h.firstToken));
  const known = new Set(names.filter((h) => isOfKnown(s, h, starts)));
  if (known.size > 0) s.keepHits((h) => !known.has(h));
}
