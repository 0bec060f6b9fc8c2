import { mintSafeText, NEUTRAL_MARK } from '../../kernel/safe-text.js';
import { findCensored } from './censored.js';
import { joinMarks } from './existing-marks.js';
import { findGlued } from './glued.js';
import { FIRST_NAME, LAST_NAME, TRIGGER } from './grammar/bits.js';
import { withoutKnownPeople } from './known-people.js';
import { heldByLanguage } from './language.js';
import { findListedPeople } from './listed-people.js';
import { LexiconMatcher } from './match.js';
import { fold } from './normalise/fold.js';
import { withoutPolicy } from './policy-lists.js';
import type { FilterContext, FilterResult, HeldReason, Removal } from './removal.js';
import { repair } from './repair.js';
import { resolve } from './resolve.js';
import { rewrite } from './rewrite.js';
import { LONGEST_INPUT, type Ruleset, STEPS_BASE } from './ruleset.js';
import { BudgetExceeded, type Hit, MARK, Scan } from './scan.js';
import { findSexedHeads } from './sexed-heads.js';
import { findSigns } from './signs.js';
import { findRepeatedNames } from './structural/repeated-names.js';
import { DIGITS, STOP, Tokens, tokenise } from './tokens.js';

/** Reused between calls: the filter runs to its end before the next text. */
const tokens = new Tokens();

/**
 * Filters one text: what reveals a protected class goes, conduct stays word for word.
 *
 * Pure and deterministic: no I/O, no clock. It never throws: whatever it cannot vouch for it holds, and then the
 * safe text is the mark alone.
 */
export function filter(text: string, context: FilterContext, ruleset: Ruleset): FilterResult {
  try {
    if (text.length > LONGEST_INPUT) return held('too_long', ruleset);
    return run(text, context, ruleset);
  } catch (problem) {
    return held(problem instanceof BudgetExceeded ? 'budget_exceeded' : 'error', ruleset);
  }
}

function held(reason: HeldReason, ruleset: Ruleset): FilterResult {
  return {
    safeText: mintSafeText(NEUTRAL_MARK),
    removals: [],
    held: reason,
    directedAtProtectedGroup: false,
    rulesetDigest: ruleset.digest,
  };
}

function run(text: string, context: FilterContext, ruleset: Ruleset): FilterResult {
  const folded = fold(text);
  tokenise(text, folded, ruleset.tables.vocabulary, tokens);
  joinMarks(text, folded, tokens);
  repair(text, folded, ruleset.tables, tokens);
  const s = new Scan(
    text,
    folded,
    tokens,
    ruleset.tables,
    STEPS_BASE + 4 * text.length + ruleset.stepsPerToken * tokens.count,
  );
  const reason = heldByLanguage(s);
  if (reason) return held(reason, ruleset);
  detect(s, ruleset);
  if (context.people.length > 0)
    findListedPeople(s, context.people, ruleset.detectorOf.get('name') ?? 'name');
  const hits = settle(s.hits, text, context);
  return {
    safeText: mintSafeText(hits.length === 0 ? text : rewrite(s, hits)),
    removals: hits.filter((h) => h.rule !== EXISTING_MARK).map(asRemoval),
    held: null,
    directedAtProtectedGroup: isDirected(s, hits),
    rulesetDigest: ruleset.digest,
  };
}

/** A mark that the input already holds (a text filtered before): folded like a new one, but no removal. */
const EXISTING_MARK = 'existing-mark';

function detect(s: Scan, ruleset: Ruleset): void {
  const { tokens: t, tables } = s;
  const matcher = new LexiconMatcher(s, (entry) => ruleset.detectorOf.get(entry.class) ?? entry.class);
  const { grammar, first } = tables;
  s.shader = () => matcher.shadeHarmless();
  let next = 0;
  for (let i = 0; i < t.count; i++) {
    const word = t.word[i] ?? 0;
    const bits = grammar[word] ?? 0;
    if ((bits & TRIGGER) !== 0)
      for (const { rule, detector } of ruleset.wordRules.get(word) ?? []) rule.find(s, i, detector);
    if (((t.flags[i] ?? 0) & DIGITS) !== 0)
      for (const { rule, detector } of ruleset.numberRules) rule.find(s, i, detector);
    if (i >= next && (first[word] ?? 0) > 0) next = matcher.at(i);
    if ((bits & (FIRST_NAME | LAST_NAME)) !== 0)
      for (const { rule, detector } of ruleset.nameRules) rule.find(s, i, detector);
  }
  matcher.settle();
  withoutPolicy(s);
  withoutKnownPeople(s);
  findRepeatedNames(s, ruleset.detectorOf.get('name') ?? 'name');
  findSexedHeads(s, ruleset.detectorOf.get('sex') ?? 'sex');
  findGlued(s, ruleset);
  findSigns(s, ruleset);
  findCensored(s, ruleset);
  findExistingMarks(s);
}

function findExistingMarks(s: Scan): void {
  let i = 0;
  for (let at = s.text.indexOf(NEUTRAL_MARK); at >= 0; at = s.text.indexOf(NEUTRAL_MARK, at + 1)) {
    const end = at + NEUTRAL_MARK.length;
    let token = -1;
    while (i < s.tokens.count && s.from(i) < at + 1) i++;
    if (i < s.tokens.count && s.from(i) === at + 1) token = i;
    s.hits.push({
      start: at,
      end,
      firstToken: token,
      lastToken: token,
      class: 'name',
      detector: EXISTING_MARK,
      rule: EXISTING_MARK,
      gate: null,
      score: 1,
      outcome: MARK,
      directed: false,
    });
  }
}

/** Applies what reviewers and the policy pack decided, then resolves overlaps. */
function settle(found: readonly Hit[], text: string, context: FilterContext): Hit[] {
  const active = context.activeClasses;
  let hits = active ? found.filter((h) => active.has(h.class) || h.rule === EXISTING_MARK) : found;
  if (context.added && context.added.length > 0) {
    const extra = context.added
      .filter((a) => a.start >= 0 && a.end <= text.length && a.start < a.end)
      .map((a) => ({
        start: a.start,
        end: a.end,
        firstToken: -1,
        lastToken: -1,
        class: a.class,
        detector: 'reviewer@1',
        rule: 'reviewer.added',
        gate: null,
        score: 1,
        outcome: MARK,
        directed: false,
      }));
    hits = [...hits, ...extra];
  }
  const resolved = resolve(hits);
  const lifted = context.lifted;
  if (!lifted || lifted.length === 0) return resolved;
  return resolved.filter((h) => !lifted.some((l) => l.start === h.start && l.end === h.end));
}

function asRemoval(hit: Hit): Removal {
  const { start, end, class: cls, detector, rule, gate, score } = hit;
  return { start, end, class: cls, detector, rule, gate, score };
}

/** Classes that people are attacked for as a group. */
const GROUPS: ReadonlySet<string> = new Set([
  'race',
  'color',
  'ethnicity_ancestry',
  'national_origin',
  'citizenship_immigration',
  'religion',
  'sex',
  'gender_identity',
  'sexual_orientation',
  'disability_medical',
  'age',
]);

/** A slur anywhere, or a word of attack in the sentence of a removed group. */
function isDirected(s: Scan, hits: readonly Hit[]): boolean {
  for (const hit of hits) {
    if (hit.directed) return true;
    if (hit.outcome.kind !== 'mark' || hit.firstToken < 0 || !GROUPS.has(hit.class)) continue;
    let first = hit.firstToken;
    while (first > 0 && s.gap(first) !== STOP && hit.firstToken - first < 30) first--;
    for (let i = first; i < s.tokens.count && i - hit.lastToken < 30; i++) {
      if (i > hit.lastToken && s.gap(i) === STOP) break;
      if (s.tables.attack[s.tokens.word[i] ?? 0] === 1) return true;
    }
  }
  return false;
}
