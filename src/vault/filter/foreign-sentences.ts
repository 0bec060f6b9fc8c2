import type { EnglishLetters } from './english-letters.js';
import { ENGLISH, OTHER_LANGUAGE } from './grammar/bits.js';
import type { Scan } from './scan.js';
import { CAPITAL, DIGITS, DISGUISED, HYPHEN, STOP, TAGGED, TIGHT } from './tokens.js';

/**
 * Sentences and clauses in another language. The lexicons are English: nothing vouches for "odio a mi jefe", be it the
 * whole text or one quote in an English one. A borrowed word or two ("café au lait", "carpe diem") is no sentence.
 */
export const FOREIGN_LIMITS = {
  /** Words a text or sentence must have to be judged by itself. */
  fewest: 3,
  fewestAmongOthers: 4,
  /** Words of another language in a clause without one sure English word, inside an English sentence. */
  clauseWords: 5,
  clauseOther: 3,
  unknownShare: 0.65,
  /** Where one function word or none speaks for another language, the letters must. */
  unknownShareOfOne: 0.75,
  likenessOfOne: -2.3,
  likenessOfNone: -2.9,
  likenessAmongOthers: -2.5,
  wordsOfNone: 3,
} as const;

/** English function words that are also words of other languages: they vouch for nothing. */
const SHARED = /^(?:a|i|o|no|me|is|in|so|on|am|as|he|we|an|at|die|man|per|son|one|be|or|an)$/;
/** Words of another language that are also slang or parts of English names. */
const SLANG = /^(?:til|ya|da|em|den|din|van|von|dan|ben|ale|mes|ma|pa|na|com|dos|as|net)$/;

interface Run {
  readonly first: number;
  readonly last: number;
}

class Judge {
  constructor(
    private readonly s: Scan,
    private readonly letters: EnglishLetters,
  ) {}

  /** Function words of another language in a run; a capital inside a sentence makes "La Quinta" a name. */
  private others({ first, last }: Run): number {
    let n = 0;
    for (let k = first; k <= last; k++) {
      const grammar = this.s.grammar(k);
      const shared = (grammar & ENGLISH) !== 0;
      if ((grammar & OTHER_LANGUAGE) === 0 || shared || SLANG.test(this.s.spelling(k))) continue;
      if (this.s.gap(k) === TIGHT || this.s.gap(k + 1) === TIGHT || this.s.gap(k + 1) === HYPHEN) continue;
      if ((this.s.flags(k) & CAPITAL) === 0 || this.s.startsSentence(k)) n++;
    }
    return n;
  }

  /** "fix memleak in libeio": an English word between them that other languages have too. */
  private hasPreposition({ first, last }: Run): boolean {
    for (let k = first; k <= last; k++) {
      if ((this.s.grammar(k) & ENGLISH) !== 0 && !/^(?:a|is|no|me|i|o)$/.test(this.s.spelling(k)))
        return true;
    }
    return false;
  }

  /** A small word with a letter that English does without: "mañana", "está". */
  private accented({ first, last }: Run): boolean {
    if (this.s.folded.identity) return false;
    for (let k = first; k <= last; k++) {
      if ((this.s.flags(k) & (CAPITAL | DISGUISED)) !== 0) continue;
      if (/[\u00e0-\u00f6\u00f8-\u017f]/.test(this.s.text.slice(this.s.from(k), this.s.to(k)))) return true;
    }
    return false;
  }

  private words(run: Run): string[] {
    const words: string[] = [];
    for (let k = run.first; k <= run.last; k++) {
      const flags = this.s.flags(k);
      if ((flags & (DIGITS | TAGGED)) !== 0 || (this.s.grammar(k) & ENGLISH) !== 0) continue;
      if ((flags & CAPITAL) !== 0 && !this.s.startsSentence(k)) continue;
      // Parts of an address and words that somebody disguised are no words of any language.
      if ((flags & DISGUISED) !== 0 || this.s.gap(k) === TIGHT || this.s.gap(k + 1) === TIGHT) continue;
      const word = this.s.spelling(k);
      if (word.length > 2) words.push(word);
    }
    return words;
  }

  isForeign(run: Run, among: boolean): boolean {
    const limits = FOREIGN_LIMITS;
    const length = run.last - run.first + 1;
    if (length < (among ? limits.fewestAmongOthers : limits.fewest)) return false;
    const words = this.words(run);
    if (words.length === 0) return false;
    this.s.spend(length * 4);
    const letters = this.letters;
    const unknown = words.filter((w) => !letters.knows(w)).length / words.length;
    const others = this.others(run) + (this.accented(run) ? 1 : 0);
    if (unknown < limits.unknownShare) return false;
    if (others >= 2) return true;
    let sum = 0;
    for (const word of words) sum += letters.likeness(word);
    const likeness = sum / words.length;
    if (others === 1 && unknown >= limits.unknownShareOfOne)
      return likeness < (among ? limits.likenessAmongOthers : limits.likenessOfOne);
    if (this.hasPreposition(run)) return false;
    const enough = words.length >= limits.wordsOfNone + (among ? 1 : 0);
    return others === 0 && unknown === 1 && enough && likeness < limits.likenessOfNone;
  }

  isForeignClause(run: Run): boolean {
    const limits = FOREIGN_LIMITS;
    if (run.last - run.first + 1 < limits.clauseWords || this.others(run) < limits.clauseOther) return false;
    const words = this.words(run);
    const letters = this.letters;
    return (
      words.length > 0 && words.filter((w) => !letters.knows(w)).length / words.length >= limits.unknownShare
    );
  }
}

/** Whether some sentence or clause of the text is in another language. */
export function hasForeignSentence(s: Scan, letters: EnglishLetters): boolean {
  const judge = new Judge(s, letters);
  const { tokens } = s;
  for (let first = 0; first < tokens.count; ) {
    let last = first;
    let other = 0;
    let long = 0;
    for (let k = first; k < tokens.count && (k === first || s.gap(k) !== STOP); k++) {
      last = k;
      const known = s.grammar(k) & (ENGLISH | OTHER_LANGUAGE);
      if (known === OTHER_LANGUAGE) other++;
      else if (known === ENGLISH && isLong(s, k)) long++;
    }
    const run = { first, last };
    const clause = other >= FOREIGN_LIMITS.clauseOther;
    if (long === 0 || clause) {
      if (clause && hasForeignClause(s, judge, run)) return true;
      const among = first > 0 || last + 1 < tokens.count;
      if (long === 0 && !hasSureWord(s, run) && judge.isForeign(run, among)) return true;
    }
    first = last + 1;
  }
  return false;
}

/** Words that several languages share are short; a longer English one is sure. */
function isLong(s: Scan, k: number): boolean {
  return (s.tokens.end[k] ?? 0) - (s.tokens.start[k] ?? 0) > 3;
}

function isSure(s: Scan, k: number): boolean {
  return (
    (s.grammar(k) & (ENGLISH | OTHER_LANGUAGE)) === ENGLISH && (isLong(s, k) || !SHARED.test(s.spelling(k)))
  );
}

function hasSureWord(s: Scan, { first, last }: Run): boolean {
  for (let k = first; k <= last; k++) if (isSure(s, k)) return true;
  return false;
}

function hasForeignClause(s: Scan, judge: Judge, { first, last }: Run): boolean {
  let start = first;
  for (let k = first; k <= last + 1; k++) {
    if (k <= last && !isSure(s, k)) continue;
    if (k - start >= FOREIGN_LIMITS.clauseWords && judge.isForeignClause({ first: start, last: k - 1 }))
      return true;
    start = k + 1;
  }
  return false;
}
