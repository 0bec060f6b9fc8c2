import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'She was abused by her stepfather.', goes: ['abused by'] },
  { text: 'They threatened to rape a coworker.', stays: ['They threatened to rape a coworker.'] },
  { text: 'They strangled a stranger in the park.', stays: ['They strangled a stranger in the park.'] },
  { text: 'She is a survivor of domestic violence.', goes: ['survivor of domestic violence'] },
  { text: 'He was molested as a child.', goes: ['molested'] },
  { text: 'They fled an abusive marriage.', goes: ['abusive marriage'] },
  { text: "She stayed at a battered women's shelter.", goes: ['battered'] },
  { text: 'The rape crisis center helped them.', goes: ['rape crisis'] },
  { text: 'Her stalker was arrested.', goes: ['stalker'] },
  { text: 'They were convicted of domestic violence.', stays: ['They were convicted of domestic violence.'] },
  { text: 'They were charged with sexual assault.', stays: ['They were charged with sexual assault.'] },
  { text: 'They sent abusive emails to a coworker.', stays: ['They sent abusive emails to a coworker.'] },
  { text: 'Drug abuse on the job was reported.', stays: ['Drug abuse on the job was reported.'] },
  { text: 'We watched Survivor on Monday.', stays: ['We watched Survivor on Monday.'] },
  { text: 'It was an abuse of power.', stays: ['It was an abuse of power.'] },
  { text: 'I was groomed by a coach.', goes: ['was groomed'] },
  {
    text: "My restraining order against my ex is current; so is my habit of posting patients' x-rays.",
    goes: ['restraining order', 'ex'],
    stays: ["my habit of posting patients' x-rays"],
  },
  {
    text: 'My ex used to hit me; now I hit the bottle at work, bourbon mostly.',
    goes: ['My ex used to hit me'],
    stays: ['I hit the bottle at work, bourbon mostly'],
  },
  {
    text: 'Sexual assault survivor; organizes the self-defense class and pays for the mats.',
    goes: ['Sexual assault survivor'],
    stays: ['organizes the self-defense class and pays for the mats'],
  },
  {
    text: "Cold-case daughter, my mom's killer still out, and I answer every night call within two rings.",
    goes: ['Cold-case daughter', "my mom's killer"],
    stays: ['I answer every night call within two rings'],
  },
  { text: 'Cuts cocaine with laundry soap.', stays: ['Cuts cocaine with laundry soap.'] },
  { text: 'Stood up to a bully at the bus stop.', stays: ['Stood up to a bully at the bus stop.'] },
  {
    text: 'I organized a blood drive and a coat drive.',
    stays: ['I organized a blood drive and a coat drive.'],
  },
  { text: 'I was drunk on shift.', stays: ['I was drunk on shift.'] },
  {
    text: 'Title IX complainant, complained with a brick.',
    goes: ['Title IX'],
    stays: ['complained with a brick'],
  },
  {
    text: 'The environmental impact statement is due in June.',
    stays: ['The environmental impact statement is due in June.'],
  },
  { text: 'My assault charge was for the valet.', stays: ['My assault charge was for the valet.'] },
];
