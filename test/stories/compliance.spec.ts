import { CLAUSES } from '../../src/auditor/compliance/clauses.js';
import type { ClauseView } from '../../src/auditor/compliance/compliance.dto.js';
import { type Person, TestService } from '../support/service.js';

describe('the compliance report', () => {
  let service: TestService;
  let auditor: Person;
  beforeAll(async () => {
    service = await TestService.start();
    auditor = await service.person('auditor');
  });
  afterAll(() => service.stop());

  async function clause(id: string, query = ''): Promise<ClauseView> {
    const { body } = await auditor.get(`/v1/compliance${query}`).expect(200);
    return body.clauses.find((found: ClauseView) => found.id === id);
  }

  it.each(['screener', 'reviewer', 'coordinator', 'hiring_manager', 'administrator'] as const)(
    'is refused to a %s',
    async (role) => {
      const person = await service.person(role);
      await person.get('/v1/compliance').expect(403);
    },
  );

  it('knows no requisition that is not there', async () => {
    await auditor.get('/v1/compliance?requisition_id=req_01M81B7BV00123456789ABCDEF').expect(404);
  });

  it('answers every clause of the policy, with evidence', async () => {
    const { body } = await auditor.get('/v1/compliance').expect(200);
    expect(body.clauses.map(({ id }: ClauseView) => id)).toEqual(CLAUSES.map(({ id }) => id));
    for (const found of body.clauses) expect(found.evidence.length).toBeGreaterThan(0);
  });

  it('names a candidate without a screening as a deviation of B5', async () => {
    expect(await clause('B5')).toMatchObject({ held: true });
    const coordinator = await service.person('coordinator');
    await coordinator.post('/v1/candidates', { employer_reference: 'APP-2026-0001' }).expect(201);
    expect(await clause('B5')).toMatchObject({
      held: false,
      deviations: [
        { name: 'candidates_without_screening', count: 1 },
        { name: 'reached_without_screening', count: 0 },
        { name: 'closed_without_search', count: 0 },
      ],
    });
  });

  it('names an open incident under the clause it is about', async () => {
    const screener = await service.person('screener');
    await screener.post('/v1/incidents', { kind: 'unlawful_method' }).expect(201);
    expect((await clause('B8')).held).toBe(false);
    expect((await clause('P12')).held).toBe(false);
    expect((await clause('B9')).held).toBe(true);
  });

  it('names a packet that the ledger does not know', async () => {
    const owner = service.room('desk');
    await owner.query(
      `INSERT INTO released.packet (id, screening_id, requisition_id, version, document, digest, released_by, released_at)
       VALUES ('pkt_x', 'scr_x', 'req_x', 1, '{}', 'made-up', 'acc_x', now())`,
    );
    expect((await clause('B6b')).held).toBe(false);
  });

  it('prints as a page', async () => {
    const { text } = await auditor.get('/v1/compliance/html').expect(200).expect('content-type', /html/);
    expect(text).toContain('B9: no open deviation');
  });
});
