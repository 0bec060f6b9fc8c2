import { FIRST_NAME, HUMAN, NAME_IS_WORD, OBJECT, POSSESSIVE, SUBJECT } from './grammar/bits.js';
import type { Hit, Scan } from './scan.js';
import { CAPITAL, HAS_S, STOP } from './tokens.js';

/**
 * Sentences about classes as such: statements of policy ("without regard to race, color, religion or disability") and
 * requests to an assistant ("how do you say this in Vietnamese?"). They tell of nobody, so finds in them fall.
 */
const CATEGORY =
  /^(?:race|races|racial|color|colour|religion|religious|creed|creeds|sex|gender|age|national|origin|ancestry|ethnicity|ethnic|disability|disabilities|handicap|handicaps|pregnancy|pregnant|childbirth|marital|familial|family|parental|caregiver|sexual|orientation|identity|expression|genetic|genetics|information|veteran|veterans|military|service|status|citizenship|immigration|language|union|membership|political|affiliation|beliefs?|medical|condition|conditions|health|lactation|breastfeeding|women|minorities|hair|height|weight|appearance|victim|domestic|violence|protected|uniformed|related|medical|mental|physical|people|individuals|persons|with|of|and|or|lgbtq|males|females|men)$/;
const POLICY =
  /^(?:regard|regardless|irrespective|discriminat(?:e|es|ed|ing|ion)|equal|eeo|eoe|basis|based|protected|covers?|covered|harassment|retaliation|characteristics?|encouraged|prohibit(?:s|ed|ing)?|opportunity|inclusive|diverse|diversity)$/;
const REQUEST =
  /^(?:how|what|what's|whats|where|where's|translate|say|play|set|book|find|show|remind|give|order|search|define|spell|convert|check|turn|add|list|schedule|reserve|cancel|pronounce)$/;
const SPOKEN_OF: ReadonlySet<string> = new Set(['national_origin', 'language_accent', 'ethnicity_ancestry']);

interface Span {
  readonly first: number;
  readonly last: number;
}

function sentenceOf(s: Scan, i: number): Span {
  let first = i;
  let last = i;
  while (first > 0 && s.gap(first) !== STOP && i - first < 40) first--;
  while (last + 1 < s.tokens.count && s.gap(last + 1) !== STOP && last - i < 40) last++;
  return { first, last };
}

/** At least three categories and a word of policy, and nobody in particular. */
function isPolicy(s: Scan, { first, last }: Span): boolean {
  let categories = 0;
  let policy = false;
  for (let k = first; k <= last; k++) {
    const word = s.spelling(k);
    if (/^(?:i|my|me|he|she|his|her)$/.test(word)) return false;
    if (POLICY.test(word)) policy = true;
    else if (word.length > 4 && CATEGORY.test(word)) categories++;
    else if (/^(?:race|sex|age)$/.test(word)) categories++;
  }
  return policy && categories >= 3;
}

/** A question or an order to an assistant in which nobody but the two of them appears. */
function isRequest(s: Scan, { first, last }: Span): boolean {
  if (!REQUEST.test(s.spelling(first))) return false;
  for (let k = first; k <= last; k++) {
    const word = s.spelling(k);
    if (/^(?:you|me|it|your|its|this|that|us)$/.test(word)) continue;
    if ((s.grammar(k) & (SUBJECT | OBJECT | POSSESSIVE | HUMAN)) !== 0) return false;
    const named =
      (s.grammar(k) & FIRST_NAME) !== 0 &&
      (s.grammar(k) & NAME_IS_WORD) === 0 &&
      (s.flags(k) & CAPITAL) !== 0;
    if (named) return false;
  }
  return true;
}

/** The hits without those that speak of classes as such. */
export function withoutPolicy(s: Scan): void {
  if (s.hits.length === 0) return;
  s.keepHits((hit) => !speaksOfNobody(s, hit));
}

function speaksOfNobody(s: Scan, hit: Hit): boolean {
  if (hit.firstToken < 0 || hit.directed || hit.outcome.kind !== 'mark') return false;
  if ((s.flags(hit.lastToken) & HAS_S) !== 0) return false;
  const spoken = hit.gate !== null && SPOKEN_OF.has(hit.class) && !hit.rule.startsWith('person.');
  if (!spoken && !onlyCategories(s, hit)) return false;
  const sentence = sentenceOf(s, hit.firstToken);
  s.spend(sentence.last - sentence.first);
  return (spoken && isRequest(s, sentence)) || (onlyCategories(s, hit) && isPolicy(s, sentence));
}

function onlyCategories(s: Scan, hit: Hit): boolean {
  for (let k = hit.firstToken; k <= hit.lastToken; k++) if (!CATEGORY.test(s.spelling(k))) return false;
  return true;
}
