import { PROTECTED_CLASSES, type ProtectedClass } from '../../src/kernel/protected-class.js';
import { activeClasses } from '../../src/screenings/policy/active-classes.js';
import { policyCatalogue } from '../../src/screenings/policy/policy-catalogue.js';
import type { IdentityDetails } from '../../src/vault/identities/identity-details.js';
import { loadRuleset } from '../../src/vault/ruleset/ruleset-in-force.js';
import { withoutCandidate } from '../../src/vault/searches/candidate-words.js';
import { lintQuery } from '../../src/vault/searches/lint-query.js';

const JORDAN: IdentityDetails = {
  fullName: 'Jordan Ann Example',
  otherNames: ['Jo Example'],
  handles: ['jordan_example', 'blackrose.jo'],
  emails: ['jordan@example.org'],
  phones: ['+1 614 555 0142'],
  cities: ['Columbus', 'Black Rock'],
  schools: ["St. Mary's Catholic High School"],
};
const CHRISTIAN: IdentityDetails = { ...JORDAN, fullName: 'Christian Gay', otherNames: ['Chris Gay'] };
const ALL = new Set(PROTECTED_CLASSES);
const OHIO = activeClasses(policyCatalogue().chainInForce('us-oh', new Date('2026-11-22')));
const ruleset = loadRuleset();

describe('a query that asks for something protected', () => {
  const eliciting: [string, ProtectedClass][] = [
    ['"Jordan Example" church', 'religion'],
    ['"Jordan Example" mosque Columbus', 'religion'],
    ['"Jordan Example" MUSLIM', 'religion'],
    ['"Jordan Example" ｍｏｓｑｕｅ', 'religion'],
    ['Jordan Example pregnant', 'pregnancy_lactation'],
    ['"Jordan Example" baby shower', 'pregnancy_lactation'],
    ['"Jordan Example" wife', 'marital_partnership'],
    ['"Jordan Example" mother OR father', 'sex'],
    ['"Jordan Example" son daughter', 'family_caregiver'],
    ['"Jordan Example" children', 'family_caregiver'],
    ['"Jordan Example" cancer', 'disability_medical'],
    ['"Jordan Example" diagnosis', 'disability_medical'],
    ['"Jordan Example" wheelchair', 'disability_medical'],
    ['"Jordan Example" rehab', 'disability_medical'],
    ['"Jordan Example" DNA', 'genetic_family_history'],
    ['"Jordan Example" obituary', 'genetic_family_history'],
    ['"Jordan Example" "family tree"', 'genetic_family_history'],
    ['"Jordan Example" gay', 'sexual_orientation'],
    ['"Jordan Example" transgender', 'gender_identity'],
    ['"Jordan Example" black', 'race'],
    ['"Jordan Example" mexican', 'national_origin'],
    ['"Jordan Example" visa', 'citizenship_immigration'],
    ['"Jordan Example" immigrant', 'citizenship_immigration'],
    ['"Jordan Example" "60 years old"', 'age'],
    ['"Jordan Example" birthday', 'age'],
    ['"Jordan Example" veteran', 'military_veteran'],
    ['"Jordan Example" union', 'union_activity'],
    ['"Jordan Example" republican', 'political_speech'],
    ['"Jordan Example" bankruptcy', 'bankruptcy_credit'],
    ['blackrose.jo church', 'religion'],
  ];
  it.each(eliciting)('%s: %s', (query, protectedClass) => {
    expect(lintQuery(query, JORDAN, ALL, ruleset).elicits).toContain(protectedClass);
    expect(lintQuery(query, JORDAN, OHIO, ruleset).elicits).toContain(protectedClass);
    expect(lintQuery(query, null, ALL, ruleset).elicits).toContain(protectedClass);
  });

  it('is found beside the name of somebody who is called so', () => {
    expect(lintQuery('"Christian Gay" gay', CHRISTIAN, ALL, ruleset).elicits).toEqual(['sexual_orientation']);
    expect(lintQuery('"Christian Gay" church', CHRISTIAN, ALL, ruleset).elicits).toEqual(['religion']);
    expect(lintQuery('"Jordan Example" black', JORDAN, ALL, ruleset).elicits).toContain('race');
  });

  it('asks for nothing where its class is not protected', () => {
    const only = new Set<ProtectedClass>(['race', 'name']);
    expect(lintQuery('"Jordan Example" church', JORDAN, only, ruleset).elicits).toEqual([]);
  });
});

describe('a query by name, place and conduct', () => {
  it.each([
    '"Jordan Ann Example"',
    '"Jordan Example" Columbus',
    '"Example, Jordan" "Black Rock"',
    'J. Example Columbus',
    'JORDAN A. EXAMPLE columbus ohio',
    'jordan_example OR blackrose.jo',
    'jordan@example.org',
    '"+1 614 555 0142"',
    '+1 (614) 555-0142',
    '"Jo Example" "St. Mary\'s Catholic High School"',
    '"Jordan Example" site:facebook.com',
    '"Jordan Example" (racist OR threat OR harassment)',
    '"Jordan Example" arrest assault Franklin County court',
    '"Jordan Example" Cincinnati Kroger Westchester Oberlin dispatcher "bus driver"',
    '"Jordan Example" inurl:linkedin filetype:pdf -jobs 2019..2024',
    '"Jordan Example" nazi gun fight hate fired lawsuit drugs',
    '   ',
  ])('passes: %s', (query) => {
    expect(lintQuery(query, JORDAN, ALL, ruleset)).toEqual({ elicits: [], unreadable: false });
  });

  it.each(['"Christian Gay"', 'Gay, Christian', '"Chris Gay" Columbus', 'C. Gay', 'Christian M. Gay'])(
    'passes for somebody who is called so: %s',
    (query) => {
      expect(lintQuery(query, CHRISTIAN, ALL, ruleset).elicits).toEqual([]);
    },
  );
});

describe('what stands for the candidate', () => {
  it('is taken out as whole words and phrases only', () => {
    expect(withoutCandidate('Exampleton Jordan', JORDAN)).toBe('Exampleton Jordan');
    expect(withoutCandidate('"Jordan Example" black', JORDAN).trim().split(/\W+/u).join('')).toBe('black');
    expect(withoutCandidate('"Jordan Example"', null)).toBe('"Jordan Example"');
  });
});
