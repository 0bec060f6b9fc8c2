import { OTHER_LANGUAGE } from './grammar/bits.js';
import { WORD_LISTS } from './grammar/word-lists.js';
import { Vocabulary, type VocabularyParts } from './vocabulary.js';

/**
 * How English a word looks, from the letters of the harmless phrases and function words that the filter ships anyway.
 */
const LETTERS = 27;
const SMOOTH = 0.2;
const SMOOTH_CONTEXT = 5;

/** A word without its English ending. */
const STEM = /^([a-z]+?)(?:s|es|ed|ing|in|ly|er|ers|est|y|'s)$/;

function codeOf(c: number): number {
  return c >= 97 && c <= 122 ? c - 96 : 0;
}

function eachTrigram(word: string, seen: (context: number, last: number) => void): void {
  let a = 0;
  let b = 0;
  for (let i = 0; i <= word.length; i++) {
    const c = i < word.length ? codeOf(word.charCodeAt(i)) : 0;
    seen(a * LETTERS + b, c);
    a = b;
    b = c;
  }
}

/** The letters of English as flat arrays: what is written to a file and read back. */
export interface LettersParts {
  readonly words: VocabularyParts;
  readonly counts: Int32Array;
}

export class EnglishLetters {
  private readonly contexts = new Int32Array(LETTERS * LETTERS);

  /** `counts` says how often each run of three letters was seen. */
  private constructor(
    private readonly words: Vocabulary,
    private readonly counts: Int32Array,
  ) {
    for (let context = 0; context < this.contexts.length; context++) {
      let sum = 0;
      for (let last = 0; last < LETTERS; last++) sum += counts[context * LETTERS + last] ?? 0;
      this.contexts[context] = sum;
    }
  }

  /** Learns from a text and the function words. */
  static of(sample: string): EnglishLetters {
    const words = new Set(sample.match(/[a-z]+/g) ?? []);
    for (const [bits, list] of WORD_LISTS)
      if (bits !== OTHER_LANGUAGE) for (const word of list.split(/\s+/)) words.add(word);
    const known = new Vocabulary();
    const counts = new Int32Array(LETTERS * LETTERS * LETTERS);
    for (const word of words) {
      known.add(word);
      eachTrigram(word, (context, last) => {
        const at = context * LETTERS + last;
        counts[at] = (counts[at] ?? 0) + 1;
      });
    }
    return new EnglishLetters(known, counts);
  }

  static from(parts: LettersParts): EnglishLetters {
    return new EnglishLetters(Vocabulary.of(parts.words), parts.counts);
  }

  parts(): LettersParts {
    return { words: this.words.parts(), counts: this.counts };
  }

  knows(word: string): boolean {
    if (this.words.get(word) > 0) return true;
    const stem = STEM.exec(word)?.[1];
    return (
      stem !== undefined && stem.length > 2 && (this.words.get(stem) > 0 || this.words.get(`${stem}e`) > 0)
    );
  }

  /** Mean log likelihood of the word's letters: about -2.2 for English, below -3 for most of what is not. */
  likeness(word: string): number {
    let sum = 0;
    let n = 0;
    eachTrigram(word, (context, last) => {
      const count = this.counts[context * LETTERS + last] ?? 0;
      sum += Math.log((count + SMOOTH) / ((this.contexts[context] ?? 0) + SMOOTH_CONTEXT));
      n++;
    });
    return sum / n;
  }
}
