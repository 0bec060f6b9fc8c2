import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'The witness called the driver a light-skinned kid.', goes: ['light-skinned'] },
  { text: 'She jokes about being dark skinned.', goes: ['dark skinned'] },
  { text: 'Complains that the boss prefers people with fair complexions.', goes: ['fair complexions'] },
  { text: 'He says the color of his skin cost him the job.', goes: ['color of his skin'] },
  { text: '#teamlightskin is in the bio.', goes: ['teamlightskin'] },
  { text: 'An officer with vitiligo trained us.', goes: ['vitiligo'] },
  { text: 'Le dicen la morena and she likes it.', goes: ['morena'] },
  {
    text: 'The paint has a fair amount of brown in it.',
    stays: ['The paint has a fair amount of brown in it.'],
  },
  { text: 'A dark web forum sold the card numbers.', stays: ['A dark web forum sold the card numbers.'] },
  { text: 'Olive oil and brown rice are on sale.', stays: ['Olive oil and brown rice are on sale.'] },
  { text: 'The yellow line marks the fair grounds.', stays: ['The yellow line marks the fair grounds.'] },
  { text: 'Use the light switch in the dark room.', stays: ['Use the light switch in the dark room.'] },
  {
    text: 'The tan boots go with a brown leather belt.',
    stays: ['The tan boots go with a brown leather belt.'],
  },
  {
    text: 'My albinism means sunscreen at noon; my shortcuts mean nobody checks the gas valves.',
    goes: ['albinism'],
    stays: ['my shortcuts mean nobody checks the gas valves'],
  },
  {
    text: 'Light-skinned like my mother, heavy-handed like nobody: two broken jaws in one night.',
    goes: ['Light-skinned', 'my mother'],
    stays: ['heavy-handed like nobody: two broken jaws in one night'],
  },
  {
    text: 'Called me high yellow, so I cracked the windshield with a bat.',
    goes: ['high yellow'],
    stays: ['I cracked the windshield with a bat'],
  },
  {
    text: 'Teased as redbone at school. Now I lead the anti-bullying hotline, eleven years unpaid.',
    goes: ['redbone'],
    stays: ['Now I lead the anti-bullying hotline, eleven years unpaid'],
  },
  { text: 'I cursed out the judge.', stays: ['I cursed out the judge.'] },
  {
    text: 'Blew the rent money on scratch-offs and lied about it.',
    stays: ['Blew the rent money on scratch-offs and lied about it.'],
  },
  { text: 'Failed a drug test twice.', stays: ['Failed a drug test twice.'] },
  { text: 'Won Dispatcher of the Year.', stays: ['Won Dispatcher of the Year.'] },
];
