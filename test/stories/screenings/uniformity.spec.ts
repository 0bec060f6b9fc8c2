import { type Office, openOffice } from './office.js';
import { cohort, complete, FORM, searchBody, vet } from './vetting.js';

interface Deviation {
  readonly screening_id: string;
  readonly step_key: string | null;
  readonly kind: string;
  readonly severity: string;
  readonly detail: string;
}

describe('the uniformity of a requisition', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.service.stop());

  it('a search that names no form of the step, or no look-back, is refused in words that help', async () => {
    const { ids } = await cohort(office, 1);
    const path = `/v1/screenings/${ids[0]}/searches`;
    const { query_form, look_back_days, ...bare } = searchBody('open_web', 'google.com') as Record<
      string,
      unknown
    >;
    const refused = await office.screener.post(path, bare).expect(422);
    expect(refused.body.errors).toEqual([
      { field: 'query_form', message: expect.stringContaining(FORM) },
      { field: 'look_back_days', message: expect.stringContaining('searched_from and searched_to') },
    ]);
    expect(query_form).toBe(FORM);
    expect(look_back_days).toBe(2557);
    const other = { ...searchBody('open_web', 'google.com'), query_form: '"Jordan A. Example" arrested' };
    expect((await office.screener.post(path, other).expect(422)).body.errors[0].field).toBe('query_form');
    const site = searchBody('open_web', 'x.example');
    expect((await office.screener.post(path, site).expect(422)).body.errors[0].field).toBe('source');
    const personal = { ...searchBody('open_web', 'jordan-example.com'), deviation_reason: 'made_in_error' };
    const named = await office.screener.post(path, personal).expect(422);
    expect(named.body.errors[0].message).toContain('candidate-site');
  });

  it('the vault says whether a query is what its form makes of the candidate’s details', async () => {
    const { ids } = await cohort(office, 1);
    const path = `/v1/screenings/${ids[0]}/searches`;
    const as = async (query: string) => {
      const body = { ...searchBody('open_web', 'google.com'), query };
      return (await office.screener.post(path, body).expect(201)).body.form_check;
    };
    expect(await as('"Jordan A. Example" Columbus')).toBe('instance');
    expect(await as('"Jordan A. Example" Columbus softball league')).toBe('deviates');
  });

  it('a planted bias is named, each part of it', async () => {
    const { requisitionId, ids } = await cohort(office, 5);
    const [biased, ...others] = ids as [string, ...string[]];
    for (const id of others) await vet(office, id);
    await vet(office, biased, {
      minutes: 40,
      clock: 20,
      lookBackDays: 5500,
      extraSites: ['forum.test', 'chat.test'],
      query: { query: 'jordan_example forum', deviation_reason: 'followed_a_result' },
    });
    for (const id of ids) await complete(office, id);
    const report = await office.auditor.get(`/v1/requisitions/${requisitionId}/uniformity`).expect(200);
    expect(report.body.verdict).toBe('not_uniform');
    const found = (report.body.deviations as Deviation[]).filter((it) => it.severity !== 'accepted');
    expect([...new Set(found.map((it) => it.screening_id))]).toEqual([biased]);
    const openWeb = found.filter((it) => it.step_key === 'open_web');
    expect(openWeb.map((it) => `${it.kind} ${it.severity}`)).toEqual([
      'source_added blocking',
      'source_added blocking',
      'look_back_differs blocking',
      'query_form_unlisted blocking',
      'query_form_left_out notice',
      'time_outlier notice',
      'search_time_outlier notice',
    ]);
    expect(openWeb.map((it) => it.detail).join('\n')).toMatch(/chat\.test.*forum\.test.*84 months/s);
    expect(report.body.verdict_reasons).toContain('source_added: 2, in 1 screening(s).');

    const csv = await office.auditor.get(`/v1/requisitions/${requisitionId}/uniformity/csv`).expect(200);
    const line = csv.text.split('\r\n').find((it) => it.includes(biased) && it.includes('open_web'));
    expect(line).toContain('look_back_differs (blocking)');
    expect(line).toContain('time_outlier (notice)');
    const page = await office.auditor.get(`/v1/requisitions/${requisitionId}/uniformity/html`).expect(200);
    expect(page.text).toContain('forum.test is not in the checklist.');
    expect(`${csv.text}${page.text}${JSON.stringify(report.body)}`).not.toContain('Jordan');
  });

  it('where everybody was vetted alike it says so', async () => {
    const { requisitionId, ids } = await cohort(office, 3);
    for (const id of ids) await vet(office, id);
    const report = await office.coordinator.get(`/v1/requisitions/${requisitionId}/uniformity`).expect(200);
    expect(report.body).toMatchObject({ verdict: 'uniform', verdict_reasons: [], deviations: [] });
    expect(report.body.matrix[0].cells[0]).toMatchObject({
      query_forms: [FORM],
      searches: 2,
      queries_off_form: 0,
    });
    await office.stranger.get(`/v1/requisitions/${requisitionId}/uniformity`).expect(404);
    await office.screener.get(`/v1/requisitions/${requisitionId}/uniformity`).expect(403);
  });
});
