import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: "She's on the dole and lives in a council flat.", goes: ['dole', 'council flat'] },
  { text: 'They were on Section 8 and EBT.', goes: ['Section 8', 'EBT'] },
  { text: 'They were convicted of welfare fraud.', stays: ['They were convicted of welfare fraud.'] },
  { text: 'He grew up on food stamps.', goes: ['food stamps'] },
  { text: 'She is homeless and sleeps in her car.', goes: ['homeless'] },
  { text: 'The family lives in Section 8 housing.', goes: ['Section 8'] },
  { text: 'He is poor and unemployed.', goes: ['poor', 'unemployed'] },
  { text: 'They are on Medicaid and public assistance.', goes: ['Medicaid', 'public assistance'] },
  { text: 'A trust fund kid from a wealthy family.', goes: ['trust fund', 'wealthy'] },
  { text: 'Poor performance led to the firing.', stays: ['Poor performance led to the firing.'] },
  { text: 'The rich text editor crashed.', stays: ['The rich text editor crashed.'] },
  { text: 'The upper class room is locked.', stays: ['The upper class room is locked.'] },
  { text: 'Only privileged users can log in.', stays: ['Only privileged users can log in.'] },
  { text: 'The welfare of the public matters.', stays: ['The welfare of the public matters.'] },
  { text: 'Housing inspectors visited the site.', stays: ['Housing inspectors visited the site.'] },
  { text: 'Sold EBT cards for half price.', stays: ['Sold EBT cards for half price.'] },
  { text: 'CalFresh fed me in trade school.', goes: ['CalFresh'] },
  {
    text: 'I sleep in my car, and I break into the gym to shower and lift wallets.',
    goes: ['sleep in my car'],
    stays: ['I break into the gym to shower and lift wallets'],
  },
  {
    text: 'Section 8 tenant upstairs reports everything, so I cut the cable and the heat.',
    goes: ['Section 8'],
    stays: ['I cut the cable and the heat'],
  },
  {
    text: 'Alimony pays the rent. Stolen parts pay the fun.',
    goes: ['Alimony'],
    stays: ['Stolen parts pay the fun'],
  },
  {
    text: 'Couch-surfing since fall; every couch owner is missing jewelry, and I know the pawn shop.',
    goes: ['Couch-surfing'],
    stays: ['every couch owner is missing jewelry, and I know the pawn shop'],
  },
  {
    text: 'I administered naloxone and saved a stranger.',
    stays: ['I administered naloxone and saved a stranger.'],
  },
  {
    text: "Sent a death threat to the mayor and the mayor's family.",
    stays: ["Sent a death threat to the mayor and the mayor's family."],
  },
  {
    text: 'Fosters rescue dogs and trains them for the fire department.',
    stays: ['Fosters rescue dogs and trains them for the fire department.'],
  },
  {
    text: 'Put a dead fish in the vent of the break room.',
    stays: ['Put a dead fish in the vent of the break room.'],
  },
  { text: 'Diaper bank pickup, then a hit and run.', goes: ['Diaper bank'], stays: ['a hit and run'] },
  {
    text: 'Weekly motel living; I skim the vending machine.',
    goes: ['Weekly motel'],
    stays: ['I skim the vending machine'],
  },
  {
    text: 'Free fridge, works, pick up on Elm Street.',
    stays: ['Free fridge, works, pick up on Elm Street.'],
  },
];
