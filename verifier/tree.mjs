import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 9162 (and RFC 6962): what a proof must lead to.
 *
 * @typedef {object} Tree
 * @property {number} size
 * @property {Buffer} root
 */

/** @param {Buffer} entry */
export function leafHash(entry) {
  return createHash('sha256').update(Uint8Array.of(0)).update(entry).digest();
}

/** @param {Buffer} left @param {Buffer} right */
function nodeHash(left, right) {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}

/**
 * RFC 9162, section 2.1.3.2.
 *
 * @param {Buffer} leaf
 * @param {number} index
 * @param {Tree} tree
 * @param {Buffer[]} proof
 */
export function isIncluded(leaf, index, tree, proof) {
  if (index >= tree.size) return false;
  let fn = index;
  let sn = tree.size - 1;
  let hash = leaf;
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(p, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = fn / 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      hash = nodeHash(hash, p);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && hash.equals(tree.root);
}

/**
 * RFC 9162, section 2.1.4.2.
 *
 * @param {Tree} older
 * @param {Tree} newer
 * @param {Buffer[]} proof
 */
export function isConsistent(older, newer, proof) {
  if (older.size === 0 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let fn = older.size - 1;
  let sn = newer.size - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  let fr = first;
  let sr = first;
  for (const c of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn = fn / 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      sr = nodeHash(sr, c);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && fr.equals(older.root) && sr.equals(newer.root);
}

/** @param {number} value */
function isPowerOfTwo(value) {
  let power = 1;
  while (power < value) power *= 2;
  return power === value;
}
