import { outputOf } from './outputs.js';

describe('names that nobody listed', () => {
  it.each([
    [
      'subject of a verb',
      'Dolores drew the map and Jill then went home.',
      '[removed] drew the map and [removed] then went home.',
    ],
    ['greeting', 'Hey Tobias, still want the keys?', 'Hey [removed], still want the keys?'],
    ['greeting, a name that is a word', 'Thanks Grace, see you.', 'Thanks [removed], see you.'],
    ['greeting without capitals', 'thanks latoya, see you', 'thanks [removed], see you'],
    ['possessive', "The badge was Kaitlyn's badge.", "The badge was [removed]'s badge."],
    ['pair', 'I split it with Marisol and Graham last night.', 'I split it with [removed] last night.'],
    ['place of work', 'Met Tobias from accounting there.', 'Met [removed] from accounting there.'],
    ['initials', 'T. Nakamura signed for the forklift.', '[removed] signed for the forklift.'],
    ['first name and initial', 'Cody B. sold me the knife.', '[removed]. sold me the knife.'],
    ['rank', 'I asked Colonel Briggs about it.', 'I asked [removed] about it.'],
    ['mail address', 'Write to nick.papadopoulos88@gmail.com now.', 'Write to [removed] now.'],
    ['mail address of a stranger', 'Write to xochitl.banuelos@gmail.com now.', 'Write to [removed] now.'],
    ['profile', 'See linkedin.com/in/jose-ramirez-881 today.', 'See [removed] today.'],
    ['a word, before a pronoun', 'Mark loved his cats.', '[removed] loved their cats.'],
    ['two letters, before a pronoun', 'Ed broke his radio.', '[removed] broke their radio.'],
    ['said again', 'I met Marisol Vega. Later Marisol left.', 'I met [removed]. Later [removed] left.'],
  ])('%s', (_kind, text, safe) => {
    expect(outputOf(text)).toBe(safe);
  });

  it.each([
    'Grace period ends on Friday.',
    'Mark the boxes and send them back.',
    'Bill was paid on Friday.',
    'Please use MS Word for the report.',
    'Captain Crunch was on sale.',
    'Write to support@vendor.com or sales@vendor.com now.',
    'Vitamin C. Take it daily.',
    'The Amazon driver left the parcel.',
    'Citizens Bank closed early.',
    'Will the contractor call back?',
    'The grace_period.txt file is missing.',
    'Follow @angular for releases.',
  ])('stays: %s', (text) => {
    expect(outputOf(text)).toBe(text);
  });
});
