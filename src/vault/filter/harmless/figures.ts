import { DETERMINER, FUNCTION_WORD, HUMAN, OBJECT, POSSESSIVE, SOMEONE, THING } from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import type { Entry } from '../tables.js';
import { BREAK, CAPITAL, DIGITS, SPACE, STOP } from '../tokens.js';
import { hasBits, isSomebody } from './somebody.js';

/** What a figure of speech is "of": "the widow of the sea", "the bible of the industry". */
const FIGURE =
  /^(?:world|industry|sea|seas|kitchen|internet|web|software|hardware|code|team|gearbox|pipelines?|posts|garden|road|machines|plants?|cars|servers?|office|market|trade|business|data|ideas|form|function|spreadsheets|databases|networks?|systems?|tools|sets|sounds|flavou?rs|colou?rs|styles|minds|companies|departments|branches|rows|tables)$/;

const BODY =
  /^(?:colon|breasts?|lungs?|brain|skin|blood|bones?|liver|throat|heart|spine|eyes?|hips?|knees?|hands?|legs?|arms?|feet|foot|skull|stomach|kidneys?|prostate|ovar(?:y|ies)|uterus|pancreas|bladder|jaw|neck|back|womb|age|birth|origin|faith|war|conscience|color|colour|service|duty|income|abuse|assault|crime|violence|trafficking|stalking|use|addiction)$/;

/** The last word of the noun phrase behind "of": "of the old ferry", "of bee colonies"; -1 if there is none. */
function headBehind(s: Scan, j: number): number {
  let head = -1;
  for (let k = j + 2, n = 0; n < 4 && s.gap(k) === SPACE && k < s.tokens.count; k++, n++) {
    const opens = head < 0 && /^(?:the|a|an|this|our|two|these|those)$/.test(s.spelling(k));
    if (opens) continue;
    if ((s.flags(k) & (CAPITAL | DIGITS)) !== 0 || hasBits(s, k, FUNCTION_WORD)) break;
    head = k;
  }
  return head;
}

/** "a panic attack of the kernel", "the planned parenthood of bee colonies": no human, body or class behind the "of". */
function isOfThing(s: Scan, entry: Entry, i: number, j: number): boolean {
  if (entry.to !== null || entry.shape === 'slur' || entry.shape === 'adj') return false;
  const determined = hasBits(s, i - 1, DETERMINER) && s.gap(i) === SPACE;
  if (!determined && !s.startsSentence(i)) return false;
  const head = headBehind(s, j);
  if (head < 0) return false;
  for (let k = j + 2; k <= head; k++)
    if (hasBits(s, k, HUMAN | SOMEONE | POSSESSIVE | OBJECT) || BODY.test(s.spelling(k))) return false;
  if (hasBits(s, head, THING)) return true;
  const abstract = entry.shape === 'noun' || entry.shape === 'phrase' || entry.shape === 'event';
  return abstract && (s.tables.first[s.tokens.word[head] ?? 0] ?? 0) === 0;
}

/** "the drag queens of the sea", "the civil union of two pipelines": a figure of speech about things. */
export function isFigure(s: Scan, entry: Entry, first: number, j: number): boolean {
  if (entry.shape === 'slur' || entry.shape === 'adj' || s.spelling(j + 1) !== 'of' || s.gap(j + 1) !== SPACE)
    return false;
  let head = -1;
  for (let k = j + 2, n = 0; n < 4 && s.gap(k) === SPACE; k++, n++) if (FIGURE.test(s.spelling(k))) head = k;
  if (head < 0 && !isOfThing(s, entry, first, j)) return false;
  // A team in a figure of speech is no people.
  const figure = head;
  for (let k = first, n = 0; k >= 0 && n < 30; k--, n++) {
    if (k < first && isSomebody(s, k)) return false;
    if (s.startsSentence(k)) break;
  }
  for (let k = j + 1, n = 0; k < s.tokens.count && n < 30 && s.gap(k) !== STOP; k++, n++)
    if (k !== figure && isSomebody(s, k)) return false;
  return true;
}

/** "Boy, that escalated.": nobody is spoken of; "Boy, 12, found safe" is somebody. */
export function isInterjection(s: Scan, i: number, j: number): boolean {
  if (
    i !== j ||
    s.gap(i + 1) !== BREAK ||
    !/^(?:boy|man|lord|brother|mama|girl|lady|god|dude|jesus|christ)$/.test(s.spelling(i))
  )
    return false;
  const opens =
    s.startsSentence(i) || (/^(?:oh|hey|ugh|ah)$/.test(s.spelling(i - 1)) && s.startsSentence(i - 1));
  if (!opens || s.gap(i + 1) !== BREAK || s.code(s.tokens.end[i] ?? 0) !== 44) return false;
  return (s.flags(i + 1) & DIGITS) === 0;
}
