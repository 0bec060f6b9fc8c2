import {
  ARTICLE,
  CONJUNCTION,
  DETERMINER,
  HAVE,
  HUMAN,
  NUMBER_WORD,
  PREPOSITION,
  QUANTIFIER,
  THING,
} from '../grammar/bits.js';
import { GOODS_NOUNS } from '../grammar/goods.js';
import type { Scan } from '../scan.js';
import type { Entry } from '../tables.js';
import { CAPITAL, HAS_S, SPACE, STOP } from '../tokens.js';
import { hasBits, isSomebody } from './somebody.js';

/** Class words in the names of things: goods of a people, streets, plants, parts of software. */
/** Classes whose adjectives also stand before goods and things of trade. */
const PEOPLES: ReadonlySet<string> = new Set(['national_origin', 'ethnicity_ancestry', 'language_accent']);

/** Classes whose adjectives are said of things by comparison: "an elderly server", "disabled buttons". */
const COMPARED: ReadonlySet<string> = new Set([
  'age',
  'disability_medical',
  'marital_partnership',
  'family_caregiver',
]);

/** Classes whose words name things in trades and techniques. */
const OF_THINGS: ReadonlySet<string> = new Set([
  'age',
  'disability_medical',
  'marital_partnership',
  'family_caregiver',
  'pregnancy_lactation',
  'military_veteran',
  'citizenship_immigration',
  'housing_income_source',
  'victim_status',
  'genetic_family_history',
  'union_activity',
  'reproductive_decisions',
  'personal_appearance',
  'bankruptcy_credit',
]);

/** Heads of technical and everyday compounds, besides the things that have an age. */
const HEADS =
  /^(?:section|sections|chapter|chapters|drawer|drawers|checkpoint|checkpoints|plugin|plugins|endpoint|endpoints|level|levels|page|pages|table|tables|chart|charts|price|prices|song|songs|dashboard|template|templates|theme|themes|config|log|logs|ticket|tickets|queue|queues|cluster|api|code|codes|repo|movie|movies|film|novel|album|logo|font|color|colors|paint|knife|lamp|shelf|plug|connector|connectors|era|strategy|metaphor|rate|ratio|curve|index|query|queries|class|classes|object|objects|variable|variables|loop|cache|layer|layers|mode|modes|grid|block|blocks|list|lists|row|rows|array|tree|trees|flag|flags|icon|icons|tab|tabs|label|labels|test|tests|bed|frame|cap|caps|glass|bag|bags|box|boxes|board|boards|valve|gear|wire|wires|pin|pins|socket|adapter|molecule|cell|cells|compound|alloy|gas|plant|plants|species|tank|filter|filters|mill|saw|drill|hammer|bolt|edition|season|episode|trailer|soundtrack|poster|ride|roller|track|tracks|trail|trails|ridge|canyon|pass|peak|creek|reef|belt|zone|zones|sale|sales|aisle|mug|mugs)$/;

const NATURE =
  /^(?:buoys?|squash|slippers?|moths?|candles?|stitch|stitches|truss|tomato|tomatoes|ferns?|beetles?|wasps?|crabs?|orchids?|palms?|grass|weed|vines?|sharks?|finch|finches|warblers?|fish|butterfl(?:y|ies)|spiders?|snails?|roses?|lil(?:y|ies)|daisies|thistles?|mushrooms?|peppers?|potato|potatoes|cakes?|knots?|joints?|wrench|clamps?|chisels?|nails?|brackets?|hinges?|saddle|boots?|sandals?)$/;

/** What people post of themselves: "third trimester photos" tell of somebody who is left out. */
const SHOWN =
  /^(?:photos?|pictures?|frame|posts?|videos?|tweets?|story|stories|house|home|car|tattoo|books?|memes?)$/;

const SCENERY =
  /^(?:scene|scenes|film|painting|set|prop|props|sleeve|sleeves|hole|pegs|hat|paint|chess|gambit|piece|opening)$/;

const STREET =
  /^(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|bridge|river|creek|park|county|falls|lake|square|plaza|highway|pier)$/;

/** "Republican Street": a name on a map. */
export function isStreet(s: Scan, i: number, j: number): boolean {
  return (
    (s.flags(i) & CAPITAL) !== 0 &&
    (s.flags(j + 1) & CAPITAL) !== 0 &&
    s.gap(j + 1) === SPACE &&
    STREET.test(s.spelling(j + 1))
  );
}

/** "Peruvian lilies", "Chinese nuts", "German shepherd": the head noun is a thing of trade. */
export function isTrade(s: Scan, entry: Entry, j: number): boolean {
  const words = entry.shape === 'adj' || entry.shape === 'noun' || entry.shape === 'person';
  if (!words || !PEOPLES.has(entry.class) || s.gap(j + 1) !== SPACE || (s.flags(j) & HAS_S) !== 0)
    return false;
  if (!GOODS_NOUNS.has(s.spelling(j + 1))) return false;
  if (
    /^(?:sellers?|vendors?|shops?|stores?|stands?|dealers?|importers?|market|restaurant|business|guy)$/.test(
      s.spelling(j + 2),
    )
  )
    return false;
  return !hasBits(s, j + 2, HUMAN) || s.gap(j + 2) !== SPACE;
}

/** "the elderly server", "disabled buttons": what is so is a thing. */
export function isCompared(s: Scan, entry: Entry, j: number): boolean {
  if (entry.shape !== 'adj' || s.gap(j + 1) !== SPACE || !COMPARED.has(entry.class) || s.gap(j + 1) !== SPACE)
    return false;
  return (
    hasBits(s, j + 1, THING) &&
    !/^marriages?$/.test(s.spelling(j + 1)) &&
    !hasBits(s, j + 1, HUMAN) &&
    !(s.gap(j + 2) === SPACE && hasBits(s, j + 2, HUMAN))
  );
}

/**
 * "the asylum level", "the service member endpoint": a thing is the head, and nobody appears in the sentence. Groups that
 * are attacked as such stay finds whatever follows.
 */
export function namesAThing(s: Scan, entry: Entry, i: number, j: number): boolean {
  if (s.gap(j + 1) !== SPACE || entry.shape === 'slur' || (s.flags(j) & HAS_S) !== 0) return false;
  const determined = hasBits(s, i - 1, DETERMINER) && s.gap(i) === SPACE;
  if (!determined && !s.startsSentence(i)) return false;
  const head = s.spelling(j + 1);
  const opening =
    s.startsSentence(i) &&
    hasBits(s, j + 1, THING) &&
    !SHOWN.test(head) &&
    !hasBits(s, j + 2, PREPOSITION | CONJUNCTION) &&
    s.gap(j + 2) === SPACE;
  if (!determined && !opening) return false;
  const thing = OF_THINGS.has(entry.class) && (hasBits(s, j + 1, THING) || HEADS.test(head));
  if (!thing && !(entry.class === 'religion' && SCENERY.test(head))) return false;
  for (let k = i - 1, n = 0; k >= 0 && n < 30 && s.gap(k + 1) !== STOP; k--, n++)
    if (isSomebody(s, k)) return false;
  for (let k = j + 1, n = 0; k < s.tokens.count && n < 30 && s.gap(k) !== STOP; k++, n++)
    if (isSomebody(s, k)) return false;
  return true;
}

/** "the node has two children": what a thing has is no family. */
export function isHadByThing(s: Scan, entry: Entry, i: number): boolean {
  if (entry.shape === 'slur' || s.gap(i) !== SPACE) return false;
  let verb = hasBits(s, i, HAVE) ? i : i - 1;
  if (verb < i && hasBits(s, verb, NUMBER_WORD | QUANTIFIER | ARTICLE) && s.gap(verb) === SPACE) verb -= 1;
  if (!hasBits(s, verb, HAVE) || s.spelling(verb) === 'with' || s.gap(verb) !== SPACE) return false;
  return hasBits(s, verb - 1, THING) && !hasBits(s, verb - 1, HUMAN) && (s.flags(verb - 1) & HAS_S) === 0;
}

/** "lady slippers", "nun buoy", "bachelor pad candle": plants, animals and tools named after people. */
export function isNature(s: Scan, entry: Entry, j: number): boolean {
  if (entry.shape !== 'person' && entry.shape !== 'role') return false;
  return s.gap(j + 1) === SPACE && NATURE.test(s.spelling(j + 1)) && (s.flags(j) & HAS_S) === 0;
}
