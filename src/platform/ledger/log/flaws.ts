/** What may be wrong with an entry: whether it is there, its place in the tree, or what was signed over it. */
export const FLAWS = [
  'entry_missing',
  'leaf_differs',
  'tile_differs',
  'root_differs',
  'checkpoint_not_signed',
] as const satisfies readonly string[];
export type Flaw = (typeof FLAWS)[number];

/** The first entry that is not as it was written or signed. */
export interface FirstBroken {
  readonly seq: number;
  readonly reason: Flaw;
}

/** The one that comes first; null if there is none. */
export function earlier(one: FirstBroken | null, other: FirstBroken | null): FirstBroken | null {
  if (one === null || other === null) return one ?? other;
  return one.seq <= other.seq ? one : other;
}
