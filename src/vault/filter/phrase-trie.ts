/** A trie as flat arrays: what is written to a file and read back. */
export interface TrieParts {
  readonly table: Int32Array;
  readonly steps: Int32Array;
}

/**
 * A trie over word numbers: node × word → node, in one open-addressing table of nodes; what leads to a node stands
 * beside its number. Node 0 is the root and also means "no such step"; nothing ever leads back to the root.
 */
export class PhraseTrie {
  private mask = (1 << 10) - 1;
  private table: Int32Array = new Int32Array(1 << 10);
  /** Of node n: the node it comes from at 2n, the word that leads to it at 2n + 1. */
  private steps: Int32Array = new Int32Array(1 << 10);
  private nodes = 1;

  /** The trie that gave these parts. */
  static of(parts: TrieParts): PhraseTrie {
    const made = new PhraseTrie();
    made.table = parts.table;
    made.mask = parts.table.length - 1;
    made.steps = parts.steps;
    made.nodes = parts.steps.length >> 1;
    return made;
  }

  parts(): TrieParts {
    return { table: this.table, steps: this.steps.slice(0, this.nodes * 2) };
  }

  get size(): number {
    return this.nodes;
  }

  /** The node after `words`, made where missing. */
  insert(words: readonly number[]): number {
    let node = 0;
    for (const word of words) {
      const known = this.step(node, word);
      node = known > 0 ? known : this.add(node, word);
    }
    return node;
  }

  step(node: number, word: number): number {
    const { table, steps, mask } = this;
    let slot = hashOf(node, word) & mask;
    for (;;) {
      const to = table[slot] ?? 0;
      if (to === 0 || (steps[2 * to] === node && steps[2 * to + 1] === word)) return to;
      slot = (slot + 1) & mask;
    }
  }

  private add(node: number, word: number): number {
    const made = this.nodes++;
    if (made * 2 + 1 >= this.steps.length) {
      const bigger = new Int32Array(this.steps.length * 2);
      bigger.set(this.steps);
      this.steps = bigger;
    }
    this.steps[2 * made] = node;
    this.steps[2 * made + 1] = word;
    if (made * 2 > this.mask) this.grow();
    else this.place(made);
    return made;
  }

  private place(made: number): void {
    let slot = hashOf(this.steps[2 * made] ?? 0, this.steps[2 * made + 1] ?? 0) & this.mask;
    while (this.table[slot] !== 0) slot = (slot + 1) & this.mask;
    this.table[slot] = made;
  }

  private grow(): void {
    this.mask = this.mask * 2 + 1;
    this.table = new Int32Array(this.mask + 1);
    for (let made = 1; made < this.nodes; made++) this.place(made);
  }
}

function hashOf(node: number, word: number): number {
  const h = Math.imul(node + 1, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
  return h ^ (h >>> 15);
}
