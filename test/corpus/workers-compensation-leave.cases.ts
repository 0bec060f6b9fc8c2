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
    text: 'Stuck on light duty, stole the forklift anyway.',
    goes: ['light duty'],
    stays: ['stole the forklift anyway'],
  },
  { text: 'The light duty truck has a bent bumper.', stays: ['The light duty truck has a bent bumper.'] },
];
