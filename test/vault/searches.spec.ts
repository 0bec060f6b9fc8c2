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
  queryForm: '"{full_name}"',
  window: { from: '2019-11-22', to: '2026-11-22' },
  captureDigest: null,
  deviationReason: null,
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

  it('when it names no query form of the step, and the refusal names the forms', () => {
    const [error] = searchErrors({ ...SEARCH, queryForm: '{handle}' }, STEPS, NOW);
    expect(error).toMatchObject({ field: 'query_form', message: expect.stringContaining('"{full_name}"') });
    expect(fieldsOf({ queryForm: null })).toEqual(['query_form']);
  });

  it('off the checklist without a reason, and with a reason where it is on it', () => {
    expect(fieldsOf({ queryForm: null, source: 'x.example', deviationReason: 'made_in_error' })).toEqual([]);
    expect(fieldsOf({ deviationReason: 'made_in_error' })).toEqual(['deviation_reason']);
  });

  it('off the checklist in words that are not sealed: a form of one’s own, or more of a site than its host', () => {
    const off = { source: 'x.example', deviationReason: 'made_in_error' } as const;
    expect(fieldsOf({ ...off, queryForm: '"Jordan Example" arrested' })).toEqual(['query_form']);
    expect(fieldsOf({ ...off, source: 'x.example/jordan_example' })).toEqual(['source']);
    expect(fieldsOf({ ...off, source: 'candidate-site' })).toEqual([]);
  });

  it('when nobody says how far back it looked', () => {
    expect(fieldsOf({ window: null })).toEqual(['look_back_days']);
    expect(fieldsOf({ window: { from: '2026-11-22', to: '2019-11-22' } })).toEqual(['searched_from']);
    expect(fieldsOf({ window: { from: '2019-11-22', to: '2027-01-01' } })).toEqual(['searched_to']);
  });

  it('without evidence where the step requires it of each search', () => {
    const strict = STEPS.map((step) => ({ ...step, evidence_required: true }));
    const fields = searchErrors(SEARCH, strict, NOW).map((error) => error.field);
    expect(fields).toEqual(['capture_digest']);
    expect(searchErrors({ ...SEARCH, captureDigest: 'ab'.repeat(32) }, strict, NOW)).toEqual([]);
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
