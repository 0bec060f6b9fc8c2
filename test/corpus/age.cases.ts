import type { Case } from './case.js';

export const cases: readonly Case[] = [
  {
    text: 'A leap-year baby of the silent generation wrote it.',
    goes: ['leap-year baby', 'silent generation'],
  },
  { text: 'He is pushing seventy.', goes: ['pushing seventy'] },
  { text: 'The minor league team plays tonight.', stays: ['The minor league team plays tonight.'] },
  {
    text: 'A well-aged cheese was stolen from the store.',
    stays: ['A well-aged cheese was stolen from the store.'],
  },
  { text: 'The retiree is a baby boomer.', goes: ['retiree', 'boomer'] },
  { text: 'An old man and a young woman argued.', goes: ['old man', 'young woman'] },
  { text: 'He is in his early sixties.', goes: ['early sixties'] },
  { text: 'They joined AARP and the senior center.', goes: ['AARP', 'senior center'] },
  { text: 'Our 40th class reunion is in June.', goes: ['reunion'] },
  { text: 'A Gen Z influencer shared it.', goes: ['Gen Z'] },
  { text: 'The elderly neighbor called.', goes: ['elderly'] },
  { text: 'They celebrated her seventieth birthday.', goes: ['seventieth birthday'] },
  { text: 'The middle-aged driver yelled.', goes: ['middle-aged'] },
  { text: 'She is too old for the job.', goes: ['old'] },
  { text: 'The old server was replaced.', stays: ['The old server was replaced.'] },
  { text: 'Old habits die hard in this office.', stays: ['Old habits die hard in this office.'] },
  { text: 'The senior manager signed the contract.', stays: ['The senior manager signed the contract.'] },
  { text: 'A minor bug was fixed.', stays: ['A minor bug was fixed.'] },
  { text: 'The mature market left little growth.', stays: ['The mature market left little growth.'] },
  { text: 'The next generation of routers is faster.', stays: ['The next generation of routers is faster.'] },
  { text: 'They sold alcohol to a minor.', stays: ['They sold alcohol to a minor.'] },
  { text: 'Old School is the name of the movie.', stays: ['Old School is the name of the movie.'] },
  { text: 'Aging infrastructure is a burden.', stays: ['Aging infrastructure is a burden.'] },
  { text: 'The retirement plan has low fees.', stays: ['The retirement plan has low fees.'] },
];
