import { execFileSync } from 'node:child_process';
import { PROTECTED_CLASSES } from '../../src/kernel/protected-class.js';
import { DETECTORS } from '../../src/vault/filter/detectors/all-detectors.js';
import { compileRuleset } from '../../src/vault/filter/ruleset.js';
import { loadRuleset } from '../../src/vault/ruleset/ruleset-in-force.js';

describe('the ruleset', () => {
  it('has one detector for every protected class', () => {
    expect(DETECTORS.map((d) => d.class)).toEqual([...PROTECTED_CLASSES]);
  });
  it('its lexicon data is what the build script makes of the lexicons', () => {
    expect(() =>
      execFileSync('node', ['scripts/build-lexicons.mjs', '--check'], { stdio: 'pipe' }),
    ).not.toThrow();
  });
  it('its digest changes with a lexicon line, a gate, a detector version', () => {
    const digest = (data: string, detectors = DETECTORS): string => compileRuleset(data, detectors).digest;
    const base = digest('@religion\n=person\nmuslim\n');
    expect(digest('@religion\n=person\nmuslim\n')).toBe(base);
    expect(digest('@religion\n=person\nmuslims\n')).not.toBe(base);
    expect(digest('@religion\n=person\tcap\nmuslim\n')).not.toBe(base);
    const newer = DETECTORS.map((d) => (d.class === 'age' ? { ...d, version: d.version + 1 } : d));
    expect(digest('@religion\n=person\nmuslim\n', newer)).not.toBe(base);
  });
  it('is compiled once', () => {
    expect(loadRuleset()).toBe(loadRuleset());
  });
});
