import {
  BE,
  CONJUNCTION,
  CONTRACTED_BE,
  DETERMINER,
  FIRST_NAME,
  HUMAN,
  NAME_IS_WORD,
  OBJECT,
  POSSESSIVE,
  PREPOSITION,
  SOMEONE,
  SUBJECT,
  THING,
} from './grammar/bits.js';
import { GOODS_NOUNS } from './grammar/goods.js';
import type { Scan } from './scan.js';
import type { Entry } from './tables.js';
import { BREAK, CAPITAL, DIGITS, HAS_S, SPACE, STOP } from './tokens.js';

/**
 * Uses of a class word that say nothing of anybody's class: goods, names on a map, the object or the result of a deed.
 * Deeds stay word for word, and what was stolen or who was hit is part of the deed.
 */
const DEED =
  /^(?:sell|sells|sold|selling|deals?|dealing|dealt|steal|steals|stole|stolen|stealing|forged?|forges|forging|swap|swaps|swapped|swapping|trades?|traded|trading|divert|diverted|diverting|traffics?|trafficked|trafficking|snort|snorts|snorted|snorting|resell|resells|resold|reselling|smuggle[ds]?|smuggling|swiped?|swiping|pocketed|pocketing|rob|robbed|hoarded|repairing|repaired|fixing|fixed|donated|donating|slash(?:es|ed|ing)?|burn(?:s|ed|ing)?|torch(?:es|ed|ing)?|smash(?:es|ed|ing)?|break(?:s|ing)?|broke|wreck(?:s|ed|ing)?|vandaliz(?:e|es|ed|ing)|crush(?:es|ed|ing)?|hid|hides?|hiding|shoplift(?:s|ed|ing)?|boost(?:s|ed|ing)?|flip(?:s|ped|ping)|grab(?:s|bed|bing)?|snatch(?:es|ed|ing)?|loot(?:s|ed|ing)?|scam(?:s|med|ming)?)$/;
/** Classes whose nouns are often things that can be stolen, sold or mended. */
const GOODS: ReadonlySet<string> = new Set(['disability_medical', 'family_caregiver', 'pregnancy_lactation']);
const CARE_GOODS = /^(?:diapers?|strollers?|formula|cribs?|pampers|bottles?|carseats?|onesies?|pacifiers?)$/;
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
  /^(?:endpoint|endpoints|level|levels|page|pages|table|tables|chart|charts|price|prices|song|songs|dashboard|template|templates|theme|themes|config|log|logs|ticket|tickets|queue|queues|cluster|api|code|codes|repo|movie|movies|film|novel|album|logo|font|color|colors|paint|knife|lamp|shelf|plug|connector|connectors|era|strategy|metaphor|rate|ratio|curve|index|query|queries|class|classes|object|objects|variable|variables|loop|cache|layer|layers|mode|modes|grid|block|blocks|list|lists|row|rows|array|tree|trees|flag|flags|icon|icons|tab|tabs|label|labels|test|tests|bed|frame|cap|caps|glass|bag|bags|box|boxes|board|boards|valve|gear|wire|wires|pin|pins|socket|adapter|molecule|cell|cells|compound|alloy|gas|plant|plants|species|tank|filter|filters|mill|saw|drill|hammer|bolt|edition|season|episode|trailer|soundtrack|poster|ride|roller|track|tracks|trail|trails|ridge|canyon|pass|peak|creek|reef|belt|zone|zones|sale|sales|aisle|mug|mugs)$/;
const NATURE =
  /^(?:buoys?|squash|slippers?|moths?|candles?|stitch|stitches|truss|tomato|tomatoes|ferns?|beetles?|wasps?|crabs?|orchids?|palms?|grass|weed|vines?|sharks?|finch|finches|warblers?|fish|butterfl(?:y|ies)|spiders?|snails?|roses?|lil(?:y|ies)|daisies|thistles?|mushrooms?|peppers?|potato|potatoes|cakes?|knots?|joints?|wrench|clamps?|chisels?|nails?|brackets?|hinges?|saddle|boots?|sandals?)$/;
/** What people post of themselves: "third trimester photos" tell of somebody who is left out. */
const SHOWN =
  /^(?:photos?|pictures?|frame|posts?|videos?|tweets?|story|stories|house|home|car|tattoo|books?|memes?)$/;
const SCENERY =
  /^(?:scene|scenes|film|painting|set|prop|props|sleeve|sleeves|hole|pegs|hat|paint|chess|gambit|piece|opening)$/;
/** What a figure of speech is "of": "the widow of the sea", "the bible of the industry". */
const FIGURE =
  /^(?:world|industry|sea|seas|kitchen|internet|web|software|hardware|code|team|gearbox|pipelines?|posts|garden|road|machines|plants?|cars|servers?|office|market|trade|business|data|ideas|form|function|spreadsheets|databases|networks?|systems?|tools|sets|sounds|flavou?rs|colou?rs|styles|minds|companies|departments|branches|rows|tables)$/;
const STREET =
  /^(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|bridge|river|creek|park|county|falls|lake|square|plaza|highway|pier)$/;
const HARM =
  /^(?:hurt|hurts|hurting|harm|harms|harmed|harming|kill|kills|killed|killing|shoot|shot|shooting|stab|stabbed|burn|burned|rape|raped|molest|molested|molesting|abuse|abused|abusing|scare|scared|scaring|kidnap|kidnapped|kidnapping|threaten|threatened|threatening|threatens|hit|hits|hitting|punch|punched|slap|slapped|kick|kicked|beat|beats|beating|shake|shook|shove|shoved|grab|grabbed|follow|followed|stalk|stalked|stalking|bully|bullied|bullying|grope|groped|poison|poisoned|drug|drugged|strangle|strangled|choke|choked|touch|touched|touching|fondled|assault|assaulted|endangered|endangering|terrorized|screamed|yelled|spat|attack(?:s|ed|ing)?|harass(?:es|ed|ing)?|cheat(?:s|ed|ing)?|rob(?:s|bed|bing)?|pimped|pimping|recruit(?:s|ed|ing)?|groom(?:s|ed|ing)?)$/;
const VICTIMS =
  /^(?:kids?|child|children|baby|babies|toddlers?|infants?|minors?|teens?|teenagers?|family|families|newborn|grandkids|grandchildren|retirees?|seniors|pensioners?|schoolers?|students?|patients?)$/;
const AT_THEM =
  /^(?:throws?|threw|throwing|cuss(?:es|ed|ing)?|yell(?:s|ed|ing)?|scream(?:s|ed|ing)?|exposed?|exposing|catfish(?:es|ed|ing)?|scam(?:s|med|ming)?|defraud(?:s|ed|ing)?|swindl(?:e|es|ed|ing)|fleec(?:e|es|ed|ing)|phish(?:es|ed|ing)?|con(?:s|ned|ning)?|flash(?:es|ed|ing)?|spit|spat|swear|swore|swearing|shouts?|shouted)$/;
const INJURY =
  /^(?:concussion|concussions|fracture|fractures|fractured|broken|bruise|bruises|bruised|bruising|stitches|bleeding|injury|injuries|injured|wound|wounds|scar|scars|sprain|sprained|welts|burns|whiplash|dislocated|swollen|cracked|ruptured|collapsed|black|bloody|internal|spinal|head|brain|facial|orbital|hearing|nosebleed|limp|coma|stitch|cuts|gash|lacerations?|hematoma|punctured|shattered|missing|icu|er|hospital|wheelchair|traction|crutches|brace|surgery)$/;
const CAUSED =
  /^(?:left|leaves|leaving|gave|gives|give|giving|caused|causes|cause|causing|inflicted|inflicting|suffered|with|sent|put|knocked|beat|beating)$/;

function hasBits(s: Scan, i: number, bits: number): boolean {
  return (s.grammar(i) & bits) !== 0;
}

/** "stole insulin", "sells Ozempic pens": the thing is goods of a deed here, and the deed stays word for word. */
export function isLoot(s: Scan, entry: Entry, i: number): boolean {
  if (!GOODS.has(entry.class)) return false;
  if (entry.shape !== 'noun' && !CARE_GOODS.test(s.spelling(i))) return false;
  return followsDeed(s, i);
}

export function followsDeed(s: Scan, i: number): boolean {
  for (let k = i - 1, n = 0; k >= 0 && n < 3; k--, n++) {
    if (s.gap(k + 1) === STOP || s.gap(k + 1) === BREAK) return false;
    if (DEED.test(s.spelling(k))) return true;
    const link = s.spelling(k) === 'of';
    if (!link && hasBits(s, k, PREPOSITION | CONJUNCTION | POSSESSIVE | SUBJECT)) return false;
  }
  return false;
}

/** "Republican Street": a name on a map. */
function isStreet(s: Scan, i: number, j: number): boolean {
  return (
    (s.flags(i) & CAPITAL) !== 0 &&
    (s.flags(j + 1) & CAPITAL) !== 0 &&
    s.gap(j + 1) === SPACE &&
    STREET.test(s.spelling(j + 1))
  );
}

/** "Peruvian lilies", "Chinese nuts", "German shepherd": the head noun is a thing of trade. */
function isTrade(s: Scan, entry: Entry, j: number): boolean {
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
function isCompared(s: Scan, entry: Entry, j: number): boolean {
  if (entry.shape !== 'adj' || s.gap(j + 1) !== SPACE || !COMPARED.has(entry.class) || s.gap(j + 1) !== SPACE)
    return false;
  return (
    hasBits(s, j + 1, THING) &&
    !hasBits(s, j + 1, HUMAN) &&
    !(s.gap(j + 2) === SPACE && hasBits(s, j + 2, HUMAN))
  );
}

/**
 * "the asylum level", "the service member endpoint": a thing is the head, and nobody appears in the sentence. Groups that
 * are attacked as such stay finds whatever follows.
 */
function namesAThing(s: Scan, entry: Entry, i: number, j: number): boolean {
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

function isSomebody(s: Scan, k: number): boolean {
  if (/^(?:it|its|this|that|we|our|us|you|your|they|their|them)$/.test(s.spelling(k))) return false;
  return hasBits(s, k, SUBJECT | OBJECT | POSSESSIVE | HUMAN | SOMEONE) || hasName(s, k);
}

function hasName(s: Scan, k: number): boolean {
  return hasBits(s, k, FIRST_NAME) && !hasBits(s, k, NAME_IS_WORD) && (s.flags(k) & CAPITAL) !== 0;
}

/** "hung up on a heart attack caller", "stole from cancer patients": somebody met at work, not the writer. */
function isWork(s: Scan, entry: Entry, i: number, j: number): boolean {
  if (entry.class !== 'disability_medical') return false;
  const met = /^(?:patients?|callers?|calls?|cases?|ward|wing|unit|clinic)$/;
  if (!met.test(s.spelling(j)) && !(s.gap(j + 1) === SPACE && met.test(s.spelling(j + 1)))) return false;
  if (s.startsSentence(i)) return false;
  for (let k = i - 1, n = 0; k >= 0 && n < 4; k--, n++) {
    if (
      s.gap(k + 1) !== SPACE ||
      (/^(?:my|our|as|a|an)$/.test(s.spelling(k)) && /^(?:as|am|i'm|is|was)$/.test(s.spelling(k - 1)))
    )
      return false;
    if (hasBits(s, k, BE | CONTRACTED_BE | SUBJECT) || /^(?:my|our|as)$/.test(s.spelling(k))) return false;
    if (
      /(?:ed|ing)$/.test(s.spelling(k)) ||
      /^(?:from|on|to|kept|stole|hung|took|gave|told|left|saw|hit|ran)$/.test(s.spelling(k))
    )
      return true;
  }
  return false;
}

const BODY =
  /^(?:colon|breasts?|lungs?|brain|skin|blood|bones?|liver|throat|heart|spine|eyes?|hips?|knees?|hands?|legs?|arms?|feet|foot|skull|stomach|kidneys?|prostate|ovar(?:y|ies)|uterus|pancreas|bladder|jaw|neck|back|womb|age|birth|origin|faith|war|conscience|color|colour|service|duty|income|abuse|assault|crime|violence|trafficking|stalking|use|addiction)$/;

/** "a panic attack of the kernel", "the planned parenthood of bee colonies": no human, body or class behind the "of". */
function isOfThing(s: Scan, entry: Entry, i: number, j: number): boolean {
  if (entry.shape !== 'noun' && entry.shape !== 'phrase' && entry.shape !== 'event') return false;
  const determined = hasBits(s, i - 1, DETERMINER) && s.gap(i) === SPACE;
  if (!determined && !s.startsSentence(i)) return false;
  let k = j + 2;
  if (/^(?:the|a|an|this|our)$/.test(s.spelling(k))) k++;
  if (s.gap(k) !== SPACE || (s.flags(k) & (CAPITAL | DIGITS)) !== 0) return false;
  const word = s.tokens.word[k] ?? 0;
  if (hasBits(s, k, HUMAN | SOMEONE | POSSESSIVE | OBJECT) || BODY.test(s.spelling(k))) return false;
  return (s.tables.first[word] ?? 0) === 0;
}

/** "the drag queens of the sea", "the civil union of two pipelines": a figure of speech about things. */
function isFigure(s: Scan, entry: Entry, first: number, j: number): boolean {
  if (entry.shape === 'slur' || entry.shape === 'adj' || s.spelling(j + 1) !== 'of' || s.gap(j + 1) !== SPACE)
    return false;
  let head = -1;
  for (let k = j + 2, n = 0; n < 4 && s.gap(k) === SPACE; k++, n++) if (FIGURE.test(s.spelling(k))) head = k;
  if (head < 0 && !isOfThing(s, entry, first, j)) return false;
  for (let k = first, n = 0; k >= 0 && n < 30; k--, n++) {
    if (k < first && isSomebody(s, k)) return false;
    if (s.startsSentence(k)) break;
  }
  for (let k = j + 1, n = 0; k < s.tokens.count && n < 30 && s.gap(k) !== STOP; k++, n++)
    if (isSomebody(s, k)) return false;
  return true;
}

/** "Boy, that escalated.": nobody is spoken of; "Boy, 12, found safe" is somebody. */
function isInterjection(s: Scan, i: number, j: number): boolean {
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

/** "lady slippers", "nun buoy", "bachelor pad candle": plants, animals and tools named after people. */
function isNature(s: Scan, entry: Entry, j: number): boolean {
  if (entry.shape !== 'person' && entry.shape !== 'role') return false;
  return s.gap(j + 1) === SPACE && NATURE.test(s.spelling(j + 1)) && (s.flags(j) & HAS_S) === 0;
}

/** "threatened a child", "hurt his kids": whom a deed hit. One's own ("my kids") tell of the writer and go. */
function isVictim(s: Scan, i: number, j: number): boolean {
  if (!VICTIMS.test(s.spelling(j))) return false;
  for (let k = i - 1, n = 0; k >= 0 && n < 5; k--, n++) {
    if (s.gap(k + 1) !== SPACE || /^(?:my|our)$/.test(s.spelling(k))) return false;
    if (HARM.test(s.spelling(k))) return true;
    if (
      hasBits(s, k, SUBJECT) ||
      (hasBits(s, k, PREPOSITION) && !/^(?:to|at|around|on|near|toward|towards|of)$/.test(s.spelling(k)))
    )
      return false;
    if (DEED.test(s.spelling(k)) || AT_THEM.test(s.spelling(k))) return true;
  }
  return HARM.test(s.spelling(i)) && !/^(?:my|our)$/.test(s.spelling(i - 1));
}

/** "left her with a concussion", "gave the clerk a black eye": what a deed did to somebody else. */
function isInjury(s: Scan, entry: Entry, i: number, j: number): boolean {
  if (entry.class !== 'disability_medical') return false;
  if (!INJURY.test(s.spelling(i)) && !INJURY.test(s.spelling(j))) return false;
  let somebody = false;
  for (let k = i - 1, n = 0; k >= 0 && n < 6; k--, n++) {
    if (s.gap(k + 1) === STOP || /^(?:me|my|myself)$/.test(s.spelling(k))) return false;
    if (hasBits(s, k, OBJECT | HUMAN | SOMEONE)) somebody = true;
    if (s.spelling(k) !== 'with' && CAUSED.test(s.spelling(k))) return somebody || causedTo(s, j);
  }
  return false;
}

/** "caused a spinal injury to the other driver". */
function causedTo(s: Scan, j: number): boolean {
  return s.spelling(j + 1) === 'to' && !/^(?:me|my)$/.test(s.spelling(j + 2));
}

/** The entry found at the tokens `i` to `j` tells nothing of a class in this place. */
export function isHarmless(s: Scan, entry: Entry, i: number, j: number): boolean {
  return (
    isLoot(s, entry, i) ||
    isStreet(s, i, j) ||
    isTrade(s, entry, j) ||
    isCompared(s, entry, j) ||
    namesAThing(s, entry, i, j) ||
    isInterjection(s, i, j) ||
    isFigure(s, entry, i, j) ||
    isWork(s, entry, i, j) ||
    isNature(s, entry, j) ||
    isVictim(s, i, j) ||
    isInjury(s, entry, i, j)
  );
}
