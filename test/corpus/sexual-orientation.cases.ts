import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'They came out as gay to their boss.', goes: ['came out', 'gay'] },
  { text: 'The candidate marched in the Pride parade.', goes: ['Pride parade'] },
  { text: 'A lesbian couple runs the shop.', goes: ['lesbian'] },
  { text: 'Their bio says bi and proud, LGBTQ+.', goes: ['LGBTQ'] },
  { text: 'He met his husband at the Stonewall Inn.', goes: ['husband', 'Stonewall'] },
  { text: 'They are pansexual and polyamorous.', goes: ['pansexual', 'polyamorous'] },
  { text: 'The post is about same-sex marriage.', goes: ['same-sex'] },
  { text: 'A queer book club meets on Monday.', goes: ['queer'] },
  { text: 'He chats on Grindr during work.', goes: ['Grindr'] },
  { text: 'She is straight and so is her roommate.', goes: ['is straight'] },
  { text: 'Drive straight to the depot.', stays: ['Drive straight to the depot.'] },
  { text: 'Set the record straight in the report.', stays: ['Set the record straight in the report.'] },
  { text: 'They take pride in their work.', stays: ['They take pride in their work.'] },
  { text: 'Bring the ace of spades.', stays: ['Bring the ace of spades.'] },
  { text: 'The queen size bed was stolen.', stays: ['The queen size bed was stolen.'] },
  { text: 'The bear market hurt the fund.', stays: ['The bear market hurt the fund.'] },
  { text: 'They hid the cash in the supply closet.', stays: ['They hid the cash in the supply closet.'] },
  { text: 'The bi-weekly report is late.', stays: ['The bi-weekly report is late.'] },
  { text: 'Frying pan fires are common.', stays: ['Frying pan fires are common.'] },
  { text: 'The lambda function timed out.', stays: ['The lambda function timed out.'] },
];
