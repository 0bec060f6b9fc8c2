import { looksLikeAddress, type Range } from './addresses.js';
import { report, reportAs, tokenAt } from './glued-report.js';
import {
  beside,
  birthYearAtEnd,
  countedTerm,
  findInside,
  glueOfPerson,
  lettersOnly,
  spelledByPieces,
} from './glued-words.js';
import { namesAPerson } from './names-in-addresses.js';
import type { Ruleset } from './ruleset.js';
import { codesToText, type Scan } from './scan.js';
import type { Entry } from './tables.js';
import { CAMEL, DISGUISED, MIXED, TAGGED } from './tokens.js';
import { HASH_SEED, hashStep } from './vocabulary.js';

/**
 * Words glued together: hashtags, handles, hosts and paths of URLs, e-mail addresses, file names, and compounds
 * such as "antimuslim". Whatever holds a protected word goes as a whole, since half a handle still leads to it.
 */
const PREFIXES =
  /^(?:anti|pro|non|ex|semi|pan|neo|afro|euro|anglo|indo|sino|franco|russo|post|pre|un|ultra|crypto|proud|real|the|im|iam|team|young|og|mr|ms|mrs|lil|big|sexy|official|its|just|only|hot|cute|angry|former|radical|fellow|half|part|hetero|multi|inter|intra|trans|mega|super)$/;

/** "#ClassOf1999", "#Over50", "#bornin82". */
const TELLS_AGE =
  /classof'?\d{2,4}|^[#@]?over[3-9]0|(?:^|[a-z#@])born(?:in)?(?:19)?[4-9]\d$|^[#@]?(?:turning|fabulousat|finallya?t?)[2-9]\d$|[3-9]0and(?:fabulous|fit|proud)/;

/** "12w3d", "5dp5dt", "14dpo": how far along, as forums write it. */
const GESTATION = /^(?:\d{1,2}w\dd|\d{1,2}wks?\dd|\d{1,2}dp\ddt|\d{1,2}dpo)$/;

/** Endings that make another word of the first part: "statist" in "statistical". */
const SUFFIX =
  /^(?:ical|ically|ments?|ation|ations|able|ably|ible|ings?|ists?|isms?|ized?|izes|izing|ization|fully?|wards?|ative|atory|icity|ality|ously|ional|ions|ware|wares|esque|ance|ence|atic)$/;

export function findGlued(s: Scan, ruleset: Ruleset): void {
  const { tokens: t } = s;
  let doneTo = -1;
  for (let i = 0; i < t.count; i++) {
    const start = t.start[i] ?? 0;
    if (start < doneTo) continue;
    const flags = t.flags[i] ?? 0;
    const address = looksLikeAddress(s, i);
    if (address !== null) {
      doneTo = address.end;
      inspect(s, address, ruleset);
    } else if ((s.tables.glued[t.word[i] ?? 0] ?? 0) > 0 && (s.tables.first[t.word[i] ?? 0] ?? 0) === 0) {
      const entry = s.tables.gluedEntries[(s.tables.glued[t.word[i] ?? 0] ?? 0) - 1];
      const shown = (flags & (DISGUISED | CAMEL | TAGGED)) !== 0 || /^anti/.test(s.spelling(i));
      if (entry && shown) report(s, start, t.end[i] ?? 0, entry, ruleset, 'glued.phrase', i);
    } else if (t.word[i] === 0 && (flags & TAGGED) === 0) {
      const length = (t.end[i] ?? 0) - start;
      if ((flags & CAMEL) !== 0 && length >= 6) {
        const entry =
          spelledByPieces(s, start, t.end[i] ?? 0) ??
          findInside(s, start, t.end[i] ?? 0) ??
          countedTerm(s, start, t.end[i] ?? 0);
        if (entry) report(s, start, t.end[i] ?? 0, entry, ruleset, 'glued.camel');
      } else if (length >= 7 && (flags & MIXED) === 0) compound(s, i, ruleset);
      else if ((flags & MIXED) !== 0 && length >= 4 && GESTATION.test(s.spelling(i))) {
        const detector = ruleset.detectorOf.get('pregnancy_lactation') ?? 'pregnancy_lactation';
        reportAs(s, start, t.end[i] ?? 0, 'pregnancy_lactation', detector, 'glued.gestation', i, i, false);
      } else if ((flags & MIXED) !== 0 && length >= 6) {
        const entry = lettersOnly(s, start, t.end[i] ?? 0) ?? countedTerm(s, start, t.end[i] ?? 0);
        const handle =
          /^(?:handle|username|user|gamertag|screenname|aka|alias|account|snapchat|instagram|twitter)$/.test(
            s.spelling(i - 1),
          );
        if (!entry && handle && birthYearAtEnd(s, start, t.end[i] ?? 0)) {
          reportAs(
            s,
            start,
            t.end[i] ?? 0,
            'age',
            ruleset.detectorOf.get('age') ?? 'age',
            'glued.year',
            i,
            i,
            false,
          );
        } else if (entry) report(s, start, t.end[i] ?? 0, entry, ruleset, 'glued.digits');
      }
    }
  }
}

function inspect(s: Scan, range: Range, ruleset: Ruleset): void {
  const { tokens: t } = s;
  let first = -1;
  let last = -1;
  for (let i = tokenAt(s, range.start); i < t.count && (t.start[i] ?? 0) < range.end; i++) {
    if (first < 0) first = i;
    last = i;
  }
  if (first < 0) return;
  const tag = s.code(range.start) === 35 || s.code(range.start) === 64 ? range.start : range.start - 1;
  const from = s.code(tag) === 35 || s.code(tag) === 64 ? Math.max(0, tag) : range.start;
  let entry: Entry | null = null;
  for (let i = first; i <= last && !entry; i++) entry = beside(s, i, first, last) ?? glueOfPerson(s, i);
  for (let i = first; i <= last && !entry; i++) {
    const word = t.word[i] ?? 0;
    const index = s.tables.glued[word] ?? 0;
    entry = index > 0 ? (s.tables.gluedEntries[index - 1] ?? null) : null;
    entry ??=
      spelledByPieces(s, t.start[i] ?? 0, t.end[i] ?? 0) ?? findInside(s, t.start[i] ?? 0, t.end[i] ?? 0);
    if (!entry && ((t.flags[i] ?? 0) & MIXED) !== 0) entry = lettersOnly(s, t.start[i] ?? 0, t.end[i] ?? 0);
  }
  if (entry) {
    report(s, from, range.end, entry, ruleset, 'glued.address');
    return;
  }
  if (s.code(from) === 64 && birthYearAtEnd(s, from + 1, range.end)) {
    reportAs(
      s,
      from,
      range.end,
      'age',
      ruleset.detectorOf.get('age') ?? 'age',
      'glued.year',
      first,
      last,
      false,
    );
    return;
  }
  if (TELLS_AGE.test(codesToText(s.folded.codes, range.start, Math.min(range.end, range.start + 60)))) {
    reportAs(
      s,
      from,
      range.end,
      'age',
      ruleset.detectorOf.get('age') ?? 'age',
      'glued.age',
      first,
      last,
      false,
    );
    return;
  }
  const tagged = s.code(from) === 64;
  const body = codesToText(s.folded.codes, tagged ? from + 1 : from, Math.min(range.end, from + 300));
  if (s.code(from) !== 35 && namesAPerson(s, body, tagged)) {
    const detector = ruleset.detectorOf.get('name') ?? 'name';
    reportAs(s, from, range.end, 'name', detector, 'glued.name', first, last, false);
    return;
  }
  // A find of the ordinary kind inside an address takes the whole address along.
  s.spend(s.hits.length);
  for (const hit of s.hits) {
    if (hit.outcome.kind === 'mark' && hit.firstToken >= first && hit.lastToken <= last) {
      reportAs(s, from, range.end, hit.class, hit.detector, 'glued.contains', first, last, hit.directed);
      return;
    }
  }
}

/** The entry, if what is left of the word is a word too; a slur is one beside anything. */
function sureOf(s: Scan, entry: Entry | null, rest: string): Entry | null {
  if (!entry || entry.shape === 'slur') return entry;
  return s.tables.vocabulary.get(rest) > 0 || s.tables.english.knows(rest) ? entry : null;
}

/** "femalevermin": a long term at one end of a long word that nobody knows; what is left is a word too, or "promising" would hold a place. */
function runTogether(s: Scan, i: number, ruleset: Ruleset): boolean {
  const start = s.tokens.start[i] ?? 0;
  const end = s.tokens.end[i] ?? 0;
  const codes = s.folded.codes;
  const entryOf = (a: number, b: number): Entry | null => {
    let hash = HASH_SEED;
    for (let k = a; k < b; k++) hash = hashStep(hash, codes[k] ?? 0);
    const index = s.tables.glued[s.tables.vocabulary.find(codes, a, b, hash)] ?? 0;
    const entry = index > 0 ? s.tables.gluedEntries[index - 1] : undefined;
    return entry && entry.to === null && entry.gate === null && entry.shape !== 'verb' ? entry : null;
  };
  for (let length = Math.min(end - start - 4, 16); length >= 6; length--) {
    const rest = codesToText(codes, start + length, end);
    const ahead = SUFFIX.test(rest) ? null : entryOf(start, start + length);
    const entry =
      sureOf(s, ahead, rest) ??
      sureOf(s, entryOf(end - length, end), codesToText(codes, start, end - length));
    if (entry) {
      report(s, start, end, entry, ruleset, 'glued.together', i);
      return true;
    }
  }
  return false;
}

/** "antimuslim", "proudlesbian": a known beginning glued to a term. */
function compound(s: Scan, i: number, ruleset: Ruleset): void {
  const start = s.tokens.start[i] ?? 0;
  const end = s.tokens.end[i] ?? 0;
  if (end - start > 30) return;
  if (end - start >= 10 && runTogether(s, i, ruleset)) return;
  const codes = s.folded.codes;
  for (let cut = start + 2; cut <= start + 8 && end - cut >= 4; cut++) {
    let hash = HASH_SEED;
    for (let k = cut; k < end; k++) hash = hashStep(hash, codes[k] ?? 0);
    const word = s.tables.vocabulary.find(codes, cut, end, hash);
    const index = s.tables.glued[word] ?? 0;
    if (word === 0 || index === 0) continue;
    const entry = s.tables.gluedEntries[index - 1];
    if (!entry || entry.to !== null) continue;
    // "promising" is no people with a prefix.
    if (cut - start <= 3 && /(?:ing|ed|ly|tion|ment)$/.test(s.spelling(i))) continue;
    if (PREFIXES.test(String.fromCharCode(...codes.subarray(start, cut)))) {
      report(s, start, end, entry, ruleset, 'glued.compound', i);
      return;
    }
  }
}
