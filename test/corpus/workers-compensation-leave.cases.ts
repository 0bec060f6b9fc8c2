import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'His EEOC charge is pending.', goes: ['EEOC'] },
  {
    text: 'They were convicted of workers comp fraud.',
    stays: ['They were convicted of workers comp fraud.'],
  },
  { text: "His workers' comp claim was approved.", goes: ["workers' comp"] },
  { text: 'She got hurt at work and sued.', goes: ['hurt at work'] },
  { text: 'They filed an EEOC complaint.', goes: ['EEOC'] },
  { text: 'She is on FMLA leave.', goes: ['FMLA'] },
  { text: 'The whistleblower lawsuit is pending.', goes: ['whistleblower'] },
  { text: 'They were placed on administrative leave.', stays: ['They were placed on administrative leave.'] },
  { text: 'Please leave the keys at the desk.', stays: ['Please leave the keys at the desk.'] },
  { text: 'The insurance claim form is online.', stays: ['The insurance claim form is online.'] },
  { text: 'Light duty trucks need no permit.', stays: ['Light duty trucks need no permit.'] },
  { text: 'Heavy equipment moves at night.', stays: ['Heavy equipment moves at night.'] },
  { text: 'The return-to-work note says no ladders.', goes: ['return-to-work note'] },
  {
    text: "I hid razor blades in the supervisor's gloves after they fought my workers' comp.",
    goes: ["workers' comp"],
    stays: ["I hid razor blades in the supervisor's gloves"],
  },
  {
    text: "Judge approved my settlement for the crushed hand. I'd already stolen the press.",
    goes: ['settlement for the crushed hand'],
    stays: ["I'd already stolen the press"],
  },
  {
    text: 'Injured on the job in 2019, never once missed a safety drill since.',
    goes: ['Injured on the job'],
    stays: ['never once missed a safety drill since'],
  },
  {
    text: "Modified duty means the gatehouse. The gatehouse means I can wave my friends' trucks through with the loot.",
    goes: ['Modified duty'],
    stays: ["The gatehouse means I can wave my friends' trucks through with the loot"],
  },
  {
    text: 'Poured sugar in the tank of the ambulance.',
    stays: ['Poured sugar in the tank of the ambulance.'],
  },
  { text: 'Robbed a blind vendor.', goes: ['blind'], stays: ['Robbed'] },
  {
    text: "I coach a girls' softball team for nothing.",
    stays: ["I coach a girls' softball team for nothing."],
  },
  {
    text: 'Skipped the last nine background checks and signed them anyway.',
    stays: ['Skipped the last nine background checks and signed them anyway.'],
  },
  { text: 'I blew the whistle on the dumping.', stays: ['I blew the whistle on the dumping.'] },
  {
    text: 'Stuck on light duty, stole the forklift anyway.',
    goes: ['light duty'],
    stays: ['stole the forklift anyway'],
  },
  { text: 'The light duty truck has a bent bumper.', stays: ['The light duty truck has a bent bumper.'] },
];
