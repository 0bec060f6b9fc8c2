import { boundsProblem, formProblem } from '../../src/screenings/checklists/step-rules.js';
import { formCheck } from '../../src/vault/searches/form-check.js';

const IDENTITY = {
  fullName: 'Jordan A. Example',
  otherNames: ['Jo Example'],
  handles: ['jordan_example'],
  emails: ['jordan@example.org'],
  phones: [],
  cities: ['Columbus', 'New Albany'],
  schools: [],
};

describe('a query is compared with the form it names', () => {
  it.each([
    ['"{full_name}" {city}', '"Jordan A. Example"'],
    ['"{full_name}" {city}', '"Jordan A. Example" Dayton'],
    ['"{full_name}" {city}', '"Jordan A. Example" Columbus arrested'],
    ['"{full_name}" {city}', 'more "Jordan A. Example" Columbus'],
    ['"{full_name}" {city}', '"Robin Other" Columbus'],
    ['{handle} site:x.com', 'jordan_example site:y.com'],
    ['{handle} site:x.com', 'jordan_example site:xxcom'],
    ['{phone}', '614 555 0142'],
    ['{school} {name}', 'Jordan A. Example'],
    ['{name} {employer}', 'Jo Example one two three four five six seven'],
  ])('%s is not %s', (form, query) => {
    expect(formCheck(form, query, IDENTITY)).toBe('deviates');
  });

  it.each([
    ['"{full_name}" {city}', '"Jordan A. Example" Columbus'],
    ['"{full_name}" {city}', 'jordan example  NEW ALBANY'],
    ['"{full_name}"', '“Example, Jordan”'],
    ['{name} {city}', 'Jo Example Columbus'],
    ['{handle} site:x.com', '@jordan_example site:x.com'],
    ['{email}', 'jordan@example.org'],
    ['{first_name} {last_name}', 'Jordan Example'],
    ['{name} {employer}', 'Jo Example Franklin & Sons'],
    ['site:x.com (fixed)', 'site:x.com (fixed)'],
  ])('%s is %s', (form, query) => {
    expect(formCheck(form, query, IDENTITY)).toBe('instance');
  });

  it('says when it could not be compared', () => {
    expect(formCheck('{name}', 'Jo Example', null)).toBe('unchecked');
    expect(formCheck(null, 'Jo Example', IDENTITY)).toBe('no_form');
  });

  it('answers at once, also for a query made to be slow', () => {
    const started = process.hrtime.bigint();
    formCheck('{a} {b} x', 'word '.repeat(200), IDENTITY);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(1000);
  });
});

describe('a checklist is refused', () => {
  it.each(['{name', 'name}', '{Name}', '{{name}}', '{}', '{a} {b} {c}'])('with the form %s', (form) => {
    expect(formProblem([{ query_forms: ['{name}', form] }])?.field).toBe('steps[0].query_forms[1]');
  });

  it('with a least effort above the most', () => {
    const effort = { min_minutes: 9, max_minutes: 3, min_searches: 0, max_searches: 1 };
    expect(boundsProblem([{ effort }])?.field).toBe('steps[0].effort');
    expect(boundsProblem([{ effort: { ...effort, max_minutes: 9 } }, {}])).toBeNull();
  });
});
