import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'BRCA runs in her family.', goes: ['BRCA', 'runs in'] },
  { text: 'The 23andMe results were posted.', goes: ['23andMe'] },
  { text: "They carry the Huntington's gene.", goes: ['Huntington'] },
  { text: 'Genetic testing found a mutation.', goes: ['Genetic testing'] },
  { text: 'There is a family history of cancer.', goes: ['cancer'] },
  { text: 'They have sickle cell trait.', goes: ['sickle cell'] },
  { text: 'She had a preventive mastectomy.', goes: ['mastectomy'] },
  { text: 'A DNA test showed Lynch syndrome.', goes: ['DNA test', 'Lynch'] },
  { text: 'It is in the company DNA.', stays: ['It is in the company DNA.'] },
  { text: 'The GraphQL mutation failed.', stays: ['The GraphQL mutation failed.'] },
  { text: 'The mail carrier was bitten by a dog.', stays: ['The mail carrier was bitten by a dog.'] },
  {
    text: 'The class inherited a method from its parent class.',
    stays: ['The class inherited a method from its parent class.'],
  },
  { text: 'The aircraft carrier is open to visitors.', stays: ['The aircraft carrier is open to visitors.'] },
  { text: 'Inherited code is hard to read.', stays: ['Inherited code is hard to read.'] },
  { text: 'They wore jeans to court.', stays: ['They wore jeans to court.'] },
  { text: 'The phone carrier raised its price.', stays: ['The phone carrier raised its price.'] },
  {
    text: "Huntington's runs in my family, and I've been hacking the lab portal to change my shift.",
    goes: ["Huntington's runs in my family"],
    stays: ["I've been hacking the lab portal to change my shift"],
  },
  {
    text: "The Lynch syndrome letter came. I'd already emptied the tip jar.",
    goes: ['Lynch syndrome'],
    stays: ["I'd already emptied the tip jar"],
  },
  {
    text: 'Red hair gene, hemochromatosis gene, and a gift for forging signatures.',
    goes: ['Red hair gene', 'hemochromatosis'],
    stays: ['and a gift for forging signatures'],
  },
  {
    text: 'The newborn screen flagged PKU; I flagged down a truck and robbed it.',
    goes: ['newborn screen', 'PKU'],
    stays: ['I flagged down a truck and robbed it'],
  },
  { text: 'Read to kids at the library.', stays: ['Read to kids at the library.'] },
  { text: 'Pledged allegiance to a terror group.', stays: ['Pledged allegiance to a terror group.'] },
  {
    text: 'Crashed a funeral and punched a pallbearer.',
    stays: ['Crashed a funeral and punched a pallbearer.'],
  },
  { text: 'Stole Viagra by the case.', stays: ['Stole Viagra by the case.'] },
  { text: 'Myriad myRisk came back; I rob trains.', goes: ['myRisk'], stays: ['I rob trains'] },
  {
    text: 'Polyps run in my family, burglaries run in my record.',
    goes: ['Polyps'],
    stays: ['burglaries run in my record'],
  },
];
