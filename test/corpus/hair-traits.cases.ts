import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'They told him to cut his dreadlocks.', goes: ['dreadlocks'] },
  { text: 'She wears box braids to court.', goes: ['box braids'] },
  { text: 'A fan of the natural hair journey blog.', goes: ['natural hair'] },
  { text: 'He has an afro and a pick.', goes: ['afro'] },
  { text: 'Bantu knots in the profile picture.', goes: ['Bantu knots'] },
  { text: 'The loctician tagged her.', goes: ['loctician'] },
  { text: 'Came to work in a durag.', goes: ['durag'] },
  { text: 'They mocked her kinky hair.', goes: ['kinky hair'] },
  { text: 'The coil spring broke.', stays: ['The coil spring broke.'] },
  { text: 'Use a braided cable for the charger.', stays: ['Use a braided cable for the charger.'] },
  { text: 'I dread the weekly call.', stays: ['I dread the weekly call.'] },
  { text: 'Weave through the cones.', stays: ['Weave through the cones.'] },
  { text: 'The basket weave pattern is in stock.', stays: ['The basket weave pattern is in stock.'] },
  { text: 'Lock the door and wave.', stays: ['Lock the door and wave.'] },
  { text: 'Twist the cap off.', stays: ['Twist the cap off.'] },
  {
    text: 'They sent me home over my cornrows. I sent their server room a flood.',
    goes: ['cornrows'],
    stays: ['I sent their server room a flood'],
  },
  {
    text: 'Silk press done, nails done, fraud done: six fake payees.',
    goes: ['Silk press'],
    stays: ['fraud done: six fake payees'],
  },
  {
    text: 'Bantu knots, steel toes, zero lost-time accidents.',
    goes: ['Bantu knots'],
    stays: ['zero lost-time accidents'],
  },
  { text: 'Joined a militia and stockpiled rifles.', stays: ['Joined a militia and stockpiled rifles.'] },
  {
    text: "I swapped a patient's morphine for saline.",
    stays: ["I swapped a patient's morphine for saline."],
  },
  { text: 'Abandoned a puppy at the landfill.', stays: ['Abandoned a puppy at the landfill.'] },
  { text: 'Padded the invoice for the chapel roof.', stays: ['Padded the invoice for the chapel roof.'] },
  {
    text: 'Wig glue on the mirror, stolen bikes in the yard.',
    goes: ['Wig glue'],
    stays: ['stolen bikes in the yard'],
  },
  { text: 'Twist out the bulb counterclockwise.', stays: ['Twist out the bulb counterclockwise.'] },
];
