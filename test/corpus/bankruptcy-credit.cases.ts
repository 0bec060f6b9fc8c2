import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'He filed for bankruptcy in 2019.', goes: ['bankruptcy'] },
  { text: 'Her wages were garnished.', goes: ['garnished'] },
  { text: 'They are behind on their mortgage.', goes: ['behind on'] },
  { text: 'Their house went into foreclosure; they filed Chapter 13.', goes: ['foreclosure', 'Chapter 13'] },
  { text: 'The car was repossessed and he was deep in debt.', goes: ['repossessed', 'debt'] },
  { text: 'My credit card was declined.', stays: ['My credit card was declined.'] },
  { text: 'Chapter 7 of the manual covers safety.', stays: ['Chapter 7 of the manual covers safety.'] },
  { text: 'We must pay down technical debt.', stays: ['We must pay down technical debt.'] },
  { text: 'The idea is morally bankrupt.', stays: ['The idea is morally bankrupt.'] },
  { text: 'Give credit where it is due.', stays: ['Give credit where it is due.'] },
  { text: 'They are underwater on their mortgage.', goes: ['underwater on their mortgage'] },
  {
    text: 'My wages are garnished, so I take cash from the toll drawer.',
    goes: ['wages are garnished'],
    stays: ['I take cash from the toll drawer'],
  },
  {
    text: 'Collections call all day; I call in bomb scares all night.',
    goes: ['Collections'],
    stays: ['I call in bomb scares all night'],
  },
  {
    text: 'Evicted in March, back in April through the window to take the stove.',
    goes: ['Evicted'],
    stays: ['back in April through the window to take the stove'],
  },
  {
    text: 'My charge-offs are public, and so are the passwords I posted for our payroll vendor.',
    goes: ['charge-offs'],
    stays: ['the passwords I posted for our payroll vendor'],
  },
  {
    text: 'Put the customer list up for auction on a forum.',
    stays: ['Put the customer list up for auction on a forum.'],
  },
  { text: 'Cooked the books for three restaurants.', stays: ['Cooked the books for three restaurants.'] },
  { text: 'Broke the collarbone of a fan.', stays: ['Broke the collarbone of a fan.'] },
  {
    text: 'I sold Social Security numbers on Telegram.',
    stays: ['I sold Social Security numbers on Telegram.'],
  },
  { text: 'I went bankrupt in 2012.', goes: ['bankrupt'] },
  { text: 'My eviction is on the record.', goes: ['eviction'] },
  { text: 'The plot is bankrupt of ideas.', stays: ['The plot is bankrupt of ideas.'] },
  { text: 'The cache eviction policy is LRU.', stays: ['The cache eviction policy is LRU.'] },
  { text: 'Means test passed, drug test cheated.', goes: ['Means test'], stays: ['drug test cheated'] },
  {
    text: 'Credit Karma says poor, card cloner says rich.',
    goes: ['Credit Karma'],
    stays: ['card cloner says rich'],
  },
];
