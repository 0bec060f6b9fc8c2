import {
  hashPassword,
  NOBODYS_HASH,
  passwordFits,
  requireGoodPassword,
} from '../../src/platform/access/passwords.js';

describe('a password is refused', () => {
  it.each([
    'password1234',
    'Password!!!!1',
    'qwertyuiop12',
    '1q2w3e4r5t6y',
    'aaaaaaaaaaaa',
    'abcdabcdabcd',
    '123123123123',
    '111111111111',
    'dana@example.org',
    'ＰＡＳＳＷＯＲＤ1234',
    'fairscreen2026',
  ])('when it is among the first guesses: %s', (password) => {
    expect(() => requireGoodPassword(password, 'dana@example.org')).toThrow('need correction');
  });

  it('when it does not fit, and always when there is no account', async () => {
    const stored = await hashPassword('quiet-harbour-91-maple');
    expect(await passwordFits(stored, 'quiet-harbour-91-mapl')).toBe(false);
    expect(await passwordFits(null, 'quiet-harbour-91-maple')).toBe(false);
  });

  it('after the same work, account or not', async () => {
    const cost = (stored: string) => stored.split('$').slice(0, 4);
    const stored = await hashPassword('quiet-harbour-91-maple');
    expect(cost(NOBODYS_HASH)).toEqual(cost(stored));
    expect(NOBODYS_HASH).toHaveLength(stored.length);
  });
});

describe('a password', () => {
  it('is kept as argon2id with a salt of its own', async () => {
    const [one, other] = await Promise.all([
      hashPassword('quiet-harbour-91-maple'),
      hashPassword('quiet-harbour-91-maple'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it('fits however the keyboard composes its letters', async () => {
    expect(
      await passwordFits(await hashPassword('grüne-wiese-47-ö'), 'grüne-wiese-47-ö'.normalize('NFD')),
    ).toBe(true);
  });

  it.each(['lantern-river-47-quilt', 'korrekt pferd batterie', 'x9#Lk2!pQ7vR'])(
    'is taken: %s',
    (password) => {
      expect(() => requireGoodPassword(password, 'dana@example.org')).not.toThrow();
    },
  );
});
