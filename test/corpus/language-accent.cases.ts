import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'Customers mocked her thick accent.', goes: ['thick accent'] },
  { text: 'He grew up speaking Tagalog.', goes: ['Tagalog'] },
  { text: 'English is not her first language.', goes: ['English', 'first language'] },
  { text: 'Took ESL classes at night.', goes: ['ESL'] },
  { text: 'She is a native Spanish speaker.', goes: ['Spanish'] },
  { text: 'They speak Farsi at home.', goes: ['Farsi'] },
  { text: 'He has a southern drawl.', goes: ['southern drawl'] },
  { text: 'Speaks broken English, wrote a client.', goes: ['broken English'] },
  { text: 'Her TOEFL score is on the page.', goes: ['TOEFL'] },
  { text: 'Write the report in plain English.', stays: ['Write the report in plain English.'] },
  { text: 'The accent wall is green.', stays: ['The accent wall is green.'] },
  { text: 'The native app supports offline mode.', stays: ['The native app supports offline mode.'] },
  { text: 'Which programming language do you like?', stays: ['Which programming language do you like?'] },
  { text: 'The bylaws ban abusive language.', stays: ['The bylaws ban abusive language.'] },
  {
    text: 'An accent mark is missing in the file name.',
    stays: ['An accent mark is missing in the file name.'],
  },
  { text: 'The large language model failed.', stays: ['The large language model failed.'] },
  {
    text: "The trainer's thick Glaswegian accent got mocked, and I looped it over the warehouse speakers for a day.",
    goes: ['thick Glaswegian accent'],
    stays: ['I looped it over the warehouse speakers for a day'],
  },
  {
    text: 'Hung up on 14 callers because they only spoke Spanish.',
    goes: ['only spoke Spanish'],
    stays: ['Hung up on 14 callers'],
  },
  {
    text: 'Teammates tease my Appalachian drawl; I answer by deleting their branches.',
    goes: ['Appalachian drawl'],
    stays: ['I answer by deleting their branches'],
  },
  {
    text: 'The callers with heavy Creole accents wait longest, because I put them on hold and play cards.',
    goes: ['heavy Creole accents'],
    stays: ['I put them on hold and play cards'],
  },
  {
    text: 'I slashed the tires of the wheelchair van.',
    stays: ['I slashed the tires of the wheelchair van.'],
  },
  { text: 'I sold fake vaccine cards.', stays: ['I sold fake vaccine cards.'] },
  {
    text: 'Reads lips of suspects on mute footage, best analyst we have.',
    stays: ['Reads lips of suspects on mute footage, best analyst we have.'],
  },
  { text: 'I laundered money through a nail salon.', stays: ['I laundered money through a nail salon.'] },
  { text: 'ELL kid, hell of a forger.', goes: ['ELL'], stays: ['hell of a forger'] },
  {
    text: 'The Lisp interpreter runs in forty kilobytes.',
    stays: ['The Lisp interpreter runs in forty kilobytes.'],
  },
];
