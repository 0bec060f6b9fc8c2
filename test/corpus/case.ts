/** One row of a detector's table: what must go from a text, and what must stay in it. */
export interface Case {
  readonly text: string;
  /** Words that must not be in the safe text any more. */
  readonly goes?: readonly string[];
  /** Wordings that must still be there, letter for letter. A row with `stays` alone must not change at all. */
  readonly stays?: readonly string[];
}
