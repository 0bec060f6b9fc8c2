import { asRole } from '../../support/database.js';
import { TestService } from '../../support/service.js';
import { IDENTITY, type OpenScreening, openScreening, searchOf } from './casework.js';

let service: TestService;
let at: OpenScreening;
let path: string;

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  path = `/v1/screenings/${at.screeningId}`;
}, 60_000);
afterAll(() => service.stop());

describe('a query that elicits', () => {
  it('is refused before anything is stored, naming classes and law, never its words', async () => {
    const query = '"Jordan Example" zqxcanary mosque diagnosis';
    const refused = await at.screener.post(`${path}/searches`, searchOf({ query })).expect(422);
    expect(refused.body.code).toBe('search.query_elicits');
    expect(refused.body.errors[0].field).toBe('query');
    expect(refused.body.detail).toContain('religion, disability_medical');
    expect(refused.body.detail).toContain('R.C. 4112.02(E)(1)');
    expect(refused.text).not.toMatch(/zqxcanary|mosque/);
    expect(await asRole(service.database, 'owner', 'SELECT 1 FROM vault.search')).toEqual([]);
    const screening = await at.screener.get(path).expect(200);
    expect(screening.body.stage).toBe('opened');
  });

  it('cites GINA where it asks for family history', async () => {
    const query = '"Jordan Example" obituary';
    const refused = await at.screener.post(`${path}/searches`, searchOf({ query })).expect(422);
    expect(refused.body.detail).toContain('29 CFR 1635.8');
  });

  it('may not name a genealogy site either', async () => {
    const query = 'site:ancestry.com "Jordan Example"';
    const refused = await at.screener.post(`${path}/searches`, searchOf({ query })).expect(403);
    expect(refused.body.code).toBe('search.site_forbidden');
  });

  it('is told from the candidate’s own name once that is on file', async () => {
    const christian = { ...IDENTITY, full_name: 'Christian Gay' };
    const byName = searchOf({ query: '"Christian Gay" Columbus' });
    const refused = await at.screener.post(`${path}/searches`, byName).expect(422);
    expect(refused.body.detail).toContain('not on file yet');
    await at.coordinator.put(`${path}/identity`, christian).expect(200);
    await at.screener.post(`${path}/searches`, byName).expect(201);
    await at.screener.post(`${path}/searches`, searchOf({ query: '"Christian Gay" gay' })).expect(422);
  });
});
