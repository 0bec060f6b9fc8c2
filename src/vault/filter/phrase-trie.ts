/**
 * A trie over word numbers: node × word → node, in one open-addressing table. Node 0 is the root and also means
 * "no such step"; nothing ever leads back to the root.
 */
export class PhraseTrie {
  private mask = (1 << 19) - 1;
  private fromNode = new Int32Array(1 << 19);
  private byWord = new Int32Array(1 << 19);
  private toNode = new Int32Array(1 << 19);
  private nodes = 1;

  get size(): number {
    return this.nodes;
  }

  /** The node after `words`, made where missing. */
  insert(words: readonly number[]): number {
    let node = 0;
    for (const word of words) {
      const known = this.step(node, word);
      if (known > 0) node = known;
      else {
        const made = this.nodes++;
        if (made * 2 > this.mask) this.grow();
        this.place(node, word, made);
        node = made;
      }
    }
    return node;
  }

  step(node: number, word: number): number {
    let slot = this.slot(node, word);
    for (;;) {
      const to = this.toNode[slot] ?? 0;
      if (to === 0 || (this.fromNode[slot] === node && this.byWord[slot] === word)) return to;
      slot = (slot + 1) & this.mask;
    }
  }

  private slot(node: number, word: number): number {
    const h = Math.imul(node + 1, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
    return (h ^ (h >>> 15)) & this.mask;
  }

  private place(node: number, word: number, to: number): void {
    let slot = this.slot(node, word);
    while (this.toNode[slot] !== 0) slot = (slot + 1) & this.mask;
    this.fromNode[slot] = node;
    this.byWord[slot] = word;
    this.toNode[slot] = to;
  }

  private grow(): void {
    const { fromNode, byWord, toNode } = this;
    const size = (this.mask + 1) * 2;
    this.mask = size - 1;
    this.fromNode = new Int32Array(size);
    this.byWord = new Int32Array(size);
    this.toNode = new Int32Array(size);
    for (let i = 0; i < toNode.length; i++) {
      const to = toNode[i] ?? 0;
      if (to > 0) this.place(fromNode[i] ?? 0, byWord[i] ?? 0, to);
    }
  }
}
