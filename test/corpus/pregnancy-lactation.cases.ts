import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'She is six months along and expecting twins.', goes: ['six months along', 'twins'] },
  { text: 'The post announced a pregnancy and a baby shower.', goes: ['pregnancy', 'baby shower'] },
  { text: 'They asked for a lactation room to pump at work.', goes: ['lactation', 'pump at work'] },
  { text: 'The candidate is on maternity leave until May.', goes: ['maternity leave'] },
  { text: 'A coworker had a miscarriage in spring.', goes: ['miscarriage'] },
  { text: 'Third trimester photos fill the account.', goes: ['Third trimester'] },
  { text: 'The applicant is pregnant and due in June.', goes: ['pregnant'] },
  { text: 'They wrote about breastfeeding in the break room.', goes: ['breastfeeding'] },
  { text: 'Morning sickness kept them at home.', goes: ['Morning sickness'] },
  { text: 'The employee gave birth last week.', goes: ['gave birth'] },
  { text: 'We are expecting a delivery by noon.', stays: ['We are expecting a delivery by noon.'] },
  {
    text: 'There was a pregnant pause before the vote was counted.',
    stays: ['There was a pregnant pause before the vote was counted.'],
  },
  {
    text: 'The payment is due on the first of the month.',
    stays: ['The payment is due on the first of the month.'],
  },
  { text: 'Please pump up the tires of the cart.', stays: ['Please pump up the tires of the cart.'] },
  {
    text: 'The nursing staff works twelve hours a day.',
    stays: ['The nursing staff works twelve hours a day.'],
  },
  { text: 'Labor costs rose in the third quarter.', stays: ['Labor costs rose in the third quarter.'] },
  { text: 'Speed bumps were built on Elm Street.', stays: ['Speed bumps were built on Elm Street.'] },
  { text: 'The aborted download left a partial file.', stays: ['The aborted download left a partial file.'] },
  { text: 'The labor market is tight this year.', stays: ['The labor market is tight this year.'] },
  { text: "I'm expecting a package today.", stays: ["I'm expecting a package today."] },
  {
    text: 'Morning sickness or not, I cleared the whole evidence backlog by Friday.',
    goes: ['Morning sickness'],
    stays: ['I cleared the whole evidence backlog by Friday'],
  },
  {
    text: "She's nursing, needs the room; I changed the door code and told no one.",
    goes: ['nursing'],
    stays: ['I changed the door code and told no one'],
  },
  {
    text: 'Doula for my sister, bouncer with a record for broken noses.',
    goes: ['Doula', 'my sister'],
    stays: ['bouncer with a record for broken noses'],
  },
  {
    text: 'Breast pump in one bag, forty vials of ketamine in the other.',
    goes: ['Breast pump'],
    stays: ['forty vials of ketamine in the other'],
  },
  { text: 'Bit a bailiff.', stays: ['Bit a bailiff.'] },
  { text: 'Translated for callers during the flood.', stays: ['Translated for callers during the flood.'] },
  { text: 'Downloaded child pornography.', stays: ['Downloaded child pornography.'] },
  {
    text: 'Pulled the plug on the server during payroll.',
    stays: ['Pulled the plug on the server during payroll.'],
  },
  { text: "I'm expecting a baby.", goes: ['expecting'] },
  { text: 'Her water broke at noon.', goes: ['water broke'] },
  { text: 'She had a miscarriage.', goes: ['miscarriage'] },
  {
    text: 'Expecting a shipment of valves on Tuesday.',
    stays: ['Expecting a shipment of valves on Tuesday.'],
  },
  { text: 'Water broke through the levee.', stays: ['Water broke through the levee.'] },
  {
    text: 'A miscarriage of justice at the line call.',
    stays: ['A miscarriage of justice at the line call.'],
  },
  { text: 'The team gave birth to a new logo.', stays: ['The team gave birth to a new logo.'] },
  {
    text: 'Ovia app says week 22, court says arraignment.',
    goes: ['Ovia'],
    stays: ['court says arraignment'],
  },
  {
    text: 'Colostrum in the fridge, stolen wine in the cellar.',
    goes: ['Colostrum'],
    stays: ['stolen wine in the cellar'],
  },
];
