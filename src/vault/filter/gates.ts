import { type Atom, atom } from './gates/atoms.js';
import { capMid, has, isOneOfThem, type Surroundings } from './gates/surroundings.js';
import { ARTICLE, DETERMINER, PERSON, POSSESSIVE } from './grammar/bits.js';
import { CAPITAL, HAS_S, SPACE } from './tokens.js';

export { GATE_ATOMS } from './gates/atoms.js';

/** A gate: alternatives, each a list of atoms that must all hold. `strong` says that the last word lies with the sentence. */
export interface Gate {
  readonly text: string;
  /** How it was widened; with the text it makes the gate anew. */
  readonly use: number;
  readonly alternatives: readonly { readonly atoms: readonly Atom[]; readonly strong: boolean }[];
}

/** An adjective or a person noun right before a word for a human: never anything but a description of that human. */
const beforeHuman: Atom = (s, _i, j) =>
  s.gap(j + 1) === SPACE &&
  has(s, j + 1, PERSON) &&
  (!/^ones?$/.test(s.spelling(j + 1)) || isOneOfThem(s, j + 1));

/** "that trans neck", "your gay ass": a part of somebody; never of colours, which birds have too. */
const bodyBehind: Atom = (s, i, j) =>
  s.gap(i) === SPACE &&
  has(s, i - 1, DETERMINER | POSSESSIVE) &&
  s.gap(j + 1) === SPACE &&
  /^(?:neck|necks|throat|throats|ass|asses|face|faces|skull|skulls|body|bodies|butt|teeth)$/.test(
    s.spelling(j + 1),
  );

/** "the veteran's truck": somebody has it. */
const owner: Atom = (s, i, j) =>
  (s.flags(j) & HAS_S) !== 0 &&
  s.gap(i) === SPACE &&
  has(s, i - 1, DETERMINER | ARTICLE) &&
  s.gap(j + 1) === SPACE;

/** "Haitian flag", "Navy patch", "union pin": worn or shown, it is the wearer's; not "red flag", nor "the Berlin patch for". */
const emblem: Atom = (s, i, j) =>
  s.gap(j + 1) === SPACE &&
  !/^(?:red|blue|green|white|black|yellow)$/.test(s.spelling(j)) &&
  s.spelling(j + 2) !== 'for' &&
  ((s.flags(i) & CAPITAL) !== 0 || s.spelling(j) === 'union') &&
  /^(?:flags?|stickers?|patch|patches|tattoos?|pins?|decals?|mug|hats?|cap|hoodie|t-shirt|shirt|lanyard|badge|emblem|bumper)$/.test(
    s.spelling(j + 1),
  );

/** A gate with one more way to open. */
function widened(gate: Gate, more: Atom): Gate {
  return { ...gate, alternatives: [...gate.alternatives, { atoms: [more], strong: false }] };
}

/** What widens a gate, as bits: it describes humans, is a people's proper name, names an owner, stands on emblems. */
export const OF_HUMANS = 1;
export const PROPER_NAME = 2;
export const OWNERS = 4;
export const EMBLEMS = 8;

/** A written gate, widened by what its shape and class allow besides; null means "always". */
export function gateFor(text: string, use: number): Gate | null {
  const parsed = parseGate(text);
  if (!parsed) return null;
  let gate: Gate = { ...parsed, use };
  // Words that describe humans also stand right before "person" and its like.
  if ((use & OF_HUMANS) !== 0) {
    gate = widened(gate, beforeHuman);
    if (!/\bcolour\b/.test(text)) gate = widened(gate, bodyBehind);
    if ((use & PROPER_NAME) !== 0) gate = widened(gate, (s, i) => capMid(s, i));
  }
  // Only where a determiner says enough: "the veteran's", but not "the captain's".
  if ((use & OWNERS) !== 0 && text.split('|').includes('noun')) gate = widened(gate, owner);
  return (use & EMBLEMS) !== 0 ? widened(gate, emblem) : gate;
}

/** Reads a gate as the lexicons write it (`capmid|person`, `cap+origin`); null means "always". */
function parseGate(text: string): Gate | null {
  if (text === '' || text === '-') return null;
  const alternatives = text.split('|').map((alternative) => {
    const names = alternative.split('+').map((n) => n.trim());
    const atoms = names
      .filter((n) => n !== 'strong')
      .map((n) => {
        const a = atom(n);
        if (!a) throw new Error(`unknown gate: ${n}`);
        return a;
      });
    return { atoms, strong: names.includes('strong') };
  });
  return { text, use: 0, alternatives };
}

/** Whether a gate lets a find through: yes, no, or only if the sentence has a certain find besides. */
export function passes(
  gate: Gate,
  s: Surroundings,
  i: number,
  j: number,
  plural: boolean,
): 'yes' | 'no' | 'if_strong' {
  s.spend(2);
  let waiting = false;
  for (const { atoms, strong } of gate.alternatives) {
    let all = true;
    for (const a of atoms) {
      if (!a(s, i, j, plural)) {
        all = false;
        break;
      }
    }
    if (!all) continue;
    if (!strong) return 'yes';
    waiting = true;
  }
  return waiting ? 'if_strong' : 'no';
}
