/**
 * Where an entry says what was before and what is after: fixed for its kind, in members of its own, or nowhere because
 * it changes nothing (a reading, or a refusal).
 */
export type State = readonly [before: string | null, after: string] | 'in_body' | 'read' | 'none';

export interface KindOfEntry {
  /** Counted up with every change of what a kind says; entries of older versions stay as they were written. */
  readonly version: number;
  readonly state: State;
  /** The members of its body, `before` and `after` of a fixed state aside. A question mark: not in every entry. */
  readonly fields: readonly string[];
}
