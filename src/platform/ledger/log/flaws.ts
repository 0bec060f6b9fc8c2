/** What may be wrong with an entry: its link in the chain, its place in the tree, or what was signed over it. */
export const FLAWS = [
  'gap_in_sequence',
  'previous_hash_differs',
  'hash_differs',
  'leaf_differs',
  'tile_differs',
  'root_differs',
  'checkpoint_not_signed',
  'entry_missing',
] as const satisfies readonly string[];
export type Flaw = (typeof FLAWS)[number];

/** The first entry that is not as it was written or signed. */
export interface FirstBroken {
  readonly seq: number;
  readonly reason: Flaw;
}
