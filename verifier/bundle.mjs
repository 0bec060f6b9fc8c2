import { linesOf, Malformed, parseCanonical } from './reading.mjs';
import { leafHash } from './tree.mjs';

/**
 * @typedef {import('./reading.mjs').Value} Value
 *
 * @typedef {object} Entry one act, as the ledger has it
 * @property {string} id
 * @property {string} at
 * @property {string} actor
 * @property {string} kind
 * @property {Value} body
 * @property {Value} whole
 * @property {Buffer} leaf
 * @property {string} where the file and line it stands in
 * @property {number} place its place among the entries of the bundle
 *
 * @typedef {object} Proof
 * @property {string} entryId
 * @property {number} index the entry's place in the log, from 0
 * @property {Buffer} leaf
 * @property {Buffer[]} hashes
 */

/** The files of a bundle, parsed when they are asked for and only once. */
export class Bundle {
  /** @type {Map<string, unknown>} */
  #parsed = new Map();

  /** @param {Map<string, Buffer>} files */
  constructor(files) {
    this.files = files;
  }

  /** @param {string} path */
  bytes(path) {
    const bytes = this.files.get(path);
    if (bytes === undefined) throw new Malformed(path, 'This file is missing.');
    return bytes;
  }

  /** @param {string} path @returns {Value} */
  json(path) {
    return this.#once(path, () => parseCanonical(this.bytes(path), path));
  }

  get manifest() {
    return this.json('manifest.json');
  }

  get screeningId() {
    return this.manifest.text('screening_id');
  }

  /** The names of the files that begin so, in order. @param {string} prefix */
  named(prefix) {
    return [...this.files.keys()].filter((path) => path.startsWith(prefix)).sort();
  }

  /** @returns {Entry[]} in the order of the files */
  get entries() {
    return this.#once('entries', () =>
      this.#lines('ledger/entries-').map(({ bytes, where }, place) => entryOf(bytes, where, place)),
    );
  }

  /** @returns {Proof[]} */
  get proofs() {
    return this.#once('proofs', () =>
      this.#lines('ledger/proofs-').map(({ bytes, where }) => proofOf(parseCanonical(bytes, where))),
    );
  }

  /** The entries that are about this screening. @returns {Entry[]} */
  get ofScreening() {
    return this.#once('of screening', () =>
      this.entries.filter(({ body }) => body.textOr('screening_id') === this.screeningId),
    );
  }

  /** @param {string[]} kinds @returns {Entry[]} */
  ofKind(...kinds) {
    return this.entries.filter(({ kind }) => kinds.includes(kind));
  }

  /** @returns {Value[]} one record per finding */
  get removals() {
    return this.#once('removals', () =>
      this.#lines('removals-').map(({ bytes, where }) => parseCanonical(bytes, where)),
    );
  }

  /** @param {string} prefix */
  #lines(prefix) {
    return this.named(prefix).flatMap((path) =>
      linesOf(this.bytes(path), path).map((bytes, line) => ({ bytes, where: `${path}, line ${line + 1}` })),
    );
  }

  /**
   * @template T
   * @param {string} key
   * @param {() => T} make
   * @returns {T}
   */
  #once(key, make) {
    if (!this.#parsed.has(key)) this.#parsed.set(key, make());
    return /** @type {T} */ (this.#parsed.get(key));
  }
}

/**
 * @param {Buffer} bytes
 * @param {string} where
 * @param {number} [place]
 * @returns {Entry}
 */
export function entryOf(bytes, where, place = Number.MAX_SAFE_INTEGER) {
  const whole = parseCanonical(bytes, where);
  return {
    id: whole.text('id'),
    at: whole.text('at'),
    actor: whole.text('actor'),
    kind: whole.text('kind'),
    body: whole.at('body'),
    whole,
    leaf: leafHash(bytes),
    where,
    place,
  };
}

/**
 * @param {Value} value
 * @returns {Proof}
 */
export function proofOf(value) {
  return {
    entryId: value.text('entry_id'),
    index: value.whole('leaf_index'),
    leaf: hashOf(value.at('leaf_hash')),
    hashes: hashesOf(value.at('hashes')),
  };
}

/** @param {Value} value */
export function hashesOf(value) {
  return value.list().map(hashOf);
}

/**
 * Base64 as it is written, to the last bit: what decodes alike and is written otherwise was changed.
 *
 * @param {Value} value
 */
function hashOf(value) {
  const text = value.asText();
  const hash = Buffer.from(text, 'base64');
  if (hash.length !== 32 || hash.toString('base64') !== text) {
    throw new Malformed(value.where, 'This is no SHA-256 hash.');
  }
  return hash;
}
