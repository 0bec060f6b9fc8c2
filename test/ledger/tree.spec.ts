import fc from 'fast-check';
import { GrowingTree } from '../../src/platform/ledger/tree/growing-tree.js';
import {
  EMPTY_ROOT,
  HASH_BYTES,
  leafHash,
  nodeHash,
  rootOf,
  splitPoint,
} from '../../src/platform/ledger/tree/merkle.js';
import {
  consistencyRanges,
  inclusionRanges,
  type Range,
} from '../../src/platform/ledger/tree/proof-ranges.js';
import { rangeRoot, type TileLookup, tilesOf } from '../../src/platform/ledger/tree/tile-hashes.js';
import { isConsistent, isIncluded } from '../../src/platform/ledger/tree/verify-proof.js';

/** Entries and roots that logs of Certificate Transparency (RFC 6962) test themselves with. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const PATH_OF_FIRST = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
];

const LEAVES = ENTRIES.map((entry) => leafHash(Buffer.from(entry, 'hex')));

/** The definition of RFC 6962, section 2.1, word for word: what everything else is compared with. */
function definedRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return only;
  const split = splitPoint(leaves.length);
  return nodeHash(definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split)));
}

const leavesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, place) => leafHash(`entry ${place}`));

/** Grows a tree in batches and keeps its parts as a store would. */
function stored(leaves: readonly Buffer[], batch: number): { tiles: Map<string, Buffer>; root: Buffer } {
  const tiles = new Map<string, Buffer>();
  let root = EMPTY_ROOT;
  for (let from = 0; from < leaves.length; from += batch) {
    // A new tree for each batch: what a process knows after a crash is what was stored.
    const tree = new GrowingTree(
      from,
      ({ level, index }) => tiles.get(`${level}/${index}`) ?? Buffer.alloc(0),
    );
    for (const leaf of leaves.slice(from, from + batch)) tree.append(leaf);
    for (const { level, index, start, hashes } of tree.takeParts()) {
      const before = tiles.get(`${level}/${index}`) ?? Buffer.alloc(0);
      expect(before.length).toBe(start * HASH_BYTES);
      tiles.set(`${level}/${index}`, Buffer.concat([before, hashes]));
    }
    root = tree.root();
  }
  return { tiles, root };
}

const proofOf = (ranges: readonly Range[], tiles: Map<string, Buffer>): Buffer[] => {
  const lookup: TileLookup = ({ level, index }) => tiles.get(`${level}/${index}`) ?? Buffer.alloc(0);
  return ranges.map((range) => rangeRoot(range, lookup));
};

describe('the tree of RFC 6962', () => {
  it.each(ROOTS.map((root, size) => [size, root]))(
    'of %i entries has the root of the test vectors',
    (size, root) => {
      expect(rootOf(LEAVES.slice(0, Number(size))).toString('hex')).toBe(root);
    },
  );

  it('proves inclusion and consistency as the test vectors do', () => {
    const { tiles } = stored(LEAVES, 8);
    expect(proofOf(inclusionRanges(0, 8), tiles).map((hash) => hash.toString('hex'))).toEqual(PATH_OF_FIRST);
    expect(proofOf(consistencyRanges(1, 8), tiles).map((hash) => hash.toString('hex'))).toEqual(
      PATH_OF_FIRST,
    );
  });

  it('takes the paths of the RFC’s example with seven entries (section 2.1.3)', () => {
    const shown = (ranges: readonly Range[]) => ranges.map(({ from, to }) => `${from}-${to}`);
    expect(shown(inclusionRanges(0, 7))).toEqual(['1-2', '2-4', '4-7']);
    expect(shown(inclusionRanges(3, 7))).toEqual(['2-3', '0-2', '4-7']);
    expect(shown(inclusionRanges(6, 7))).toEqual(['4-6', '0-4']);
    expect(shown(consistencyRanges(3, 7))).toEqual(['2-3', '3-4', '0-2', '4-7']);
    expect(shown(consistencyRanges(4, 7))).toEqual(['4-7']);
    expect(shown(consistencyRanges(6, 7))).toEqual(['4-6', '6-7', '0-4']);
  });

  it('has no proof for what is not there', () => {
    for (const [index, size] of [
      [7, 7],
      [-1, 7],
      [0.5, 7],
      [0, 0],
    ] as const) {
      expect(() => inclusionRanges(index, size)).toThrow(RangeError);
    }
    expect(() => consistencyRanges(8, 7)).toThrow(RangeError);
  });

  it('does not take an entry for an inner node', () => {
    const [a, b] = leavesOf(2);
    if (a === undefined || b === undefined) throw new Error('two leaves');
    expect(leafHash(Buffer.concat([a, b])).equals(nodeHash(a, b))).toBe(false);
  });
});

describe('a tree that grows in batches', () => {
  const size = fc.integer({ min: 1, max: 1200 });

  it('has the root of the definition, whatever the batches', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 600 }), (count, batch) => {
        const leaves = leavesOf(count);
        expect(stored(leaves, batch).root).toEqual(definedRoot(leaves));
      }),
      { numRuns: 60 },
    );
  });

  it('goes on over three levels of tiles', () => {
    const leaves = leavesOf(256 * 256 + 300);
    const { root, tiles } = stored(leaves, 20_000);
    expect(root).toEqual(definedRoot(leaves));
    expect([...tiles.keys()].sort().at(-1)).toBe('2/0');
  });

  it('proves every entry, and no other in its place', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, pick, other) => {
        const leaves = leavesOf(count);
        const { tiles, root } = stored(leaves, 256);
        const index = pick % count;
        const proof = proofOf(inclusionRanges(index, count), tiles);
        const leaf = leafHash(`entry ${index}`);
        expect(isIncluded(leaf, index, { size: count, root }, proof)).toBe(true);
        expect(isIncluded(leafHash('forged'), index, { size: count, root }, proof)).toBe(false);
        expect(isIncluded(leaf, index, { size: count, root: leafHash('other root') }, proof)).toBe(false);
        expect(isIncluded(leaf, index, { size: count, root }, [...proof, leaf])).toBe(false);
        expect(isIncluded(leaf, count, { size: count, root }, proof)).toBe(false);
        if (other % count !== index)
          expect(isIncluded(leaf, other % count, { size: count, root }, proof)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('proves that it only ever grew, and not that it was rewritten', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, pick, edit) => {
        const leaves = leavesOf(count);
        const before = 1 + (pick % count);
        const older = { size: before, root: definedRoot(leaves.slice(0, before)) };
        const honest = stored(leaves, 100);
        const proof = proofOf(consistencyRanges(before, count), honest.tiles);
        expect(isConsistent(older, { size: count, root: honest.root }, proof)).toBe(true);
        const rewritten = stored(leaves.with(edit % before, leafHash('rewritten')), 100);
        const forged = proofOf(consistencyRanges(before, count), rewritten.tiles);
        expect(isConsistent(older, { size: count, root: rewritten.root }, forged)).toBe(false);
        expect(isConsistent(older, { size: count, root: rewritten.root }, proof)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('takes no shorter tree for a later one', () => {
    const root = definedRoot(leavesOf(5));
    expect(isConsistent({ size: 5, root }, { size: 4, root: definedRoot(leavesOf(4)) }, [])).toBe(false);
    expect(isConsistent({ size: 5, root }, { size: 5, root: leafHash('other') }, [])).toBe(false);
    expect(isConsistent({ size: 3, root }, { size: 5, root }, [])).toBe(false);
  });

  it('refuses to grow from tiles that are too short', () => {
    expect(() => new GrowingTree(3, () => Buffer.alloc(2 * HASH_BYTES))).toThrow(/too short/);
  });

  it('reads few tiles for a proof, whatever the size', () => {
    for (const index of [0, 4_999_999, 9_999_999]) {
      expect(tilesOf(inclusionRanges(index, 10_000_000)).length).toBeLessThanOrEqual(6);
    }
  });
});
