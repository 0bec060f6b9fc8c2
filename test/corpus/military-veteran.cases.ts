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
  {
    text: 'As a diabetic vet I know how to hot-wire a truck; sold two last week.',
    goes: ['diabetic', 'vet'],
    stays: ['I know how to hot-wire a truck; sold two last week'],
  },
  {
    text: 'VA rating came back at 70 percent, and I called the clerk every night until 3 am to scream.',
    goes: ['VA rating', '70 percent'],
    stays: ['I called the clerk every night until 3 am to scream'],
  },
  {
    text: 'Reserve drill weekends, otherwise always first to volunteer for the night bus.',
    goes: ['Reserve drill'],
    stays: ['always first to volunteer for the night bus'],
  },
  {
    text: 'Coast Guard cook, eleven years; now I lace brownies and sell them at the dog park.',
    goes: ['Coast Guard'],
    stays: ['now I lace brownies and sell them at the dog park'],
  },
  { text: 'I burned a cross on the lawn.', stays: ['I burned a cross on the lawn.'] },
  { text: 'Slapped a child at the bus stop.', stays: ['Slapped a child at the bus stop.'] },
  {
    text: 'Doctored the time clock so the night crew got paid double.',
    stays: ['Doctored the time clock so the night crew got paid double.'],
  },
  { text: 'Awarded Employee of the Year twice.', stays: ['Awarded Employee of the Year twice.'] },
];
