import fc from 'fast-check';
import { hasDuplicateMember } from '../../src/platform/http/duplicate-members.js';

describe('a body', () => {
  it.each([
    ['{"a":1,"a":2}'],
    ['{"a":1,"b":{"c":[{"d":1,"e":2,"d":3}]}}'],
    ['{"a":1,"\\u0061":2}'],
    ['{"x":"{","y":[],"x":""}'],
    ['[{"":1,"":2}]'],
  ])('is refused that names a member twice: %s', (json) => {
    expect(hasDuplicateMember(json)).toBe(true);
  });

  it.each([
    ['{"a":"a","b":"a"}'],
    ['[{"a":1},{"a":2}]'],
    ['{"a":{"a":{"a":1}}}'],
    ['{"a":"\\"a\\":1,","b":["a","a"]}'],
    ['"a"'],
    [''],
  ])('passes that does not: %s', (json) => {
    expect(hasDuplicateMember(json)).toBe(false);
  });

  it('of whatever a serializer writes passes, and with one member doubled does not', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
        fc.boolean(),
        (object, spaced) => {
          const json = JSON.stringify(object, null, spaced ? 2 : 0);
          expect(hasDuplicateMember(json)).toBe(false);
          const [name = ''] = Object.keys(object);
          const doubled = `${json.slice(0, json.lastIndexOf('}'))},${JSON.stringify(name)}:0}`;
          expect(hasDuplicateMember(doubled)).toBe(true);
        },
      ),
    );
  });
});
