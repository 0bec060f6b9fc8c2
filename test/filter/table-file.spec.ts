import { DETECTORS } from '../../src/vault/filter/detectors/all-detectors.js';
import { filter } from '../../src/vault/filter/filter.js';
import { LEXICON_DATA } from '../../src/vault/filter/generated/lexicon.data.js';
import { compileRuleset, compileTableFile, rulesetFrom } from '../../src/vault/filter/ruleset.js';
import { readTables, writeTables } from '../../src/vault/filter/table-file.js';

const file = compileTableFile(LEXICON_DATA, DETECTORS);

describe('compiled tables', () => {
  it.each([
    ['nothing', new Uint8Array(16)],
    ['a text', new TextEncoder().encode('@religion\n=person\nmuslim\n')],
    ['half a file', file.slice(0, 4096)],
  ])('%s is refused', (_what, bytes) => {
    expect(() => readTables(bytes)).toThrow();
  });
  it('the same lexicons always give the same bytes', () => {
    expect(Buffer.compare(compileTableFile(LEXICON_DATA, DETECTORS), file)).toBe(0);
  });
  it('what is read back is what was written, wherever the bytes lie in memory', () => {
    const elsewhere = new Uint8Array(file.length + 3);
    elsewhere.set(file, 3);
    expect(Buffer.compare(writeTables(readTables(file)), file)).toBe(0);
    expect(Buffer.compare(writeTables(readTables(elsewhere.subarray(3))), file)).toBe(0);
  });
  it('the digest names the bytes', () => {
    const other = Uint8Array.from(file);
    other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
    expect(rulesetFrom(file, DETECTORS).digest).toBe(compileRuleset(LEXICON_DATA, DETECTORS).digest);
    expect(rulesetFrom(other, DETECTORS).digest).not.toBe(rulesetFrom(file, DETECTORS).digest);
  });
  it('a ruleset read from them filters', () => {
    const { safeText } = filter(
      'A Muslim coworker stole two laptops.',
      { people: [] },
      rulesetFrom(file, DETECTORS),
    );
    expect(safeText).toContain('coworker stole two laptops.');
    expect(safeText).not.toMatch(/muslim/i);
  });
});
