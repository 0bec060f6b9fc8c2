import { randomBytes } from 'node:crypto';
import { MasterKey } from '../../src/vault/sealing/master-key.js';
import { ScreeningKey } from '../../src/vault/sealing/screening-key.js';
import { seal, unseal } from '../../src/vault/sealing/seal.js';

const PLACE = { table: 'vault.finding', column: 'sealed', row: 'fnd_1' };
const TEXT = 'Grüße aus dem Tempel 🙏';
const AAD = Buffer.from('vault.screening_key scr_1');

describe('a sealed value', () => {
  const dataKey = randomBytes(32);

  it('cannot be opened after any one bit was changed', () => {
    const sealed = seal(dataKey, TEXT, PLACE);
    for (let byte = 0; byte < sealed.length; byte++) {
      const tampered = Buffer.from(sealed);
      tampered[byte] = (tampered[byte] ?? 0) ^ 1;
      expect(() => unseal(dataKey, tampered, PLACE)).toThrow("can't be opened");
    }
  });

  it.each([
    ['row', { ...PLACE, row: 'fnd_2' }],
    ['column', { ...PLACE, column: 'note' }],
    ['table', { ...PLACE, table: 'vault.search' }],
  ])('cannot be opened from another %s', (_where, place) => {
    expect(() => unseal(dataKey, seal(dataKey, TEXT, PLACE), place)).toThrow("can't be opened");
  });

  it('cannot be opened with another key', () => {
    expect(() => unseal(randomBytes(32), seal(dataKey, TEXT, PLACE), PLACE)).toThrow("can't be opened");
  });

  it('cannot be opened when it was cut short', () => {
    const sealed = seal(dataKey, TEXT, PLACE);
    for (const length of [0, 1, 12, 28, sealed.length - 1]) {
      expect(() => unseal(dataKey, sealed.subarray(0, length), PLACE)).toThrow("can't be opened");
    }
  });

  it('opens where it was sealed, and never looks the same twice', () => {
    const sealed = seal(dataKey, TEXT, PLACE);
    expect(unseal(dataKey, sealed, PLACE)).toBe(TEXT);
    expect(seal(dataKey, TEXT, PLACE).equals(sealed)).toBe(false);
    expect(sealed.length).toBe(1 + 12 + Buffer.byteLength(TEXT) + 16);
    expect(sealed[0]).toBe(1);
  });
});

describe('a screening key', () => {
  const dataKey = randomBytes(32);
  const key = new ScreeningKey(dataKey);

  it('never quotes what it opened when the contents are not what was expected', () => {
    const notJson = seal(dataKey, 'the secret sentence', PLACE);
    expect(() => key.open(notJson, PLACE)).toThrow(
      /^vault\.finding\.sealed of fnd_1 can't be opened: [^"]*$/,
    );
    const opened = key.open(key.seal({ query: 'the secret sentence' }, PLACE), PLACE);
    expect(() => opened.texts('query')).toThrow("can't be opened");
    expect(() => opened.text('account_used')).toThrow("can't be opened");
  });

  it('gives back what was sealed, member by member', () => {
    const opened = key.open(key.seal({ text: TEXT, nothing: null, list: ['a', 'b'] }, PLACE), PLACE);
    expect(opened.text('text')).toBe(TEXT);
    expect(opened.textOrNull('nothing')).toBeNull();
    expect(opened.texts('list')).toEqual(['a', 'b']);
  });

  it('shows nothing of itself when it is printed', () => {
    expect(JSON.stringify(key)).toBe('{}');
  });
});

describe('the master key', () => {
  const master = new MasterKey(randomBytes(32));
  const dataKey = randomBytes(32);

  it('does not unwrap what another master key wrapped', async () => {
    const other = new MasterKey(randomBytes(32));
    expect(other.keyId).not.toBe(master.keyId);
    await expect(other.unwrap(await master.wrap(dataKey, AAD), AAD)).rejects.toMatchObject({
      code: 'screening_key.unreadable',
    });
  });

  it('does not unwrap a key that was copied to another screening, altered or cut', async () => {
    const wrapped = await master.wrap(dataKey, AAD);
    await expect(master.unwrap(wrapped, Buffer.from('scr_2'))).rejects.toMatchObject({ kind: 'bug' });
    await expect(master.unwrap(wrapped.subarray(1), AAD)).rejects.toMatchObject({ kind: 'bug' });
    wrapped[20] = (wrapped[20] ?? 0) ^ 1;
    await expect(master.unwrap(wrapped, AAD)).rejects.toMatchObject({ kind: 'bug' });
  });

  it('is refused when it has not 32 bytes', () => {
    expect(() => new MasterKey(randomBytes(16))).toThrow('32 bytes');
  });

  it('unwraps what it wrapped, and its id is the same wherever the key is', async () => {
    const bytes = randomBytes(32);
    const here = new MasterKey(bytes);
    const there = new MasterKey(Buffer.from(bytes));
    expect(await there.unwrap(await here.wrap(dataKey, AAD), AAD)).toEqual(dataKey);
    expect(there.keyId).toBe(here.keyId);
    expect(here.keyId).toMatch(/^mk_[0-9a-f]{16}$/);
  });
});
