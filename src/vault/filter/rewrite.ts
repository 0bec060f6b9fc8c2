import { NEUTRAL_MARK } from '../../kernel/safe-text.js';
import { ARTICLE, PERSON } from './grammar/bits.js';
import type { Hit, Scan } from './scan.js';
import { HYPHEN, SPACE } from './tokens.js';

/** One replacement in the output; several hits may end up in one mark. */
interface Edit {
  start: number;
  end: number;
  first: number;
  last: number;
  /** null: the mark. */
  readonly to: string | null;
}

/** Second halves of compounds that are conduct or attitude and so stay: "-hating". */
const KEPT_TAIL =
  /^(?:hating|hater|haters|bashing|beating|killing|killer|shaming|phobic|hunting|attack|attacks|only|free|owned|operated|run|led|related|based|friendly)$/;
/** First halves that are attitude and so stay: "anti-". Every other one qualifies the class: "non-", "speech-". */
const KEPT_HEAD = /^(?:anti|pro|counter|all|like)$/;

const PERSON_LINK = /^(?:with|without|who|that|from|of|whose)$/;

/**
 * Writes the safe text: one mark for everything protected, folded so that neither article, number, length nor
 * count tells what it covers.
 *
 * - the article before a mark goes, because "a" and "an" tell apart and adjectives and nouns differ in it;
 * - a word that says no more than "human" melts into the mark ("deaf people", "the Muslims": one mark);
 * - marks that only "and", "or", a comma, a slash, a hyphen or a space keep apart become one.
 */
export function rewrite(s: Scan, hits: readonly Hit[]): string {
  const edits: Edit[] = [];
  for (const hit of hits) {
    const to = hit.outcome.kind === 'word' ? hit.outcome.to : null;
    edits.push({ start: hit.start, end: hit.end, first: hit.firstToken, last: hit.lastToken, to });
  }
  for (const edit of edits) if (edit.to === null && edit.first >= 0) melt(s, edit);
  const merged = merge(s, edits);
  let out = '';
  let at = 0;
  for (const edit of merged) {
    if (edit.start < at) continue;
    out += s.text.slice(at, edit.start) + (edit.to ?? NEUTRAL_MARK);
    at = edit.end;
    if (edit.to === '') while (s.text[at] === ' ' || s.text[at] === '.') at++;
  }
  return out + s.text.slice(at);
}

/** Stretches a mark over generic human nouns beside it, then over an article before it. */
function melt(s: Scan, edit: Edit): void {
  while (
    s.gap(edit.last + 1) === HYPHEN &&
    !KEPT_TAIL.test(s.spelling(edit.last + 1)) &&
    s.code(s.tokens.end[edit.last + 1] ?? 0) !== 64
  ) {
    edit.last += 1;
    edit.end = s.to(edit.last);
  }
  while (isJoined(s.gap(edit.last + 1)) && isGeneric(s, edit.last + 1)) {
    edit.last += 1;
    edit.end = s.to(edit.last);
  }
  let first = edit.first;
  while (s.gap(first) === HYPHEN && !KEPT_HEAD.test(s.spelling(first - 1))) first--;
  if (s.gap(first) === SPACE && /^(?:half|quarter)$/.test(s.spelling(first - 1))) first -= 1;
  if (first === edit.first && isArticleBeforeTag(s, edit)) first -= 1;
  first = overArticle(s, first);
  first = overArticle(s, overLink(s, first));
  if (first !== edit.first) {
    edit.first = first;
    edit.start = s.from(first);
  }
}

/** "like a #deafdad": between the article and the mark is nothing but a space, though a tag begins there. */
function isArticleBeforeTag(s: Scan, edit: Edit): boolean {
  if (edit.first <= 0 || (s.grammar(edit.first - 1) & ARTICLE) === 0) return false;
  return /^ +$/.test(s.text.slice(s.to(edit.first - 1), edit.start));
}

/** How openly or devoutly somebody is what the mark covers: it says nothing without it, and is said of some groups only. */
const MANNER = /^(?:openly|devout|devoutly|practicing|practising|self-identified|outwardly)$/;

function overArticle(s: Scan, at: number): number {
  const first = s.gap(at) === SPACE && MANNER.test(s.spelling(at - 1)) ? at - 1 : at;
  return isJoined(s.gap(first)) && first > 0 && (s.grammar(first - 1) & ARTICLE) !== 0 ? first - 1 : first;
}

/** "person with", "people who are": a human and a link before a mark say no more than the mark does. */
function overLink(s: Scan, first: number): number {
  const link = s.spelling(first - 1);
  if (s.gap(first) !== SPACE || s.gap(first - 1) !== SPACE) return first;
  if (PERSON_LINK.test(link) && isGeneric(s, first - 2) && !/^ones?$/.test(s.spelling(first - 2)))
    return first - 2;
  const relative =
    /^(?:is|are|has|have|was|were)$/.test(link) &&
    /^(?:who|that)$/.test(s.spelling(first - 2)) &&
    s.gap(first - 2) === SPACE;
  return relative && isGeneric(s, first - 3) ? first - 3 : first;
}

function isGeneric(s: Scan, i: number): boolean {
  return i >= 0 && ((s.grammar(i) & PERSON) !== 0 || /^(?:ones?|nationals?)$/.test(s.spelling(i)));
}

function isJoined(gap: number): boolean {
  return gap === SPACE || gap === HYPHEN;
}

function merge(s: Scan, edits: readonly Edit[]): Edit[] {
  const out: Edit[] = [];
  for (const edit of edits) {
    const previous = out[out.length - 1];
    if (previous && previous.to === null && edit.to === null && onlyLinkBetween(s, previous, edit)) {
      previous.end = Math.max(previous.end, edit.end);
      previous.last = Math.max(previous.last, edit.last);
    } else out.push(edit);
  }
  return out;
}

/** Nothing but a gap, a comma, or "and", "or", "&" stands between two marks. */
function onlyLinkBetween(s: Scan, a: Edit, b: Edit): boolean {
  if (b.start <= a.end) return true;
  const between = s.text.slice(a.end, b.start);
  if (between.length > 12) return false;
  return (
    /^(?:[\s,/&+\-–—|.']*)(?:(?:and|or|und|y|nor)[\s,]*)?$/i.test(between) &&
    !/[\n.]/.test(between.trim() === '' ? '' : between)
  );
}
