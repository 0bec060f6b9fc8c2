import { canonicalJson, sha256 } from '../../src/kernel/digest.js';

describe('canonical JSON', () => {
  it('refuses what JSON can’t say', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
    expect(() => canonicalJson({ a: [Number.POSITIVE_INFINITY] })).toThrow(TypeError);
  });

  it('writes the example of RFC 8785, section 3.2.2', () => {
    const numbers = '[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]';
    const value = {
      numbers: JSON.parse(numbers),
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"\u002f',
    };
    expect(canonicalJson(value)).toBe(
      '{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by UTF-16 code units, as RFC 8785, section 3.2.3 does', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    const written = canonicalJson(Object.fromEntries(names.map((name) => [name, true])));
    expect(Object.keys(JSON.parse(written)).filter((name) => name !== '1')).toEqual(
      sorted.filter((name) => name !== '1'),
    );
    expect(written.indexOf('"1"')).toBeGreaterThan(written.indexOf('"\\r"'));
  });

  it('makes the same digest whatever the order of members', () => {
    expect(sha256(canonicalJson({ a: 1, b: [2] }))).toBe(sha256(canonicalJson({ b: [2], a: 1 })));
  });
});
