/** A vocabulary as flat arrays: what is written to a file and read back. */
export interface VocabularyParts {
  readonly table: Int32Array;
  readonly hashes: Int32Array;
  readonly lengths: Uint8Array;
  readonly pool: Uint8Array;
}

/** Longest word kept: its length is one byte. */
const LONGEST_WORD = 255;

/**
 * The words the filter knows, as numbers: an open-addressing hash table over one pool of ASCII codes.
 *
 * A word's number indexes flat arrays (grammar, cues, phrase starts), so looking at a neighbour costs one array
 * read. Number 0 means "not known".
 */
export class Vocabulary {
  private table: Int32Array = new Int32Array(1 << 10);
  private mask = (1 << 10) - 1;
  private pool: Uint8Array = new Uint8Array(1 << 13);
  private poolLength = 0;
  private count = 1;
  private offsets: Int32Array = new Int32Array(1 << 10);
  private lengths: Uint8Array = new Uint8Array(1 << 10);
  private hashes: Int32Array = new Int32Array(1 << 10);

  /** The vocabulary that gave these parts. */
  static of(parts: VocabularyParts): Vocabulary {
    const made = new Vocabulary();
    made.table = parts.table;
    made.mask = parts.table.length - 1;
    made.hashes = parts.hashes;
    made.lengths = parts.lengths;
    made.pool = parts.pool;
    made.poolLength = parts.pool.length;
    made.count = parts.hashes.length;
    made.offsets = new Int32Array(made.count);
    for (let id = 0, at = 0; id < made.count; id++) {
      made.offsets[id] = at;
      at += parts.lengths[id] ?? 0;
    }
    return made;
  }

  /** The vocabulary as flat arrays, no longer than its words. */
  parts(): VocabularyParts {
    return {
      table: this.table,
      hashes: this.hashes.slice(0, this.count),
      lengths: this.lengths.slice(0, this.count),
      pool: this.pool.slice(0, this.poolLength),
    };
  }

  get size(): number {
    return this.count;
  }

  /** The number of a word made of ASCII; a new one if it was not known. */
  add(word: string): number {
    return this.addSlice(word, 0, word.length);
  }

  /** The same for a part of a text. */
  addSlice(text: string, start: number, end: number): number {
    const length = end - start;
    this.makeRoom(length);
    // The word is written behind the pool's end and stays there only if it is new.
    let hash = HASH_SEED;
    for (let i = 0; i < length; i++) {
      const c = text.charCodeAt(start + i);
      this.pool[this.poolLength + i] = c;
      hash = hashStep(hash, c);
    }
    return this.keep(length, hash);
  }

  /** The number of a folded phrase written as one word, without spaces and signs. */
  addJoined(text: string): number {
    this.makeRoom(text.length);
    let hash = HASH_SEED;
    let length = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (!((c >= 97 && c <= 122) || (c >= 48 && c <= 57))) continue;
      this.pool[this.poolLength + length++] = c;
      hash = hashStep(hash, c);
    }
    return this.keep(length, hash);
  }

  private makeRoom(length: number): void {
    if (length > LONGEST_WORD) throw new Error(`a word of more than ${LONGEST_WORD} characters`);
    if (this.poolLength + length > this.pool.length) this.pool = grown(this.pool);
    if (this.count < this.hashes.length) return;
    this.offsets = grown(this.offsets);
    this.lengths = grown(this.lengths);
    this.hashes = grown(this.hashes);
  }

  /** The number of the word that was written behind the pool's end; it stays there only if it is new. */
  private keep(length: number, hash: number): number {
    const known = this.find(this.pool, this.poolLength, this.poolLength + length, hash);
    if (known > 0) return known;
    const id = this.count++;
    this.offsets[id] = this.poolLength;
    this.lengths[id] = length;
    this.hashes[id] = hash;
    this.poolLength += length;
    if (id * 2 > this.mask) this.rehash();
    else this.place(id, hash);
    return id;
  }

  /** The number of the word in `codes[start..end)`, whose hash was computed on the way, or 0. */
  find(codes: Uint8Array, start: number, end: number, hash: number): number {
    const length = end - start;
    let slot = spread(hash) & this.mask;
    for (;;) {
      const id = this.table[slot] ?? 0;
      if (id === 0) return 0;
      if (this.hashes[id] === hash && this.lengths[id] === length && this.same(id, codes, start)) return id;
      slot = (slot + 1) & this.mask;
    }
  }

  /** The number of a word given as text, or 0. */
  get(word: string): number {
    const codes = new Uint8Array(word.length);
    let hash = HASH_SEED;
    for (let i = 0; i < word.length; i++) {
      const c = word.charCodeAt(i);
      if (c > 127) return 0;
      codes[i] = c;
      hash = hashStep(hash, c);
    }
    return this.find(codes, 0, codes.length, hash);
  }

  /** The hash of the word with this number: the same in every build. */
  hashOf(id: number): number {
    return this.hashes[id] ?? 0;
  }

  /** The word with this number. */
  word(id: number): string {
    const start = this.offsets[id] ?? 0;
    return String.fromCharCode(...this.pool.subarray(start, start + (this.lengths[id] ?? 0)));
  }

  private same(id: number, codes: Uint8Array, start: number): boolean {
    const offset = this.offsets[id] ?? 0;
    const length = this.lengths[id] ?? 0;
    for (let i = 0; i < length; i++) if (this.pool[offset + i] !== codes[start + i]) return false;
    return true;
  }

  private place(id: number, hash: number): void {
    let slot = spread(hash) & this.mask;
    while (this.table[slot] !== 0) slot = (slot + 1) & this.mask;
    this.table[slot] = id;
  }

  private rehash(): void {
    this.mask = this.mask * 2 + 1;
    this.table = new Int32Array(this.mask + 1);
    for (let id = 1; id < this.count; id++) this.place(id, this.hashes[id] ?? 0);
  }
}

function grown<T extends Int32Array | Uint8Array>(list: T): T;
function grown(list: Int32Array | Uint8Array): Int32Array | Uint8Array {
  const bigger =
    list instanceof Int32Array ? new Int32Array(list.length * 2) : new Uint8Array(list.length * 2);
  bigger.set(list);
  return bigger;
}

export const HASH_SEED = 17;

/** One step of the word hash; the tokeniser runs it along as it reads. */
export function hashStep(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
