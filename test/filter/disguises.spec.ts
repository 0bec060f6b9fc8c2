import { outputOf } from './outputs.js';

describe('disguised words', () => {
  it.each([
    ['blotted out', 'A k*ke owes me.'],
    ['blotted out in a run', 'That n***a owes me.'],
    ['blotted out to the end', 'The n***** owes me.'],
    ['dots inside', 'The dep.ress.ed man owes me.'],
    ['space inside', 'My Ital ian boss owes me.'],
    ['hyphens inside', 'My Pak-i-stani boss owes me.'],
    ['upside down', 'A ʞɔɐןq dude owes me.'],
    ['backwards', 'The milsuM guy owes me.'],
    ['letter emoji', 'A 🅱️lack guy owes me.'],
    ['percent-encoded', 'My %4D%75%73%6C%69%6D boss owes me.'],
    ['stacked marks', 'My M̷u̷s̷l̷i̷m̷ boss owes me.'],
    ['leet in a later word', 'A g3n-x3r owes me.'],
    ['camel case', 'TheDeafGamer2001 owes me.'],
    ['a tag of people', '#ProudDeafDad owes me.'],
    ['a handle', '@deafgamer owes me.'],
    ['three short pieces', 'My au tis tic boss owes me.'],
    ['vowels left out', 'A mslm and a hndcppd guy owes me.'],
    ['capitals before a word', '#PTSDwarrior owes me.'],
    ['counted', 'My 2xDivorced boss owes me.'],
    ['a hooked letter', 'A ɓlack guy owes me.'],
  ])('%s', (_kind, text) => {
    expect(outputOf(text)).toMatch(/\[removed\]/);
    expect(outputOf(text)).toMatch(/owes me/);
  });

  it.each([
    's**t happens, reboot it.',
    'f*ck this printer',
    'The n*m matrix and the a*b product were wrong.',
    'Use foo_bar and baz_qux in the config file.',
    'Set x%20y in the query string to 50%.',
    'They tried to drown the cat.',
    'Oooh bed ridden ey, the map and key set is out.',
    'The FRATernize and HTMLparser builds use 2x speed and 3xTurbo.',
    'Send the mgmt rprt and the pkgs to the dept.',
    'Version 2.4.1-rc1 of lib-foo-bar is out.',
    'The b2b and p2p teams use mp3 and h2o codes.',
  ])('stays: %s', (text) => {
    expect(outputOf(text)).toBe(text);
  });
});
