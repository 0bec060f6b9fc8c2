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
  { text: 'ELL kid, hell of a forger.', goes: ['ELL'], stays: ['hell of a forger'] },
  {
    text: 'The Lisp interpreter runs in forty kilobytes.',
    stays: ['The Lisp interpreter runs in forty kilobytes.'],
  },
];
