/**
 * What grammar knows about a word, as bits of one 32-bit number, so that a gate is a mask on an array read.
 */
export const PERSON = 1 << 0; // says no more than "human": person, people, guy
export const ROLE = 1 << 1; // a human by job or relation: teacher, coworker
export const BE = 1 << 2;
export const HAVE = 1 << 3;
export const DETERMINER = 1 << 4;
export const POSSESSIVE = 1 << 5;
export const SUBJECT = 1 << 6;
export const PREPOSITION = 1 << 7;
export const CONJUNCTION = 1 << 8;
export const ADVERB = 1 << 9;
export const AUXILIARY = 1 << 10;
export const ARTICLE = 1 << 11; // a, an
export const COPULA = 1 << 12;
export const NUMBER_WORD = 1 << 13;
export const MONTH = 1 << 14;
export const TITLE = 1 << 15;
export const FIRST_NAME = 1 << 16;
export const LAST_NAME = 1 << 17;
export const NAME_IS_WORD = 1 << 18;
export const THING = 1 << 19; // has an age, and is no human: car, whisky
export const ENGLISH = 1 << 20; // function word of English
export const OTHER_LANGUAGE = 1 << 21; // function word of another language
export const TREATMENT = 1 << 22;
export const CONDUCT = 1 << 23;
export const OBJECT = 1 << 24;
export const QUANTIFIER = 1 << 25;
export const ORIGIN = 1 << 26;
export const SOMEONE = 1 << 27;
export const TRIGGER = 1 << 28;
export const PERSON_TERM = 1 << 29; // an entry of shape person or role
export const CONTRACTED_BE = 1 << 30; // I'm, she's: subject and verb in one

/** Any word that cannot be the noun an adjective belongs to. */
export const FUNCTION_WORD =
  BE |
  HAVE |
  DETERMINER |
  POSSESSIVE |
  SUBJECT |
  PREPOSITION |
  CONJUNCTION |
  ADVERB |
  AUXILIARY |
  ARTICLE |
  OBJECT |
  CONTRACTED_BE;
export const HUMAN = PERSON | ROLE | PERSON_TERM | SOMEONE;

/** The cue sets a lexicon gate may name. */
export const CUE_SETS = [
  'rel',
  'mil',
  'pol',
  'union',
  'med',
  'preg',
  'fam',
  'orient',
  'age',
  'legal',
  'race',
  'lang',
  'school',
] as const;
export type CueSet = (typeof CUE_SETS)[number];

export function cueBit(set: CueSet): number {
  return 1 << CUE_SETS.indexOf(set);
}
