import {
  ADVERB,
  AUXILIARY,
  BE,
  CONJUNCTION,
  DETERMINER,
  OBJECT,
  PERSON_TERM,
  POSSESSIVE,
  PREPOSITION,
  ROLE,
  SOMEONE,
  SUBJECT,
} from './grammar/bits.js';
import type { Scan } from './scan.js';
import { entriesAt } from './tables.js';
import { BREAK, HYPHEN, SPACE, STOP, TIGHT } from './tokens.js';

/**
 * Tells "her" the object from "her" the possessive; "his" has the same question before a full stop.
 */
const OBJECT_VERBS = new Set(
  `see saw seen watch watched hear heard caught catch found let help helped make made keep kept leave left tell told ask asked
  give gave show showed send sent love loved hate call called met kissed raped`.split(/\s+/),
);

const TIME_AFTER = new Set(
  'week month year night time weekend summer monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);

/** Whether what follows token `i` can be the thing that "his" or "her" belongs to. */
export function nounFollows(s: Scan, i: number): boolean {
  const next = i + 1;
  const gap = s.gap(next);
  if (gap === HYPHEN) return true;
  if (gap === STOP || gap === BREAK || gap === TIGHT) return false;
  const grammar = s.grammar(next);
  const spelling = s.spelling(next);
  if (
    /^(?:own|very|most|many|few|several|other|first|last|next|both|two|three|four|five|six|half|less|more|once|then|neither|former|early|late|still|daily|inside|outside|past|past|off|so-called|now)$/.test(
      spelling,
    )
  ) {
    if (spelling === 'last' || spelling === 'next' || spelling === 'first')
      return !TIME_AFTER.has(s.spelling(next + 1));
    if (/^(?:once|more|less|then|still|now|off|inside|outside|both|past|late|early)$/.test(spelling)) {
      return (
        s.gap(next + 1) === SPACE &&
        (s.grammar(next + 1) & (PREPOSITION | CONJUNCTION | DETERMINER | SUBJECT)) === 0 &&
        s.gap(next + 1) !== STOP &&
        !/^(?:once|more|off|inside|outside|both)$/.test(spelling)
      );
    }
    return true;
  }
  if (
    (grammar & (PREPOSITION | CONJUNCTION | DETERMINER | POSSESSIVE | SUBJECT | OBJECT | BE | AUXILIARY)) !==
    0
  ) {
    return /^(?:like|will|might|may|past|can|plus|round|either|outside|inside|past|in-laws)$/.test(
      spelling,
    ) &&
      spelling !== 'like' &&
      spelling !== 'may' &&
      spelling !== 'might' &&
      spelling !== 'can'
      ? (s.grammar(next + 1) & DETERMINER) === 0
      : false;
  }
  if (
    (grammar & ADVERB) !== 0 &&
    !/^(?:long|well|alone|pretty|damn|fucking|freaking|original|super|only)$/.test(spelling)
  )
    return false;
  if (spelling === 'alone' || spelling === 'have' || spelling === 'had' || spelling === 'up') return false;
  return true;
}

const GIVING =
  /^(?:gives?|gave|given|giving|offer(?:s|ed|ing)?|wish(?:es|ed|ing)?|charg(?:e|es|ed|ing)|grant(?:s|ed)?|owe[sd]?|provide[sd]?|lend|lent|hand(?:s|ed|ing)?|teach(?:es|ing)?|taught|show(?:s|ed|n|ing)?)$/;

const CAUSING =
  /^(?:help(?:s|ed|ing)?|lets?|letting|ma(?:ke|kes|de|king)|have|has|had|saw|see|sees|seen|seeing|watch(?:es|ed|ing)?|hear[sd]?|feel|felt)$/;

const LEAVING =
  /^(?:makes?|made|making|left|leaves?|leaving|keeps?|kept|found|finds?|considers?|considered|calls?|called|got|gets?|drives?|drove)$/;

const MOVING =
  /^(?:drives?|drove|takes?|took|calls?|called|calling|sends?|sent|brings?|brought|walks?|walked|pays?|paid|drops?|dropped|pushes|pushed|pulls?|pulled|gets?|got|hit|hits|follows?|followed|kicks?|kicked|held|holds?|flew|escorted|want|wants|wanted|puts?|threw|knocked|beat)$/;

const WHITHER =
  /^(?:home|back|away|aside|apart|outside|inside|out|up|down|over|off|around|upstairs|downstairs|forward|there|here|backstage|downtown|abroad|overseas|indoors|outdoors|ashore|everywhere|somewhere)$/;

/** "her" is the object where the next word is no thing of hers: "gave her advice", "helped her win the case". */
export function isObject(s: Scan, i: number): boolean {
  const verb = s.spelling(i - 1);
  const next = i + 1;
  const word = s.spelling(next);
  const after = next + 1;
  const ends =
    s.gap(after) === STOP ||
    s.gap(after) === BREAK ||
    (s.grammar(after) & (PREPOSITION | CONJUNCTION | ADVERB | BE)) !== 0;
  if (
    /^(?:some|any|every)(?:one|body|thing)$|^(?:nothing|nobody|everything|many|much|no|lots|well|alone)$/.test(
      word,
    )
  )
    return true;
  if (word === 'one' && /^(?:hundred|thousand|million|of|more|last)$/.test(s.spelling(after))) return true;
  if (
    /ly$/.test(word) &&
    !/^(?:family|belly|daily|elderly|early|lovely|ugly|bully|friendly|only|lonely|silly|reply|jelly|deadly)$/.test(
      word,
    ) &&
    ends
  )
    return true;
  if (
    /ing$/.test(word) &&
    word.length > 5 &&
    OBJECT_VERBS.has(verb) &&
    !/^(?:wedding|clothing|building|meeting|opening|thing|earring|evening|morning|feeling|training|clothing|ceiling|writing)$/.test(
      word,
    )
  )
    return true;
  if (MOVING.test(verb) && WHITHER.test(word)) return true;
  if (GIVING.test(verb)) {
    // "gave her baby a toy", "gave her dog a bath": what is given comes second, so the first is hers.
    const human = (s.grammar(next) & (ROLE | SOMEONE | PERSON_TERM)) !== 0;
    return !human && !(s.gap(after) === SPACE && (s.grammar(after) & DETERMINER) !== 0);
  }
  const object = (s.grammar(after) & (DETERMINER | POSSESSIVE | OBJECT)) !== 0 && s.gap(after) === SPACE;
  if (
    CAUSING.test(verb) &&
    (object ||
      /^(?:feel|look|cry|do|go|get|be|leave|laugh|understand|know|think|want|sit|stand|wait|see)$/.test(word))
  )
    return true;
  return (
    LEAVING.test(verb) &&
    ends &&
    (/ed$/.test(word) ||
      isAttribute(s, next) ||
      /^(?:mad|sad|sick|angry|happy|cry|uncomfortable|nervous|laugh|feel|furious|upset|crazy|smile|proud|better|worse|alone|stupid|lazy|dead)$/.test(
        word,
      ))
  );
}

/** "left her deaf", "made her homeless": an adjective of the lexicons, which no thing of hers can be. */
function isAttribute(s: Scan, i: number): boolean {
  const entries = entriesAt(s.tables, s.tables.first[s.tokens.word[i] ?? 0] ?? 0);
  return entries.some((e) => e.shape === 'adj') && (s.grammar(i) & (ROLE | SOMEONE)) === 0;
}
