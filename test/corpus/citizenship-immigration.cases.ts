import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'She renewed her DACA last year.', goes: ['DACA'] },
  { text: 'He is here on an H-1B and wants a green card.', goes: ['H-1B', 'green card'] },
  { text: 'An asylum seeker who cleans the school.', goes: ['asylum seeker'] },
  { text: 'Became a naturalized citizen in May.', goes: ['naturalized citizen'] },
  { text: 'They overstayed their visa and got scared of ICE raids.', goes: ['visa'] },
  { text: 'Her brother was deported in March.', goes: ['deported'] },
  { text: 'A refugee from the war drives the bus.', goes: ['refugee'] },
  { text: 'He is undocumented, he wrote.', goes: ['undocumented'] },
  { text: 'She has temporary protected status.', goes: ['temporary protected status'] },
  { text: 'Estoy sin papeles, posted the user.', goes: ['sin papeles'] },
  { text: 'Forged immigration papers for cash.', goes: ['immigration'], stays: ['Forged', 'for cash'] },
  { text: 'My Visa card was declined.', stays: ['My Visa card was declined.'] },
  { text: 'Where do I get passport photos?', stays: ['Where do I get passport photos?'] },
  { text: 'Opt out of the mailing list.', stays: ['Opt out of the mailing list.'] },
  { text: 'The parole board denied the request.', stays: ['The parole board denied the request.'] },
  { text: 'File the TPS reports by noon.', stays: ['File the TPS reports by noon.'] },
  { text: 'Citizens Bank closed early.', stays: ['Citizens Bank closed early.'] },
  { text: 'A native app is faster.', stays: ['A native app is faster.'] },
  { text: 'The foreign key constraint failed.', stays: ['The foreign key constraint failed.'] },
  { text: 'Data migration starts on Monday.', stays: ['Data migration starts on Monday.'] },
];
