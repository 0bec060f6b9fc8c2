import { type Gate, passes } from './gates.js';
import { ARTICLE, ORIGIN, PERSON, POSSESSIVE, ROLE, SOMEONE } from './grammar/bits.js';
import { followsDeed } from './harmless/deeds.js';
import { isHarmless } from './harmless/harmless-uses.js';
import { numberBehind } from './measured.js';
import { nameExtent } from './name-extent.js';
import { stillTells } from './neutral-words.js';
import type { Hit, Scan } from './scan.js';
import { MARK } from './scan.js';
import { type Entry, entriesAt, ruleId } from './tables.js';
import { CAPITAL, DISGUISED, HAS_S, HYPHEN, SPACE, STOP, TAGGED, TIGHT } from './tokens.js';

/** Longest phrase looked for, in words. */
const LONGEST = 9;

/** Words before a group that stay, as they do before every other group. */
const LEADING = /^(?:all|most|many|some|these|those|the|every)$/;
/** Heads that stand after every group alike: where only some of the compounds are entries, the head stays after all. */
const HEAD_OF_ALL = /^(?:lives|faith|religion|culture|heritage|rock|music)$/;

/** A find whose gate asked for a certain find in the same sentence. */
interface Waiting {
  readonly hit: Hit;
}

/** A find that vouches for others: ungated, and of a class. A rewritten pronoun or a name says nothing of classes. */
function isCertain(hit: Hit): boolean {
  return hit.gate === null && hit.class !== 'name' && hit.firstToken >= 0 && !hit.rule.startsWith('pronoun.');
}

/** Looks phrases up in the lexicons, longest first, and asks the gates. */
export class LexiconMatcher {
  private readonly waiting: Waiting[] = [];
  private readonly nodes = new Int32Array(LONGEST);

  constructor(
    private readonly s: Scan,
    private readonly detectorOf: (entry: Entry) => string,
  ) {}

  /** Looks for a lexicon phrase that begins at token `i`; returns the next token to look at. */
  at(i: number): number {
    const { s, nodes } = this;
    const { tokens, tables } = s;
    let node = tables.first[tokens.word[i] ?? 0] ?? 0;
    if (node === 0) return i + 1;
    let length = 0;
    let last = i;
    for (;;) {
      nodes[length++] = node;
      last = i + length;
      if (length === LONGEST || last >= tokens.count) break;
      const gap = tokens.gap[last] ?? STOP;
      if (gap !== SPACE && gap !== HYPHEN && gap !== TIGHT) break;
      node = tables.trie.step(node, tokens.word[last] ?? 0);
      if (node === 0) break;
    }
    s.spend(length);
    for (let n = length - 1; n >= 0; n--) {
      for (const entry of entriesAt(tables, nodes[n] ?? 0)) {
        if (!this.fits(entry, i, i + n)) continue;
        if (entry.shape === 'safe') {
          // Nobody disguises a harmless phrase.
          if ((s.flags(i) & DISGUISED) !== 0) continue;
          return i + n + 1;
        }
        const headStays = entry.to === null && this.headStays(i, n);
        if (this.accept(entry, i, i + n, headStays)) return headStays ? i + n : i + n + 1;
      }
    }
    return i + 1;
  }

  /** Marks the words of harmless phrases, before any gate looks at its neighbours. */
  shadeHarmless(): void {
    const { s } = this;
    const { tokens, tables } = s;
    for (let i = 0; i < tokens.count; i++) {
      if (tables.beginsSafe[tokens.word[i] ?? 0] !== 1) continue;
      let node = tables.first[tokens.word[i] ?? 0] ?? 0;
      let end = -1;
      for (let last = i + 1; node > 0 && last - i < LONGEST && last < tokens.count; last++) {
        const gap = tokens.gap[last] ?? STOP;
        if (gap !== SPACE && gap !== HYPHEN && gap !== TIGHT) break;
        node = tables.trie.step(node, tokens.word[last] ?? 0);
        if (node > 0 && entriesAt(tables, node).some((e) => e.shape === 'safe')) end = last;
      }
      if (end > i) s.shade(i, end);
    }
  }

  /** Promotes the waiting finds whose sentence has a certain find. */
  settle(): void {
    for (const { hit } of this.waiting) {
      if (
        this.s.hits.some((h) => isCertain(h) && h !== hit && this.sameSentence(h.firstToken, hit.firstToken))
      ) {
        this.s.hits.push(hit);
      }
    }
  }

  private sameSentence(a: number, b: number): boolean {
    this.s.spend(1);
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    if (high - low > 40) return false;
    for (let k = low + 1; k <= high; k++) if (this.s.gap(k) === STOP) return false;
    return true;
  }

  /** Case and hyphens are as the lexicon line demands. */
  private fits(entry: Entry, i: number, j: number): boolean {
    const { s } = this;
    if (entry.hyphens !== 0) {
      for (let k = i; k < j; k++) {
        const gap = s.gap(k + 1);
        if ((entry.hyphens >> (k - i)) & 1 && gap !== HYPHEN) return false;
      }
    }
    if (entry.exactCase !== null && (s.flags(i) & DISGUISED) === 0) {
      if (s.tokens.shouting) return false;
      const written = s.text.slice(s.from(i), s.to(j));
      if (written !== entry.exactCase && written.replace(/-/g, ' ') !== entry.exactCase) return false;
    }
    if (entry.capital && !s.tokens.caseless) {
      const origin =
        i > 0 &&
        entry.shape === 'place' &&
        /^(?:from|in)$/.test(s.spelling(i - 1)) &&
        (s.grammar(i - 2) & ORIGIN) !== 0;
      const from = entry.shape === 'place' && s.spelling(i - 1) === 'from';
      const human =
        entry.shape !== 'place' && (s.grammar(j + 1) & (PERSON | SOMEONE)) !== 0 && s.gap(j + 1) === SPACE;
      if ((s.flags(i) & (CAPITAL | TAGGED)) === 0 && !origin && !from && !human) return false;
    }
    return true;
  }

  /**
   * "gay couple" and "gay" are both entries: then the couple stays, as it does after every other word of the class.
   * Otherwise the longer entry would tell the group apart.
   */
  private headStays(i: number, n: number): boolean {
    if (n === 0) return false;
    if ((this.s.grammar(i + n) & (ROLE | SOMEONE)) === 0 && !HEAD_OF_ALL.test(this.s.spelling(i + n)))
      return false;
    // A head that is itself a term, but only in context, would be left by its own gate.
    const { tables, tokens } = this.s;
    const own = entriesAt(tables, tables.first[tokens.word[i + n] ?? 0] ?? 0);
    if (own.some((e) => e.gate !== null && e.to === null && e.shape !== 'safe')) return false;
    const shorter = entriesAt(this.s.tables, this.nodes[n - 1] ?? 0);
    return (
      shorter.some((e) => e.shape !== 'safe' && e.to === null) && (this.s.flags(i + n - 1) & HAS_S) === 0
    );
  }

  private wordHashes(i: number, j: number): number[] {
    const hashes: number[] = [];
    for (let k = i; k <= j; k++) hashes.push(this.s.tables.vocabulary.hashOf(this.s.tokens.word[k] ?? 0));
    return hashes;
  }

  /** A neutral word with the capital of the word it replaces. */
  private inCase(to: string, i: number): string {
    return (this.s.flags(i) & CAPITAL) !== 0 ? to.charAt(0).toUpperCase() + to.slice(1) : to;
  }

  /** The gate of a medicine that begins a longer entry: sold strips are conduct as the pills are. */
  private treatmentGate(): Gate | null {
    for (const entry of entriesAt(this.s.tables, this.nodes[0] ?? 0)) {
      if (entry.gate?.text.includes('takes')) return entry.gate;
    }
    return null;
  }

  private accept(entry: Entry, i: number, end: number, headStays: boolean): boolean {
    const { s } = this;
    const j = headStays ? end - 1 : end;
    let verdict: 'yes' | 'no' | 'if_strong' = 'yes';
    if (isHarmless(s, entry, i, j)) return false;
    const drug = end > i && !entry.gate ? this.treatmentGate() : null;
    if (drug && followsDeed(s, i)) return false;
    if (entry.gate && (s.flags(i) & DISGUISED) === 0) verdict = passes(entry.gate, s, i, end, entry.plural);
    if (verdict === 'no') return false;
    const [from, named] = entry.extends ? nameExtent(s, i, j) : [i, j];
    const last = numberBehind(s, entry, named);
    let first = from;
    // "their kids" is an entry: whose they are stays, as it does before every other word.
    if (first < last && s.spelling(first) === 'like') first++;
    while (
      first < last &&
      ((s.grammar(first) & (POSSESSIVE | ARTICLE)) !== 0 || LEADING.test(s.spelling(first)))
    )
      first++;
    // "anti-" before a group is attitude, and stays as it does where the compound is no entry.
    const stance = first < last && /^(?:anti|pro)$/.test(s.spelling(first));
    if (stance && (s.tables.first[s.tokens.word[first + 1] ?? 0] ?? 0) > 0) first++;
    const hit: Hit = {
      start: s.from(first),
      end: s.to(last),
      firstToken: first,
      lastToken: last,
      class: entry.class,
      detector: this.detectorOf(entry),
      rule: ruleId(entry.shape, this.wordHashes(i, end)),
      gate: entry.gate?.text ?? null,
      score: entry.gate ? 0.8 : 0.95,
      outcome:
        entry.to === null || stillTells(s, entry.to, i, j)
          ? MARK
          : { kind: 'word', to: this.inCase(entry.to, i) },
      directed: entry.shape === 'slur',
    };
    if (verdict === 'yes') s.hits.push(hit);
    else this.waiting.push({ hit });
    return verdict === 'yes';
  }
}
