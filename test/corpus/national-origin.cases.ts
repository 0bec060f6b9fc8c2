import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'He was born in Eritrea and moved here at nine.', goes: ['Eritrea'] },
  { text: 'Her parents are Polish and Danish.', goes: ['Polish', 'Danish'] },
  { text: 'A Guatemalan cook and a Swedish nurse carpool.', goes: ['Guatemalan', 'Swedish'] },
  { text: 'They emigrated from Jordan in 2009.', goes: ['Jordan'] },
  { text: 'Grew up in Lagos before college.', goes: ['Lagos'] },
  { text: 'A Ukrainian-born welder fixed the gate.', goes: ['Ukrainian'] },
  { text: 'He is Punjabi and cheers for the home side.', goes: ['Punjabi'] },
  { text: 'She misses the motherland.', goes: ['motherland'] },
  { text: 'The bio says Pinoy pride.', goes: ['Pinoy'] },
  { text: 'Originally from Honduras, now in Tampa.', goes: ['Originally from', 'Honduras'] },
  { text: 'The Venezuelan kid next door mows lawns.', goes: ['Venezuelan'] },
  {
    text: 'Told the Somali cashier to go back to where she came from and spat at her.',
    goes: ['Somali'],
    stays: ['spat at her'],
  },
  { text: 'A Frenchwoman manages the store.', goes: ['Frenchwoman'] },
  {
    text: 'Find me a Thai restaurant near the office.',
    stays: ['Find me a Thai restaurant near the office.'],
  },
  { text: 'Please polish the presentation.', stays: ['Please polish the presentation.'] },
  { text: 'Order a turkey sandwich and french fries.', stays: ['Order a turkey sandwich and french fries.'] },
  { text: 'The china cabinet arrived broken.', stays: ['The china cabinet arrived broken.'] },
  { text: 'Air Jordan sneakers were stolen.', stays: ['Air Jordan sneakers were stolen.'] },
  { text: 'The Indian Ocean storm moved north.', stays: ['The Indian Ocean storm moved north.'] },
  { text: 'Fly American Airlines to New Mexico.', stays: ['Fly American Airlines to New Mexico.'] },
  { text: 'A German shepherd bit the mail carrier.', stays: ['A German shepherd bit the mail carrier.'] },
  {
    text: 'Greek yogurt and Swiss cheese are on the list.',
    stays: ['Greek yogurt and Swiss cheese are on the list.'],
  },
  {
    text: 'He played Russian roulette with the budget.',
    stays: ['He played Russian roulette with the budget.'],
  },
  { text: 'The guinea pig escaped.', stays: ['The guinea pig escaped.'] },
  {
    text: 'Bring a Dutch oven and a Swiss army knife.',
    stays: ['Bring a Dutch oven and a Swiss army knife.'],
  },
  { text: 'Atlanta Georgia is hot in August.', stays: ['Atlanta Georgia is hot in August.'] },
  { text: 'Hanging chad ballots were counted twice.', stays: ['Hanging chad ballots were counted twice.'] },
];
