import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'The fat guy in the lobby yelled.', goes: ['fat'] },
  { text: 'She is short and bald.', goes: ['short', 'bald'] },
  { text: 'He has a scar on his cheek.', goes: ['scar'] },
  { text: 'They called the overweight clerk names.', goes: ['overweight'] },
  { text: 'He is obese and she is skinny.', goes: ['obese', 'skinny'] },
  { text: 'A tattooed, lanky driver parked here.', goes: ['tattooed', 'lanky'] },
  { text: 'We shot a short film.', stays: ['We shot a short film.'] },
  { text: 'That was a tall order.', stays: ['That was a tall order.'] },
  { text: 'It was a pretty good offer.', stays: ['It was a pretty good offer.'] },
  { text: 'Slim chance of rain today.', stays: ['Slim chance of rain today.'] },
  { text: 'Fat fingers caused the outage.', stays: ['Fat fingers caused the outage.'] },
  {
    text: 'The lean startup method is rich in examples.',
    stays: ['The lean startup method is rich in examples.'],
  },
  { text: 'They were short on cash.', stays: ['They were short on cash.'] },
  { text: 'Heavy drinkers caused a fight.', stays: ['Heavy drinkers caused a fight.'] },
  {
    text: 'Uploaded the locker room clips of the coworker with the lazy eye.',
    goes: ['lazy eye'],
    stays: ['Uploaded the locker room clips'],
  },
  {
    text: 'Facial tattoos, sweet voice, forty hours a month reading to hospice patients.',
    goes: ['Facial tattoos'],
    stays: ['forty hours a month reading to hospice patients'],
  },
  {
    text: 'They call me Shorty. They call the cops when I bring the machete.',
    goes: ['Shorty'],
    stays: ['They call the cops when I bring the machete'],
  },
  {
    text: 'Choked a guest over a parking spot, a five-foot-nothing guest with pink hair.',
    goes: ['five-foot-nothing', 'pink hair'],
    stays: ['Choked a guest over a parking spot'],
  },
  { text: 'Wrote the manual everybody uses.', stays: ['Wrote the manual everybody uses.'] },
  {
    text: 'I called the dispatcher a worthless idiot.',
    stays: ['I called the dispatcher a worthless idiot.'],
  },
  { text: 'I violated a restraining order.', stays: ['I violated a restraining order.'] },
  { text: 'Starved a horse.', stays: ['Starved a horse.'] },
  { text: 'A burly man and a lanky teenager.', goes: ['burly', 'lanky'] },
  { text: 'She is chubby.', goes: ['chubby'] },
  { text: 'Leggy seedlings need more light.', stays: ['Leggy seedlings need more light.'] },
  { text: 'A burly frame holds the engine.', stays: ['A burly frame holds the engine.'] },
  { text: 'The unsightly wires are behind the desk.', stays: ['The unsightly wires are behind the desk.'] },
];
