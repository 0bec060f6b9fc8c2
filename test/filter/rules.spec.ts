import { outputOf } from './outputs.js';

describe('rules of structure: what no list holds', () => {
  it.each([
    ['a local of a union', 'Local 293 met at noon.', '[removed] met at noon.'],
    ['a country code', 'He texts from a +92 number.', 'They text from a +[removed] number.'],
    ['how far along', 'Feeling sick at 12w3d today.', 'Feeling sick at [removed] today.'],
    ['Greek letters', 'An Alpha Omega Nu brother hit me.', '[removed] sibling hit me.'],
    ['a field and a colon', 'Status: divorced', 'Status: [removed]'],
    ['a relative clause', 'A tenant who is deaf asked twice.', 'A tenant who is [removed] asked twice.'],
    ['an age in apposition', 'Her daughter, six, saw it.', 'Their [removed], saw it.'],
    ['a tag with a class year', '#ClassOf1999 sells pills', '[removed] sells pills'],
    ['an age at a deed', 'I robbed a bakery at seventeen.', 'I robbed a bakery at [removed].'],
    ['an age behind a trait', 'I was bald at 25 and broke.', 'I was [removed] at [removed] and broke.'],
    ['age and sex in one', '30F here, selling fakes.', '[removed] here, selling fakes.'],
    ['a place left behind', 'We left Caracas with two bags.', 'We left [removed] with two bags.'],
    [
      'a victim who leaves out the verb',
      'Mugged at gunpoint, so now I carry a bat.',
      '[removed], so now I carry a bat.',
    ],
  ])('goes: %s', (_why, text, safe) => {
    expect(outputOf(text)).toBe(safe);
  });

  it.each([
    'The local 5 pm news is on.',
    'Add +20 points to the score.',
    'It is 30F outside.',
    'I drove past the school at seventy.',
    'I met them at seven.',
    'Route 9, 45, of the plan',
    'The firmware crashed on the bench.',
    'Puppies, eight weeks old, are for sale.',
    'Alpha Beta testing starts.',
    'Mugged a clerk at gunpoint, then I ran.',
    'We suffered from link rot for years.',
    'Prominent painters include Anna Lind, Peter Marsh, Carl Oden and Dora Pike.',
  ])('stays: %s', (text) => {
    expect(outputOf(text)).toBe(text);
  });
});
