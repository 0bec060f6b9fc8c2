import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { Ruleset } from './ruleset.js';
import { MARK, type Scan } from './scan.js';
import { entriesAt } from './tables.js';

/**
 * Slurs with letters blotted out ("k*ke", "f****t", "n***a"), read against the list of slurs; and words written upside
 * down. Both are looked for in the text as written, since folding takes signs for markup or for letters.
 */
const CENSORED = /(?<![\p{L}\p{N}*#])[a-z]{1,8}[*#•_]{1,8}[a-z*#•_]{0,12}(?![\p{L}\p{N}])/giu;
const BLOT = /[*#•_]/;

/** How far a run of blots may stand for another number of letters than it has. */
function fits(written: string, slur: string): boolean {
  const runs = written.split(/([*#•_]+)/).filter((p) => p !== '');
  let at = 0;
  for (const [k, run] of runs.entries()) {
    if (!BLOT.test(run)) {
      if (!slur.startsWith(run, at)) return false;
      at += run.length;
      continue;
    }
    const next = runs[k + 1];
    if (next === undefined) return slur.length - at >= 1 && Math.abs(slur.length - at - run.length) <= 1;
    const found = slur.indexOf(next, at + 1);
    if (found < 0 || (run.length === 1 && found !== at + 1) || Math.abs(found - at - run.length) > 1)
      return false;
    at = found;
  }
  return at === slur.length;
}

/** Profanity is conduct and stays, blotted out as it is. */
const PROFANITY =
  'shit shits shitty fuck fucks fucked fucker fuckers fucking bitch bitches cunt cunts ass asses asshole assholes cock cocks dick dicks piss pissed damn hell slut sluts whore whores bastard crap tits pussy prick twat arse bullshit motherfucker'.split(
    ' ',
  );

/** The class of the slur that `written` hides, or null. A word blotted to its end must begin with "n" or show three letters. */
function slurBehind(written: string, slurs: ReadonlyMap<string, ProtectedClass>): ProtectedClass | null {
  const letters = written.replace(/[^a-z]/g, '').length;
  const open = BLOT.test(written.at(-1) ?? '');
  if (letters < 2 && !(open && /^n[*#]{3,}$/.test(written))) return null;
  if (open && letters >= 2 && letters < 3 && !written.startsWith('ni')) return null;
  if (PROFANITY.some((word) => fits(written, word))) return null;
  for (const [slur, cls] of slurs) {
    if (slur.length < 4 && letters < 2) continue;
    if (slur.charCodeAt(0) !== written.charCodeAt(0)) continue;
    if (fits(written, slur) || (slur.length > 3 && fits(written, `${slur}s`))) return cls;
  }
  return null;
}

const FLIPPED: Readonly<Record<string, string>> = {
  ɐ: 'a',
  ɔ: 'c',
  ǝ: 'e',
  ɟ: 'f',
  ƃ: 'g',
  ᵷ: 'g',
  ɥ: 'h',
  ᴉ: 'i',
  ı: 'i',
  ɾ: 'j',
  ʞ: 'k',
  ʃ: 'l',
  ן: 'l',
  ꞁ: 'l',
  ɯ: 'm',
  ɹ: 'r',
  ʇ: 't',
  ʌ: 'v',
  ʍ: 'w',
  ʎ: 'y',
  q: 'b',
  p: 'd',
  u: 'n',
  d: 'p',
  b: 'q',
  n: 'u',
  l: 'l',
  o: 'o',
  s: 's',
  x: 'x',
  z: 'z',
  i: 'i',
};
const TURNED = /[ɐɔǝɟƃᵷɥᴉɾʞʃןꞁɯɹʇʌʍʎ]/u;
const TURNED_WORD = /[ɐɔǝɟƃᵷɥᴉıɾʞʃןꞁɯɹʇʌʍʎqpudbnlosxzi]{3,}/gu;

function upright(word: string): string {
  return [...word]
    .reverse()
    .map((c) => FLIPPED[c] ?? c)
    .join('');
}

function report(
  s: Scan,
  ruleset: Ruleset,
  start: number,
  end: number,
  cls: ProtectedClass,
  rule: string,
): void {
  // The tokens are in order: the first one that ends behind the start.
  let low = 0;
  let high = s.tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (s.to(middle) <= start) low = middle + 1;
    else high = middle;
  }
  const touches = low < s.tokens.count && s.from(low) < end;
  const first = touches ? low : -1;
  let last = first;
  while (touches && last + 1 < s.tokens.count && s.from(last + 1) < end) last++;
  s.hits.push({
    start,
    end,
    firstToken: first,
    lastToken: last,
    class: cls,
    detector: ruleset.detectorOf.get(cls) ?? cls,
    rule,
    gate: null,
    score: 0.85,
    outcome: MARK,
    directed: rule === 'censored',
  });
}

export function findCensored(s: Scan, ruleset: Ruleset): void {
  // A text that folds to itself has no blot but the hash sign.
  if (!s.folded.identity || s.text.includes('#')) {
    for (const match of s.text.matchAll(CENSORED)) {
      s.spend(s.tables.slurs.size >> 3);
      const cls = slurBehind(match[0].toLowerCase(), s.tables.slurs);
      if (cls) report(s, ruleset, match.index, match.index + match[0].length, cls, 'censored');
    }
  }
  if (s.folded.identity || !TURNED.test(s.text)) return;
  for (const match of s.text.matchAll(TURNED_WORD)) {
    if (!TURNED.test(match[0])) continue;
    s.spend(8);
    const id = s.tables.vocabulary.get(upright(match[0]));
    const entry = entriesAt(s.tables, s.tables.first[id] ?? 0).find(
      (e) => e.shape !== 'safe' && e.to === null,
    );
    if (entry) report(s, ruleset, match.index, match.index + match[0].length, entry.class, 'upside-down');
  }
}
