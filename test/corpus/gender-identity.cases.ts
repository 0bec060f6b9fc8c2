import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'My coworker is nonbinary and uses they/them.', goes: ['nonbinary', 'they/them'] },
  { text: 'The applicant was deadnamed by a colleague.', goes: ['deadnamed'] },
  { text: 'Bio: she/her, runner, coffee.', goes: ['she/her'] },
  { text: 'A trans man from the night shift posted it.', goes: ['trans man'] },
  { text: 'They transitioned from male to female in 2019.', goes: ['transitioned from male'] },
  { text: 'The page is about gender dysphoria.', goes: ['gender dysphoria'] },
  { text: 'They wear a chest binder to work.', goes: ['chest binder'] },
  { text: 'A drag queen hosted the fundraiser.', goes: ['drag queen'] },
  { text: 'The candidate is genderfluid.', goes: ['genderfluid'] },
  { text: 'They started HRT a year ago.', goes: ['HRT'] },
  { text: 'The transition period ends in June.', stays: ['The transition period ends in June.'] },
  {
    text: 'The team transitioned to a new payroll system.',
    stays: ['The team transitioned to a new payroll system.'],
  },
  { text: 'Trans fat is banned in the cafeteria.', stays: ['Trans fat is banned in the cafeteria.'] },
  { text: 'The trans-Atlantic flight was delayed.', stays: ['The trans-Atlantic flight was delayed.'] },
  { text: 'The report covers the energy transition.', stays: ['The report covers the energy transition.'] },
  { text: 'Drag and drop the file into the folder.', stays: ['Drag and drop the file into the folder.'] },
  { text: 'A drag race blocked the road at midnight.', stays: ['A drag race blocked the road at midnight.'] },
  {
    text: 'CSS transitions make the page transition slow.',
    stays: ['CSS transitions make the page transition slow.'],
  },
  { text: 'The binder with the invoices is missing.', stays: ['The binder with the invoices is missing.'] },
  { text: 'TransUnion sent a letter.', stays: ['TransUnion sent a letter.'] },
  {
    text: 'Three years on T and still the best welder on the crew.',
    goes: ['on T'],
    stays: ['still the best welder on the crew'],
  },
  { text: 'Boymoding at the bank, robbing the bank.', goes: ['Boymoding'], stays: ['robbing the bank'] },
];
