import { FORBIDDEN_METHODS } from '../../../src/screenings/policy/methods.js';
import { asRole } from '../../support/database.js';
import { TestService } from '../../support/service.js';
import { findingOf, IDENTITY, type OpenScreening, openScreening, searchOf } from './casework.js';

let service: TestService;
let at: OpenScreening;
let path: string;

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  path = `/v1/screenings/${at.screeningId}`;
  await at.coordinator.put(`${path}/identity`, IDENTITY).expect(200);
}, 60_000);
afterAll(() => service.stop());

/** How much there is of searches, findings and ledger entries. */
async function stored(): Promise<unknown> {
  const [row] = await asRole(
    service.database,
    'owner',
    `SELECT (SELECT count(*) FROM vault.search) AS searches, (SELECT count(*) FROM vault.finding) AS findings,
            (SELECT count(*) FROM screenings.search_record) AS records, (SELECT count(*) FROM ledger.recorded) AS entries,
            (SELECT stage FROM screenings.screening WHERE id = '${at.screeningId}') AS stage`,
  );
  return row;
}

describe('an unlawful method', () => {
  it.each(FORBIDDEN_METHODS)('%s is refused before anything is stored', async (method) => {
    const before = await stored();
    const refused = await at.screener
      .post(`${path}/searches`, searchOf({ method, source: 'anything' }))
      .expect(403);
    expect(refused.body.code).toBe('search.method_forbidden');
    expect(refused.body.detail).toMatch(/not verified by counsel/);
    expect(refused.body.missing[0].detail).toContain('POST /v1/incidents with kind unlawful_method');
    expect(await stored()).toEqual(before);
  });

  it('is refused for a finding, and so is a finding from a genealogy site', async () => {
    const search = await at.screener.post(`${path}/searches`, searchOf()).expect(201);
    const before = await stored();
    const byTrick = findingOf(search.body.id, { method: 'pretext_profile' });
    const refused = await at.screener.post(`${path}/findings`, byTrick).expect(403);
    expect(refused.body.code).toBe('finding.method_forbidden');
    const fromTree = findingOf(search.body.id, { source_url: 'https://www.ancestry.com/tree/zqxcanary' });
    const site = await at.screener.post(`${path}/findings`, fromTree).expect(403);
    expect(site.body.code).toBe('finding.site_forbidden');
    expect(site.text).not.toContain('zqxcanary');
    expect(await stored()).toEqual(before);
  });

  it('can be reported with the form the refusal offers', async () => {
    const refused = await at.screener
      .post(`${path}/searches`, searchOf({ method: 'shoulder_surfing' }))
      .expect(403);
    const { href, body } = refused.body.form;
    const incident = await at.screener.post(href, body).expect(201);
    expect(incident.body).toMatchObject({
      kind: 'unlawful_method',
      state: 'open',
      screening_id: at.screeningId,
    });
  });

  it('has no name of its own: an invented one is an invalid field', async () => {
    const refused = await at.screener
      .post(`${path}/searches`, searchOf({ method: 'asked_nicely' }))
      .expect(422);
    expect(refused.body.errors[0].field).toBe('method');
  });
});

describe('the catalogue of methods', () => {
  it('shows a screener what holds in their requisition, with statute and words', async () => {
    const list = await at.screener.get(`/v1/requisitions/${at.requisitionId}/methods`).expect(200);
    const of = (method: string) => list.body.data.filter((row: { method: string }) => row.method === method);
    expect(of('protected_trait_search')).toMatchObject([
      {
        ruling: 'forbidden',
        citation: 'R.C. 4112.02(E)(1)',
        pack: 'us-oh@1',
        verified: false,
        access_basis: null,
      },
    ]);
    expect(of('public_content_own_account')).toMatchObject([{ ruling: 'allowed' }]);
    expect(of('candidate_supplied_handle')).toMatchObject([
      { ruling: 'needs_consent' },
      { ruling: 'needs_consent' },
    ]);
    for (const method of FORBIDDEN_METHODS) expect(of(method)).toHaveLength(1);
  });

  it('is closed to those who decide and to strangers', async () => {
    const methods = `/v1/requisitions/${at.requisitionId}/methods`;
    await at.hiringManager.get(methods).expect(403);
    await (await service.person('screener')).get(methods).expect(404);
    await at.auditor.get(methods).expect(200);
  });
});
