import type { ProtectedClass } from '../../kernel/protected-class.js';
import { type Folded, inputEnd, inputStart } from './normalise/fold.js';
import type { Tables } from './tables.js';
import { SENTENCE_START, STOP, type Tokens } from './tokens.js';

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

/** Which tokens stand in a harmless phrase; kept between texts, as the tokens are. */
let shadow = new Uint8Array(512);

/** Everything known about one text while it is being filtered. */
export class Scan {
  readonly hits: Hit[] = [];
  /** Folded offset up to which dotted words are known to be no address. */
  plainTo = 0;
  private steps = 0;
  /** Marks the harmless phrases; asked at the first word that needs it, since most texts need none. */
  shader: (() => void) | null = null;
  private shaded = false;
  private anyShadow = false;

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

  /** Words inside a harmless phrase ("union square", "senior partner track") open no gate for others. */
  shade(first: number, last: number): void {
    if (!this.anyShadow) {
      this.anyShadow = true;
      if (shadow.length < this.tokens.count) shadow = new Uint8Array(this.tokens.count * 2);
      else shadow.fill(0, 0, this.tokens.count);
    }
    shadow.fill(1, first, last + 1);
  }

  /** The token stands inside a harmless phrase. */
  isShaded(i: number): boolean {
    if (!this.shaded) {
      this.shaded = true;
      this.shader?.();
    }
    return this.anyShadow && i >= 0 && i < this.tokens.count && shadow[i] === 1;
  }

  cue(i: number): number {
    if (i < 0 || i >= this.tokens.count) return 0;
    const sets = this.tables.cues[this.tokens.word[i] ?? 0] ?? 0;
    return sets === 0 || this.isShaded(i) ? 0 : sets;
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

  /** Drops the finds that do not pass. */
  keepHits(passes: (hit: Hit) => boolean): void {
    let write = 0;
    for (const hit of this.hits) if (passes(hit)) this.hits[write++] = hit;
    this.hits.length = write;
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
