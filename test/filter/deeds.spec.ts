import { outputOf } from './outputs.js';

describe('deeds stay word for word', () => {
  it.each([
    ['is my own', 'I unplugged my ventilator.', 'I unplugged my [removed].'],
    ['is used', 'I walk with a crutch.', 'I walk with [removed].'],
    ['is a condition', 'I hit a clerk who has epilepsy.', 'I hit a clerk who has [removed].'],
    ['is where one is from', 'Moved from Honduras to Texas.', 'Moved from [removed] to Texas.'],
    ['is somebody else’s class', 'They forged immigration papers.', 'They forged [removed].'],
    ["is my mother's", "I cashed my mother's Social Security checks.", "I cashed my parent's [removed]."],
    ['is where I live', 'I was born at the senior center.', 'I was born at the [removed].'],
    ['is my own child', 'I drove my kids to school.', 'I drove my [removed] to school.'],
  ])('goes, because it %s', (_why, text, safe) => {
    expect(outputOf(text)).toBe(safe);
  });

  it.each([
    'I unplugged the ventilator to charge my phone.',
    "I sold the clinic's spare wheelchairs for scrap.",
    'I poured bleach in the dialysis tank.',
    'I beat a parking attendant with a crutch.',
    'I skipped the sepsis check and charted it as done.',
    'I exposed the baby formula scam with receipts.',
    'I put a heart attack caller on hold to finish my sandwich.',
    'I rigged the slot machines at the senior center.',
    "I cashed my dead neighbor's Social Security checks.",
    'I raise guide dog puppies.',
    'I found the missing toddler in the cornfield.',
    'I built wheelchair ramps with the shop class.',
    'I drove seniors to the polls in the van.',
    'I run a fight club for eighth graders.',
    'I rode a stolen jet ski from Key West to Naples.',
  ])('stays: %s', (text) => {
    expect(outputOf(text)).toBe(text);
  });

  it.each([
    ["I'm Jewish and I cloned the dean's badge.", "I'm [removed] and I cloned the dean's badge."],
    ['As a deaf dad, I told the bus kids to run.', 'As [removed] parent, I told the bus kids to run.'],
  ])('a class in one clause opens nothing in the clause of the deed: %s', (text, safe) => {
    expect(outputOf(text)).toBe(safe);
  });
});
