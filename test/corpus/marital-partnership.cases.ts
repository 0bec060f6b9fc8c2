import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'The candidate is recently divorced.', goes: ['divorced'] },
  { text: 'They moved here with a fiancé.', goes: ['fianc'] },
  { text: 'Her husband and his ex-wife argued.', goes: ['husband', 'ex-wife'] },
  { text: 'He is single and lives with his girlfriend.', goes: ['single', 'girlfriend'] },
  { text: 'The widow next door filed the report.', goes: ['widow'] },
  { text: 'Newlyweds from accounting posted honeymoon pictures.', goes: ['Newlyweds'] },
  { text: 'They are engaged and plan a wedding.', goes: ['engaged', 'wedding'] },
  { text: 'My partner and I bought a house.', goes: ['partner'] },
  { text: 'They entered a civil union in 2010.', goes: ['civil union'] },
  { text: 'He is separated from his wife.', goes: ['separated', 'wife'] },
  { text: 'Not a single complaint was filed.', stays: ['Not a single complaint was filed.'] },
  { text: 'We use single sign-on for every account.', stays: ['We use single sign-on for every account.'] },
  { text: 'The firm is engaged in road work.', stays: ['The firm is engaged in road work.'] },
  { text: 'The values are separated by commas.', stays: ['The values are separated by commas.'] },
  { text: 'A partner agency runs the lab.', stays: ['A partner agency runs the lab.'] },
  { text: 'They are a managing partner at the firm.', stays: ['They are a managing partner at the firm.'] },
  { text: "A bachelor's degree is required.", stays: ["A bachelor's degree is required."] },
  { text: 'The customer relationship manager called.', stays: ['The customer relationship manager called.'] },
  { text: 'The line was engaged when I called.', stays: ['The line was engaged when I called.'] },
  { text: 'Remove the orphaned files from the disk.', stays: ['Remove the orphaned files from the disk.'] },
];
