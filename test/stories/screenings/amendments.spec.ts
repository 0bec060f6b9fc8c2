import { expectEveryCaseInOrder } from '../../bundle/in-order.js';
import { assign, type Office, openOffice, STEPS } from './office.js';
import { cohort, complete, searchBody, vet } from './vetting.js';

const AMENDED = STEPS.map((step) =>
  step.key === 'open_web' ? { ...step, sources: ['google.com', 'duckduckgo.com'] } : step,
);

describe('a locked checklist', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.service.stop());

  const publish = async (steps: unknown, name = 'Public safety standard'): Promise<string> => {
    const checklist = { name, position_class: 'dispatcher', steps };
    return (await office.administrator.post('/v1/checklists', checklist).expect(201)).body.id;
  };

  it('is amended by its coordinator alone, to a later version of itself, for a reason from the list', async () => {
    const { requisitionId } = await cohort(office, 1);
    const path = `/v1/requisitions/${requisitionId}/checklist-amendments`;
    const later = await publish(AMENDED);
    const wish = { checklist_id: later, reason: 'source_discontinued' };
    await office.screener.post(path, wish).expect(403);
    await office.stranger.post(path, wish).expect(404);
    await office.stranger.get(path).expect(404);
    await office.coordinator.post(path, { ...wish, reason: 'because' }).expect(422);
    for (const checklist_id of [office.checklistId, await publish(AMENDED, 'Another standard')]) {
      const refused = await office.coordinator.post(path, { ...wish, checklist_id }).expect(409);
      expect(refused.body.code).toBe('amendment.not_a_later_version');
    }
    const unpublished = 'chk_00000000000000000000000000';
    await office.coordinator.post(path, { ...wish, checklist_id: unpublished }).expect(422);
    await office.coordinator.post(path, wish).expect(201);
    const back = await office.coordinator
      .post(path, { ...wish, checklist_id: office.checklistId })
      .expect(409);
    expect(back.body.code).toBe('amendment.not_a_later_version');
  });

  it('amended, opens the changed step again for everybody, those already vetted included', async () => {
    const { requisitionId, ids } = await cohort(office, 3);
    const [released, reviewed, fresh] = ids as [string, string, string];
    await assign(office, requisitionId, office.manager, 'hiring_manager');
    for (const id of [released, reviewed]) {
      await vet(office, id);
      await complete(office, id);
    }
    await office.coordinator.post(`/v1/screenings/${released}/releases`).expect(201);
    const locked = await office.coordinator
      .patch(`/v1/requisitions/${requisitionId}`, { checklist_id: await publish(AMENDED) })
      .set('If-Match', '"v1"')
      .expect(409);
    expect(locked.body.code).toBe('requisition.checklist_locked');

    const later = await publish(AMENDED);
    const preview = await office.coordinator
      .get(`/v1/checklists/${later}/difference?since=${office.checklistId}`)
      .expect(200);
    expect(preview.body).toMatchObject({
      added: [],
      removed: [],
      reordered: false,
      changed: [
        {
          key: 'open_web',
          reopens: true,
          parts: [
            {
              part: 'sources',
              before: '["google.com","bing.com"]',
              after: '["google.com","duckduckgo.com"]',
            },
          ],
        },
      ],
    });
    const path = `/v1/requisitions/${requisitionId}/checklist-amendments`;
    const amended = await office.coordinator
      .post(path, { checklist_id: later, reason: 'source_discontinued' })
      .expect(201);
    expect(amended.body).toMatchObject({ reopened_steps: ['open_web'], reason: 'source_discontinued' });
    const listed = await office.auditor.get(path).expect(200);
    expect(listed.body.data).toEqual([amended.body]);

    for (const [id, stage] of [
      [released, 'gathering'],
      [reviewed, 'gathering'],
      [fresh, 'opened'],
    ] as const) {
      const screening = await office.coordinator.get(`/v1/screenings/${id}`).expect(200);
      expect(screening.body).toMatchObject({ stage, checklist_id: later });
    }
    const gates = await office.coordinator.get(`/v1/screenings/${reviewed}/gates`).expect(200);
    const closed = gates.body.gates.filter((gate: { open: boolean }) => !gate.open);
    expect(closed.map((gate: { name: string }) => gate.name)).toEqual([
      'steps_complete',
      'gathering_completed',
    ]);
    await office.coordinator.post(`/v1/screenings/${reviewed}/releases`).expect(409);

    const steps = await office.screener.get(`/v1/screenings/${reviewed}/steps`).expect(200);
    expect(steps.body.steps[0]).toMatchObject({
      key: 'open_web',
      result: null,
      searches: 0,
      missing_sources: ['google.com', 'duckduckgo.com'],
      past_results: [{ outcome: 'done', minutes_spent: 20, amendment_id: amended.body.id }],
    });
    expect(steps.body.steps[1].result.outcome).toBe('done');
    const tooEarly = await office.screener
      .post(`/v1/screenings/${reviewed}/steps/open_web/result`, { outcome: 'done', minutes_spent: 20 })
      .expect(409);
    expect(tooEarly.body.missing).toHaveLength(2);
    await office.screener
      .post(`/v1/screenings/${reviewed}/searches`, searchBody('open_web', 'bing.com'))
      .expect(422);

    const kindsOf = async (id: string) => {
      const report = await office.auditor.get(`/v1/requisitions/${requisitionId}/uniformity`).expect(200);
      const found: { screening_id: string; kind: string }[] = report.body.deviations;
      return found.filter((it) => it.screening_id === id).map((it) => it.kind);
    };
    expect(await kindsOf(released)).toEqual(['released_before_amendment', 'step_open']);
    const again = AMENDED.filter((step) => step.key === 'open_web');
    for (const id of [released, reviewed]) {
      await vet(office, id, {}, again);
      await complete(office, id);
    }
    expect(await kindsOf(released)).toEqual(['released_before_amendment']);
    expect(await kindsOf(reviewed)).toEqual([]);
    const second = await office.coordinator.post(`/v1/screenings/${released}/releases`).expect(201);
    expect(second.body.packet_version).toBe(2);
    expect(await kindsOf(released)).toEqual([]);

    const entries = await office.auditor.get('/v1/ledger/entries?kind=checklist.amended').expect(200);
    const entry = entries.body.data.find(
      (it: { body: { amendment_id: string } }) => it.body.amendment_id === amended.body.id,
    );
    expect(entry.body).toMatchObject({
      checklist_before: office.checklistId,
      checklist_after: later,
      reopened_screenings: [`${released} released`, `${reviewed} in_review`],
      results_ended: 2,
    });
  });

  it('amended by taking a step out, keeps what was recorded for it', async () => {
    const { requisitionId, ids } = await cohort(office, 1);
    const [id] = ids as [string];
    await vet(office, id);
    const later = await publish(STEPS.filter((step) => step.key === 'open_web'));
    await office.coordinator
      .post(`/v1/requisitions/${requisitionId}/checklist-amendments`, {
        checklist_id: later,
        reason: 'step_unlawful',
      })
      .expect(201);
    const steps = await office.screener.get(`/v1/screenings/${id}/steps`).expect(200);
    expect(steps.body.steps).toMatchObject([{ key: 'open_web', result: { outcome: 'done' } }]);
    expect(steps.body.removed_steps).toMatchObject([
      { key: 'public_registers', past_results: [{ outcome: 'done' }] },
    ]);
  });

  it('amended in its words alone, opens nothing again', async () => {
    const { requisitionId, ids } = await cohort(office, 1);
    const [id] = ids as [string];
    await vet(office, id);
    await complete(office, id);
    const present = (await office.coordinator.get(`/v1/requisitions/${requisitionId}`)).body.checklist_id;
    const steps = STEPS.map((step) => ({ ...step, title: `${step.title}, as before` }));
    const later = await publish(steps);
    expect(later).not.toBe(present);
    const amended = await office.coordinator
      .post(`/v1/requisitions/${requisitionId}/checklist-amendments`, {
        checklist_id: later,
        reason: 'step_unclear',
      })
      .expect(201);
    expect(amended.body.reopened_steps).toEqual([]);
    const screening = await office.coordinator.get(`/v1/screenings/${id}`).expect(200);
    expect(screening.body).toMatchObject({ stage: 'in_review', checklist_id: later });
  });

  it('and every case of it is in order for whoever verifies it offline', async () => {
    expect(await expectEveryCaseInOrder(office.service)).toBeGreaterThan(0);
  }, 120_000);
});
