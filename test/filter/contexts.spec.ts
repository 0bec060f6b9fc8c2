import { outputOf } from './outputs.js';

describe('sentences that leave out their subject', () => {
  it.each([
    'Deaf since birth. Broke a jaw in March.',
    'Raised in Chernivtsi, now in Tulsa.',
    'Living in my Corolla since May.',
    'Blind, Cuban, dad of 3.',
    'Widowed at 34.',
  ])('%s', (text) => {
    expect(outputOf(text)).toMatch(/^\[removed\]/);
  });

  it.each([
    'Deaf to feedback, the vendor shipped the same build.',
    'Disabled buttons should look grey.',
    'Single, double or triple?',
    'Black, two sugars.',
    'Located in Paris, the plant closed.',
  ])('stays: %s', (text) => {
    expect(outputOf(text)).toBe(text);
  });
});

describe('uses that tell of nobody', () => {
  it.each([
    'Applicants are considered without regard to race, color, religion, sex, disability or veteran status.',
    'We do not discriminate on the basis of gender, pregnancy, marital status or genetic information.',
    'How do you say thank you in Vietnamese?',
    'The Swedish bolts arrived with Chinese nuts.',
    'Peruvian lilies were half price.',
    'I threatened to hurt your kids.',
    'Gave the clerk a concussion with a bottle.',
    'The roof looks old.',
    'I hope you get cancer.',
    'A red flag in the code.',
    'The Berlin patch for the library is out.',
    'The parent node has two children.',
    'The retirement of the old ferry drew a crowd.',
    'Hearing aids of the ship were polished.',
    'The Iranian plateau is on the exam.',
  ])('stays: %s', (text) => {
    expect(outputOf(text)).toBe(text);
  });

  it.each([
    [
      'one is the object oneself',
      'The crash left me with a brain injury.',
      'The crash left me with [removed].',
    ],
    ['one hopes for oneself', 'I hope I get pregnant soon.', 'I hope I get [removed] soon.'],
    ['a part of somebody', 'I will cut their trans throats.', 'I will cut their [removed] throats.'],
    [
      'a pronoun speaks of them',
      'The black made sure he had his gun.',
      'The [removed] made sure they had their gun.',
    ],
    ['an attribute went', 'A much more youthful man left.', 'A much more [removed] left.'],
    ['of a body', 'Cancer of the left lung.', '[removed] of the left lung.'],
    ['a flag is worn', 'Haitian flag on the mirror.', '[removed] flag on the mirror.'],
    ['one has them oneself', 'I hit my kids.', 'I hit my [removed].'],
    ['a person who is protected', 'My boss is disabled, regardless of what race, sex or age he says.', null],
  ])('goes: %s', (_why, text, safe) => {
    if (safe === null) expect(outputOf(text)).toMatch(/\[removed\]/);
    else expect(outputOf(text)).toBe(safe);
  });
});
