import { splitPoint } from './merkle.js';

/** Entries `from` up to, not including, `to`. Its root is one hash of a proof. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * The subtrees whose roots prove that the entry at `index` is in the tree of `size` entries, the nearest first:
 * PATH(m, D[n]) of RFC 6962, section 2.1.1.
 *
 * @throws RangeError
 */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  if (!isPlace(index) || !isPlace(size) || index >= size) {
    throw new RangeError(`There is no entry ${index} in a tree of ${size}.`);
  }
  return path(index, { from: 0, to: size });
}

function path(index: number, { from, to }: Range): Range[] {
  if (to - from === 1) return [];
  const middle = from + splitPoint(to - from);
  return index < middle
    ? [...path(index, { from, to: middle }), { from: middle, to }]
    : [...path(index, { from: middle, to }), { from, to: middle }];
}

/**
 * The subtrees whose roots prove that the tree of `older` entries is the beginning of the tree of `newer`:
 * PROOF(m, D[n]) of RFC 6962, section 2.1.2. Nothing needs proof for an empty or an equal tree.
 *
 * @throws RangeError
 */
export function consistencyRanges(older: number, newer: number): readonly Range[] {
  if (!isPlace(older) || !isPlace(newer) || older > newer) {
    throw new RangeError(`A tree of ${newer} does not follow from one of ${older}.`);
  }
  return older === 0 ? [] : subproof(older, { from: 0, to: newer }, true);
}

function subproof(older: number, { from, to }: Range, isKnown: boolean): Range[] {
  if (older === to) return isKnown ? [] : [{ from, to }];
  const middle = from + splitPoint(to - from);
  return older <= middle
    ? [...subproof(older, { from, to: middle }, isKnown), { from: middle, to }]
    : [...subproof(older, { from: middle, to }, false), { from, to: middle }];
}

function isPlace(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
