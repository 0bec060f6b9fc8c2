import { foldWords, wordsDigest } from '../../../src/vault/quality/fold-words.js';

const KEY = Buffer.alloc(32, 1);

it.each([
  ['Mosque', 'mosque'],
  ['"Mosque".', 'mosque'],
  ['mоsque', 'mosque'],
  ['Iftar   potluck', 'iftar potluck'],
  ['señor', 'senor'],
])('%j is compared as %j', (words, folded) => {
  expect(foldWords(words)).toBe(folded);
});

it('different emoji and words of another script stay different', () => {
  const words = ['🕌', '🛕', 'мечеть', 'церковь', 'mosque'];
  expect(new Set(words.map((it) => wordsDigest(KEY, it))).size).toBe(words.length);
});

it('without the key nothing can be compared', () => {
  expect(wordsDigest(KEY, 'mosque')).toBe(wordsDigest(KEY, ' MOSQUE '));
  expect(wordsDigest(KEY, 'mosque')).not.toBe(wordsDigest(Buffer.alloc(32, 2), 'mosque'));
});
