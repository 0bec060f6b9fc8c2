import { HUMAN, OBJECT, PREPOSITION, SOMEONE, SUBJECT } from '../grammar/bits.js';
import { DEED_VERBS } from '../grammar/deed-verbs.js';
import type { Scan } from '../scan.js';
import type { Entry } from '../tables.js';
import { SPACE, STOP } from '../tokens.js';
import { hasBits } from './somebody.js';

export const HARM =
  /^(?:hurt|hurts|hurting|harm|harms|harmed|harming|kill|kills|killed|killing|shoot|shot|shooting|stab|stabbed|burn|burned|rape|raped|molest|molested|molesting|abuse|abused|abusing|scare|scared|scaring|kidnap|kidnapped|kidnapping|threaten|threatened|threatening|threatens|hit|hits|hitting|punch|punched|slap|slapped|kick|kicked|beat|beats|beating|shake|shook|shove|shoved|grab|grabbed|follow|followed|stalk|stalked|stalking|bully|bullied|bullying|grope|groped|poison|poisoned|drug|drugged|strangle|strangled|choke|choked|touch|touched|touching|fondled|assault|assaulted|endangered|endangering|terrorized|screamed|yelled|spat|attack(?:s|ed|ing)?|harass(?:es|ed|ing)?|cheat(?:s|ed|ing)?|rob(?:s|bed|bing)?|pimped|pimping|recruit(?:s|ed|ing)?|groom(?:s|ed|ing)?)$/;

const VICTIMS =
  /^(?:kids?|child|children|baby|babies|toddlers?|infants?|minors?|teens?|teenagers?|family|families|newborns?|preemies|grandkids|grandchildren|retirees?|seniors|pensioners?|schoolers?|graders?|campers|pupils?|students?|patients?)$/;

/** Work with people one is not kin to. */
const CARED_FOR =
  /^(?:drives?|drove|driving|coach(?:es|ed|ing)?|teach(?:es)?|taught|teaching|tutor(?:s|ed|ing)?|feeds?|fed|feeding|help(?:s|ed|ing)?|rescu(?:e|es|ed|ing)|saved?|saves|pull(?:s|ed)|carr(?:y|ied)|evacuat(?:e|ed)|mentor(?:s|ed|ing)?|runs?|ran|cook(?:s|ed|ing)?|deliver(?:s|ed|ing)?|host(?:s|ed)|serv(?:e|es|ed)|visits?|visited|read|reads|invit(?:e|ed)|lets?|finds?|found|flunk(?:s|ed)|grad(?:ed|es)|knits?|knitted|talk(?:s|ed)|hosed|evict(?:s|ed)|lock(?:s|ed)|dos(?:e|ed))$/;
const AT_THEM =
  /^(?:throws?|threw|throwing|cuss(?:es|ed|ing)?|yell(?:s|ed|ing)?|scream(?:s|ed|ing)?|exposed?|exposing|catfish(?:es|ed|ing)?|scam(?:s|med|ming)?|defraud(?:s|ed|ing)?|swindl(?:e|es|ed|ing)|fleec(?:e|es|ed|ing)|phish(?:es|ed|ing)?|con(?:s|ned|ning)?|flash(?:es|ed|ing)?|spit|spat|swear|swore|swearing|shouts?|shouted)$/;

const INJURY =
  /^(?:concussion|concussions|fracture|fractures|fractured|broken|bruise|bruises|bruised|bruising|stitches|bleeding|injury|injuries|injured|wound|wounds|scar|scars|sprain|sprained|welts|burns|whiplash|dislocated|swollen|cracked|ruptured|collapsed|black|bloody|internal|spinal|head|brain|facial|orbital|hearing|nosebleed|limp|coma|stitch|cuts|gash|lacerations?|hematoma|punctured|shattered|missing|icu|er|hospital|wheelchair|traction|crutches|brace|surgery)$/;

const CAUSED =
  /^(?:left|leaves|leaving|gave|gives|give|giving|caused|causes|cause|causing|inflicted|inflicting|suffered|with|sent|put|knocked|beat|beating)$/;

/** "threatened a child", "hurt his kids": whom a deed hit. One's own ("my kids") tell of the writer and go. */
export function isVictim(s: Scan, i: number, j: number): boolean {
  if (!VICTIMS.test(s.spelling(j))) return false;
  for (let k = i - 1, n = 0; k >= 0 && n < 5; k--, n++) {
    if (s.gap(k + 1) !== SPACE || /^(?:my|our)$/.test(s.spelling(k))) return false;
    if (HARM.test(s.spelling(k))) return true;
    if (
      hasBits(s, k, SUBJECT) ||
      (hasBits(s, k, PREPOSITION) &&
        !/^(?:to|at|around|on|near|toward|towards|of|for|down)$/.test(s.spelling(k)))
    )
      return false;
    const word = s.spelling(k);
    if (DEED_VERBS.has(word) || AT_THEM.test(word) || CARED_FOR.test(word)) return true;
  }
  return HARM.test(s.spelling(i)) && !/^(?:my|our)$/.test(s.spelling(i - 1));
}

/** "I hope you get cancer", "I'd rather have cancer than": a curse, not anybody's condition. One's own hope is. */
export function isCurse(s: Scan, entry: Entry, i: number): boolean {
  if (entry.class !== 'disability_medical' || entry.shape !== 'noun') return false;
  let verb = false;
  for (let k = i - 1, n = 0; k >= 0 && n < 7; k--, n++) {
    if (s.gap(k + 1) !== SPACE) return false;
    const word = s.spelling(k);
    if (/^(?:gets?|catch|catches|die|dies|have|had|has|develops?)$/.test(word)) verb = true;
    if (/^(?:hope|hopes|hoping|wish|wishes|wishing|pray|prays|deserves?|rather)$/.test(word))
      return verb && (word === 'rather' || !/^(?:i|we|my|our)$/.test(s.spelling(k + 1)));
    if (/^(?:no|not|never|don't|if)$/.test(word)) return false;
  }
  return false;
}

/** "left her with a concussion", "gave the clerk a black eye": what a deed did to somebody else. */
export function isInjury(s: Scan, entry: Entry, i: number, j: number): boolean {
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
