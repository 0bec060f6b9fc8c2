import {
  CONDUCT,
  CONJUNCTION,
  HUMAN,
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
import { BREAK, CAPITAL, SPACE, STOP } from './tokens.js';

/**
 * Uses of a class word that say nothing of anybody's class: goods, names on a map, the object or the result of a deed.
 * Deeds stay word for word, and what was stolen or who was hit is part of the deed.
 */
const DEED =
  /^(?:sell|sells|sold|selling|deals?|dealing|dealt|steal|steals|stole|stolen|stealing|forged?|forges|forging|swap|swaps|swapped|swapping|trades?|traded|trading|divert|diverted|diverting|traffics?|trafficked|trafficking|snort|snorts|snorted|snorting|resell|resells|resold|reselling|smuggle[ds]?|smuggling|swiped?|swiping|pocketed|pocketing|rob|robbed|hoarded|repairing|repaired|fixing|fixed|donated|donating)$/;
/** Classes whose nouns are often things that can be stolen, sold or mended. */
const GOODS: ReadonlySet<string> = new Set(['disability_medical', 'family_caregiver', 'pregnancy_lactation']);
/** Classes whose adjectives also stand before goods and things of trade. */
const PEOPLES: ReadonlySet<string> = new Set(['national_origin', 'ethnicity_ancestry', 'language_accent']);
/** Classes whose adjectives are said of things by comparison: "an elderly server", "disabled buttons". */
const COMPARED: ReadonlySet<string> = new Set([
  'age',
  'disability_medical',
  'marital_partnership',
  'family_caregiver',
]);
const STREET =
  /^(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|bridge|river|creek|park|county|falls|lake|square|plaza|highway|pier)$/;
const HARM =
  /^(?:hurt|hurts|hurting|harm|harms|harmed|harming|kill|kills|killed|killing|shoot|shot|shooting|stab|stabbed|burn|burned|rape|raped|molest|molested|molesting|abuse|abused|abusing|scare|scared|scaring|kidnap|kidnapped|kidnapping|threaten|threatened|threatening|threatens|hit|hits|hitting|punch|punched|slap|slapped|kick|kicked|beat|beats|beating|shake|shook|shove|shoved|grab|grabbed|follow|followed|stalk|stalked|stalking|bully|bullied|bullying|grope|groped|poison|poisoned|drug|drugged|strangle|strangled|choke|choked|touch|touched|touching|fondled|assault|assaulted|endangered|endangering|terrorized|screamed|yelled|spat)$/;
const VICTIMS =
  /^(?:kids?|child|children|baby|babies|toddlers?|infants?|minors?|teens?|teenagers?|family|families|newborn|grandkids|grandchildren)$/;
const INJURY =
  /^(?:concussion|concussions|fracture|fractures|fractured|broken|bruise|bruises|bruised|bruising|stitches|bleeding|injury|injuries|injured|wound|wounds|scar|scars|sprain|sprained|welts|burns|whiplash|dislocated|swollen|cracked|ruptured|collapsed|black|bloody|internal|spinal|head|brain|facial|orbital|hearing|nosebleed|limp|coma|stitch|cuts|gash|lacerations?|hematoma|punctured|shattered|missing)$/;
const CAUSED =
  /^(?:left|leaves|leaving|gave|gives|give|giving|caused|causes|cause|causing|inflicted|inflicting|suffered|with|sent|put|knocked|beat|beating)$/;

function hasBits(s: Scan, i: number, bits: number): boolean {
  return (s.grammar(i) & bits) !== 0;
}

/** "stole insulin", "sells Ozempic pens": the thing is goods of a deed here, and the deed stays word for word. */
export function isLoot(s: Scan, entry: Entry, i: number): boolean {
  if (!GOODS.has(entry.class) || entry.shape !== 'noun') return false;
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
  if (entry.shape !== 'adj' || !PEOPLES.has(entry.class) || s.gap(j + 1) !== SPACE) return false;
  if (!GOODS_NOUNS.has(s.spelling(j + 1))) return false;
  return !hasBits(s, j + 2, HUMAN) || s.gap(j + 2) !== SPACE;
}

/** "the elderly server", "disabled buttons": what is so is a thing. */
function isCompared(s: Scan, entry: Entry, j: number): boolean {
  if (entry.shape !== 'adj' || !COMPARED.has(entry.class) || s.gap(j + 1) !== SPACE) return false;
  return (
    hasBits(s, j + 1, THING) &&
    !hasBits(s, j + 1, HUMAN) &&
    !(s.gap(j + 2) === SPACE && hasBits(s, j + 2, HUMAN))
  );
}

/** "threatened a child", "hurt his kids": whom a deed hit. One's own ("my kids") tell of the writer and go. */
function isVictim(s: Scan, i: number, j: number): boolean {
  if (!VICTIMS.test(s.spelling(j))) return false;
  for (let k = i - 1, n = 0; k >= 0 && n < 3; k--, n++) {
    if (s.gap(k + 1) !== SPACE || /^(?:my|our)$/.test(s.spelling(k))) return false;
    if (HARM.test(s.spelling(k)) || hasBits(s, k, CONDUCT)) return true;
    if (hasBits(s, k, SUBJECT | PREPOSITION)) return false;
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
    isVictim(s, i, j) ||
    isInjury(s, entry, i, j)
  );
}
