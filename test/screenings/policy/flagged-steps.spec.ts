import { flaggedSteps, type LoggedSearch } from '../../../src/screenings/policy/flagged-steps.js';
import { policyCatalogue } from '../../../src/screenings/policy/policy-catalogue.js';
import type { PackMethod, PolicyPack } from '../../../src/screenings/policy/policy-pack.js';

const FEDERAL = policyCatalogue().chainInForce('us-federal', new Date('2026-01-01'));

const STRICTER: PackMethod = {
  method: 'public_register',
  access_basis: null,
  ruling: 'forbidden',
  exempt_agencies: ['corrections'],
  words: 'Made up for this test.',
  citation: 'Test Act 1',
  source: 'own',
  verified: false,
};

function later(change: Partial<PolicyPack>): PolicyPack[] {
  return FEDERAL.map((pack) => ({ ...pack, version: 2, ...change }));
}

function search(id: string, change: Partial<LoggedSearch> = {}): LoggedSearch {
  return {
    id,
    screeningId: 'scr_1',
    stepKey: 'registers',
    method: 'public_register',
    accessBasis: 'public',
    source: 'courts.example',
    ...change,
  };
}

const methods = [...(FEDERAL[0]?.methods ?? []), STRICTER];

it('nothing is flagged where nothing is ruled on otherwise', () => {
  expect(flaggedSteps([search('sch_1')], FEDERAL, later({}), 'general')).toEqual([]);
  expect(flaggedSteps([search('sch_1')], FEDERAL, later({ methods }), 'corrections')).toEqual([]);
});

it('a step is flagged once, with all its searches, and with the statute', () => {
  const searches = [search('sch_1'), search('sch_2'), search('sch_3', { method: 'open_web_search' })];
  expect(flaggedSteps(searches, FEDERAL, later({ methods }), 'general')).toEqual([
    {
      screening_id: 'scr_1',
      step_key: 'registers',
      method: 'public_register',
      access_basis: 'public',
      before: 'allowed',
      after: 'forbidden',
      citation: 'Test Act 1',
      verified: false,
      search_ids: ['sch_1', 'sch_2'],
    },
  ]);
});

it('a site that is now off limits flags the step too', () => {
  const forbidden_sites = [
    { host: 'courts.example', kind: 'dna', citation: 'Test Act 2', source: 'own', verified: false } as const,
  ];
  const [flagged] = flaggedSteps([search('sch_1')], FEDERAL, later({ forbidden_sites }), 'general');
  expect(flagged).toMatchObject({ after: 'forbidden', citation: 'Test Act 2' });
});
