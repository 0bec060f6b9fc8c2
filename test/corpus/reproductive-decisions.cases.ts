import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'They wrote about an abortion in college.', goes: ['abortion'] },
  { text: 'The couple is going through IVF.', goes: ['IVF'] },
  { text: 'The candidate donates to Planned Parenthood.', goes: ['Planned Parenthood'] },
  { text: 'A post on freezing my eggs got many replies.', goes: ['freezing my eggs'] },
  { text: 'They had a vasectomy in March.', goes: ['vasectomy'] },
  { text: 'The profile says pro-choice.', goes: ['pro-choice'] },
  { text: 'They joined the March for Life again.', goes: ['March for Life'] },
  { text: 'An IUD appointment was on the calendar.', goes: ['IUD'] },
  { text: 'They looked for a surrogate mother abroad.', goes: ['surrogate mother'] },
  { text: 'Infertility runs through the whole blog.', goes: ['Infertility'] },
  { text: 'The crew worked in a sterile environment.', stays: ['The crew worked in a sterile environment.'] },
  { text: 'Soil fertility improved after the rain.', stays: ['Soil fertility improved after the rain.'] },
  { text: 'Abort the process and restart the server.', stays: ['Abort the process and restart the server.'] },
  {
    text: 'That is a bitter pill for the budget office.',
    stays: ['That is a bitter pill for the budget office.'],
  },
  { text: 'We found an easter egg in the software.', stays: ['We found an easter egg in the software.'] },
  { text: 'The transfer arrived two days late.', stays: ['The transfer arrived two days late.'] },
  { text: 'Fertile soil is washed away each spring.', stays: ['Fertile soil is washed away each spring.'] },
  { text: 'The poison pill clause was removed.', stays: ['The poison pill clause was removed.'] },
  {
    text: 'The rocket launch was aborted; the aborted launch cost millions.',
    stays: ['The rocket launch was aborted; the aborted launch cost millions.'],
  },
  { text: 'Use sterile gloves in the lab.', stays: ['Use sterile gloves in the lab.'] },
  {
    text: 'The IVF bills ate my savings, so I skimmed the vending machines at work.',
    goes: ['IVF'],
    stays: ['I skimmed the vending machines at work'],
  },
  {
    text: 'My vasectomy was covered. I billed the county for it twice.',
    goes: ['vasectomy'],
    stays: ['I billed the county for it twice'],
  },
  {
    text: 'The fertility clinic called while I was hiding the stolen servers.',
    goes: ['fertility clinic'],
    stays: ['I was hiding the stolen servers'],
  },
  {
    text: 'Egg retrieval on Monday, bar fight on Saturday.',
    goes: ['Egg retrieval'],
    stays: ['bar fight on Saturday'],
  },
  {
    text: 'Posted "kill them all" under a picture of a temple.',
    stays: ['Posted "kill them all" under a picture of a temple.'],
  },
  { text: 'Poisoned the well at the summer camp.', stays: ['Poisoned the well at the summer camp.'] },
  {
    text: 'I dealt heroin, meth and fentanyl from the trailer.',
    stays: ['I dealt heroin, meth and fentanyl from the trailer.'],
  },
  { text: 'Ripped down union flyers.', stays: ['Ripped down union flyers.'] },
  {
    text: 'Beta doubled, and I rebuilt the sluice gate solo.',
    goes: ['Beta doubled'],
    stays: ['rebuilt the sluice gate solo'],
  },
  { text: 'A surrogate key replaces the address.', stays: ['A surrogate key replaces the address.'] },
];
