import { OTHER_LANGUAGE } from './grammar/bits.js';
import { WORD_LISTS } from './grammar/word-lists.js';

/**
 * How English a word looks, from the letters of the harmless phrases and function words that the filter ships anyway.
 * Built at the first text that needs it: most never do.
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

export class EnglishLetters {
  private readonly words: ReadonlySet<string>;
  private readonly counts = new Float64Array(LETTERS * LETTERS * LETTERS);
  private readonly contexts = new Float64Array(LETTERS * LETTERS);

  constructor(sample: string) {
    const words = new Set(sample.match(/[a-z]+/g) ?? []);
    for (const [bits, list] of WORD_LISTS)
      if (bits !== OTHER_LANGUAGE) for (const word of list.split(/\s+/)) words.add(word);
    for (const word of words) {
      eachTrigram(word, (context, last) => {
        const at = context * LETTERS + last;
        this.counts[at] = (this.counts[at] ?? 0) + 1;
        this.contexts[context] = (this.contexts[context] ?? 0) + 1;
      });
    }
    this.words = words;
  }

  knows(word: string): boolean {
    if (this.words.has(word)) return true;
    const stem = STEM.exec(word)?.[1];
    return stem !== undefined && stem.length > 2 && (this.words.has(stem) || this.words.has(`${stem}e`));
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
