import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'She is a lifelong Democrat.', goes: ['Democrat'] },
  { text: 'He wore a MAGA hat to work.', goes: ['MAGA'] },
  { text: 'They canvassed for Bernie in Iowa.', goes: ['canvassed', 'Bernie'] },
  { text: 'He voted for Trump twice.', goes: ['Trump'] },
  { text: 'He belongs to the PKK and supports Erdogan.', goes: ['PKK', 'Erdogan'] },
  { text: 'A socialist and a libertarian argued.', goes: ['socialist', 'libertarian'] },
  { text: 'The candidate donated to a super PAC.', goes: ['super PAC'] },
  { text: 'They marched with Black Lives Matter.', goes: ['Black Lives Matter'] },
  { text: 'She is a feminist and an anarchist.', goes: ['feminist', 'anarchist'] },
  { text: 'He handed out leaflets for the Communist Party.', goes: ['Communist'] },
  { text: 'That is a conservative estimate.', stays: ['That is a conservative estimate.'] },
  { text: 'A liberal arts degree is fine.', stays: ['A liberal arts degree is fine.'] },
  { text: 'The marketing campaign ended in March.', stays: ['The marketing campaign ended in March.'] },
  { text: 'The party of six arrived late.', stays: ['The party of six arrived late.'] },
  { text: 'Independent contractors file in April.', stays: ['Independent contractors file in April.'] },
  { text: 'The primary key must be unique.', stays: ['The primary key must be unique.'] },
  { text: 'They left the lights on and turned right.', stays: ['They left the lights on and turned right.'] },
  { text: 'The resistance band snapped.', stays: ['The resistance band snapped.'] },
  { text: 'I woke up late.', stays: ['I woke up late.'] },
  { text: 'Progressive web apps load fast.', stays: ['Progressive web apps load fast.'] },
];
