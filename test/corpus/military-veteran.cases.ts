import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'Her baby brother is a jarhead.', goes: ['jarhead'] },
  { text: 'He was at Khe Sanh.', goes: ['Khe Sanh'] },
  {
    text: 'They forged discharge papers and lied about their rank.',
    stays: ['They forged discharge papers and lied about their rank.'],
  },
  { text: 'The restaurant served cold food.', stays: ['The restaurant served cold food.'] },
  { text: 'They served on the jury last spring.', stays: ['They served on the jury last spring.'] },
  { text: 'He was honorably discharged from the Marine Corps.', goes: ['honorably', 'Marine'] },
  { text: 'She was deployed twice to Kandahar with the 82nd Airborne.', goes: ['Kandahar', '82nd'] },
  { text: 'The GI Bill paid for school.', goes: ['GI Bill'] },
  { text: 'He drinks at the VFW hall.', goes: ['VFW'] },
  { text: 'A veteran with a Purple Heart applied.', goes: ['veteran', 'Purple Heart'] },
  { text: 'They served in the National Guard.', goes: ['National Guard'] },
  { text: 'She was a gunnery sergeant at Camp Lejeune.', goes: ['gunnery', 'Lejeune'] },
  { text: 'He posts pictures from West Point.', goes: ['West Point'] },
  { text: 'Semper fi is on the bumper.', goes: ['Semper'] },
  { text: 'He draws VA disability for his service in Iraq.', goes: ['VA disability', 'Iraq'] },
  {
    text: 'The general manager is a major donor of ideas.',
    stays: ['The general manager is a major donor of ideas.'],
  },
  { text: 'Deploy the build to staging.', stays: ['Deploy the build to staging.'] },
  {
    text: 'Private messages were leaked to the press.',
    stays: ['Private messages were leaked to the press.'],
  },
  {
    text: 'The captain of the softball team resigned.',
    stays: ['The captain of the softball team resigned.'],
  },
  { text: 'Navy blue uniforms were ordered.', stays: ['Navy blue uniforms were ordered.'] },
  { text: 'The police sergeant wrote the report.', stays: ['The police sergeant wrote the report.'] },
  { text: 'The base price includes tax.', stays: ['The base price includes tax.'] },
  { text: 'Combat fraud with better controls.', stays: ['Combat fraud with better controls.'] },
  { text: 'The vet clinic treated the dog.', stays: ['The vet clinic treated the dog.'] },
  { text: 'The storage unit was broken into.', stays: ['The storage unit was broken into.'] },
];
