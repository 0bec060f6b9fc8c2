import { isLawfulAccess } from '../../src/screenings/policy/lawful-access.js';
import { ACCESS_BASES, SEARCH_METHODS } from '../../src/screenings/steps/search-record.entity.js';
import { type SearchOutline, searchErrors } from '../../src/vault/searches/search-rules.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const STEPS = [
  {
    key: 'open_web',
    title: 'Open web',
    technique: 'Search the name.',
    sources: ['google.com', 'bing.com'],
    query_forms: ['"{full_name}"'],
    look_back_months: 84,
    evidence: 'capture',
  },
];
const SEARCH: SearchOutline = {
  stepKey: 'open_web',
  method: 'open_web_search',
  accessBasis: 'public',
  source: 'google.com',
  hasAccount: false,
  startedAt: new Date('2026-11-22T11:00:00Z'),
  endedAt: new Date('2026-11-22T11:30:00Z'),
};

function fieldsOf(change: Partial<SearchOutline>): string[] {
  return searchErrors({ ...SEARCH, ...change }, STEPS, NOW).map((error) => error.field);
}

describe('a search is refused', () => {
  it('outside the checklist, and the refusal names what is in it', () => {
    expect(fieldsOf({ stepKey: 'deep_web' })).toEqual(['step_key']);
    const [error] = searchErrors({ ...SEARCH, source: 'duckduckgo.com' }, STEPS, NOW);
    expect(error).toEqual({
      field: 'source',
      message: 'Send a source of step open_web: google.com, bing.com.',
    });
  });

  it('when nobody says whose account was looked through', () => {
    const own = { method: 'public_content_own_account', accessBasis: 'public_after_own_login' } as const;
    expect(fieldsOf(own)).toEqual(['account_used']);
    expect(fieldsOf({ ...own, hasAccount: true })).toEqual([]);
  });

  it('when its times run backwards or lie in the future', () => {
    expect(fieldsOf({ endedAt: new Date('2026-11-22T10:00:00Z') })).toEqual(['started_at']);
    expect(fieldsOf({ endedAt: new Date('2026-11-22T12:00:01Z') })).toEqual(['ended_at']);
  });

  it('on a ground that does not go with its method', () => {
    expect(fieldsOf({ accessBasis: 'public_after_own_login' })).toEqual(['access_basis']);
  });
});

it('the lawful combinations of method and ground are these and no others', () => {
  const lawful = SEARCH_METHODS.flatMap((method) =>
    ACCESS_BASES.filter((basis) => isLawfulAccess(method, basis)).map((basis) => `${method} ${basis}`),
  );
  expect(lawful).toEqual([
    'open_web_search public',
    'open_web_search third_party_report',
    'public_profile_logged_out public',
    'public_profile_logged_out third_party_report',
    'public_content_own_account public_after_own_login',
    'candidate_supplied_handle public',
    'candidate_supplied_handle supplied_by_candidate',
    'public_register public',
  ]);
});

it('a search that follows the checklist may be logged', () => {
  expect(fieldsOf({})).toEqual([]);
});
