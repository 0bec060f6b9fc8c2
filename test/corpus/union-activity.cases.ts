import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'She is a proud wobbly and a Teamster.', goes: ['wobbly', 'Teamster'] },
  { text: 'The strike authorization vote passed.', goes: ['strike authorization vote'] },
  {
    text: 'The union of the two datasets has ten rows.',
    stays: ['The union of the two datasets has ten rows.'],
  },
  { text: 'The walls were struck by lightning.', stays: ['The walls were struck by lightning.'] },
  { text: 'He was a shop steward with Teamsters Local 293.', goes: ['shop steward', 'Teamsters'] },
  { text: 'She walked the picket line.', goes: ['picket line'] },
  { text: 'The candidate organizes for SEIU.', goes: ['SEIU'] },
  { text: 'They voted to unionize the warehouse.', goes: ['unionize'] },
  { text: 'She filed an unfair labor practice charge.', goes: ['unfair labor practice'] },
  { text: 'He is on strike with the UAW.', goes: ['on strike', 'UAW'] },
  { text: 'A union organizer spoke at lunch.', goes: ['union organizer'] },
  { text: 'They pay union dues.', goes: ['union dues'] },
  {
    text: 'The credit union is next to Union Station.',
    stays: ['The credit union is next to Union Station.'],
  },
  { text: 'Lightning strikes delayed the game.', stays: ['Lightning strikes delayed the game.'] },
  { text: 'The local library is closed.', stays: ['The local library is closed.'] },
  { text: 'Strike a balance between cost and speed.', stays: ['Strike a balance between cost and speed.'] },
  { text: 'We met at the coffee shop.', stays: ['We met at the coffee shop.'] },
  { text: 'The white picket fence was broken.', stays: ['The white picket fence was broken.'] },
  { text: 'Event organizers canceled the show.', stays: ['Event organizers canceled the show.'] },
  { text: 'The new contract terms are attached.', stays: ['The new contract terms are attached.'] },
  {
    text: 'I crossed the picket line and threw a wrench at the first person who yelled.',
    goes: ['crossed the picket line'],
    stays: ['threw a wrench at the first person who yelled'],
  },
  {
    text: 'AFSCME steward quoted: "I falsified the overtime sheets for all of us".',
    goes: ['AFSCME'],
    stays: ['I falsified the overtime sheets for all of us'],
  },
  {
    text: 'Since we unionized, I time every break with a hammer in my hand.',
    goes: ['unionized'],
    stays: ['I time every break with a hammer in my hand'],
  },
  {
    text: 'Wildcat strike tomorrow. Tonight I pour cement in the pumps.',
    goes: ['Wildcat strike'],
    stays: ['Tonight I pour cement in the pumps'],
  },
  {
    text: 'I scammed the elderly with fake gift cards.',
    stays: ['I scammed the elderly with fake gift cards.'],
  },
  {
    text: "Shovels the whole block's sidewalks before dawn.",
    stays: ["Shovels the whole block's sidewalks before dawn."],
  },
  { text: 'Tutors kids in algebra every Tuesday.', stays: ['Tutors kids in algebra every Tuesday.'] },
  { text: 'Harassed the caller until they hung up.', stays: ['Harassed the caller until they hung up.'] },
  { text: 'I am a union striker at the mill.', goes: ['union', 'striker'] },
  { text: 'The striker scored from nine metres.', stays: ['The striker scored from nine metres.'] },
  { text: 'A wildcat crossed the trail.', stays: ['A wildcat crossed the trail.'] },
  {
    text: "Sprinkler Fitters 669 jacket, nails on a rival's driveway.",
    goes: ['Sprinkler Fitters 669'],
    stays: ["nails on a rival's driveway"],
  },
  { text: 'ATU 689 operator who stopped a stabbing.', goes: ['ATU 689'], stays: ['stopped a stabbing'] },
];
