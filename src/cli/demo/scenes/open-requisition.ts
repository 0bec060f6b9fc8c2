import { listAt, textAt, valueAt } from '../answer.js';
import type { Opening } from '../casework.js';
import type { Cast } from '../cast.js';
import { get, post } from '../person.js';
import type { Script } from '../script.js';

const CRITERIA = [
  'No credible threats of violence',
  'Obeys the laws on controlled substances',
  'Treats every member of the public with the same care',
];

/** A coordinator opens a requisition, with criteria for the job and the people who work on it. */
export async function openRequisition(script: Script, cast: Cast): Promise<Opening> {
  script.page.heading('A requisition, its checklist and its people');
  const { coordinator } = cast;
  const checklists = await script.play(coordinator, 'looks up the checklist', get('/v1/checklists'), {
    status: 200,
    tell: ({ json }) => `“${textAt(json, 'data', 0, 'name')}”, ${stepsIn(json).length} steps`,
  });
  const checklistId = textAt(checklists.json, 'data', 0, 'id');
  const requisition = {
    title: 'Public safety dispatcher, second shift',
    jurisdiction: 'us-oh',
    agency_type: 'law_enforcement',
    criteria: CRITERIA,
    checklist_id: checklistId,
  };
  const call = { ...post('/v1/requisitions', requisition), idempotencyKey: crypto.randomUUID() };
  const opened = await script.play(coordinator, `opens “${requisition.title}”`, call, {
    status: 201,
    tell: ({ json }) => `${textAt(json, 'reference')}, with ${CRITERIA.length} criteria for the job`,
  });
  const again = await script.play(coordinator, 'sends the same request once more, as if it was lost', call, {
    status: 201,
    tell: ({ json }) => `${textAt(json, 'reference')} again; nothing was done twice`,
  });
  script.claim(
    'The Idempotency-Key brought the first answer back.',
    valueAt(again.json, 'id') === valueAt(opened.json, 'id') &&
      again.headers.get('idempotent-replayed') === 'true',
  );
  const requisitionId = textAt(opened.json, 'id');
  await assignPeople(script, cast, requisitionId);
  return {
    requisitionId,
    checklistId,
    steps: stepsIn(checklists.json),
    criterionIds: listAt(opened.json, 'criteria').map((criterion) => textAt(criterion, 'id')),
  };
}

function stepsIn(checklists: unknown): Opening['steps'] {
  return listAt(checklists, 'data', 0, 'steps').map((step) => ({
    form: textAt(step, 'query_forms', 0),
    key: textAt(step, 'key'),
    sources: listAt(step, 'sources').map((source) => textAt({ source }, 'source')),
  }));
}

async function assignPeople(script: Script, cast: Cast, requisitionId: string): Promise<void> {
  const path = `/v1/requisitions/${requisitionId}/assignments`;
  for (const duty of ['screener', 'reviewer', 'hiring_manager'] as const) {
    const assignment = post(path, { account_id: cast[duty].accountId, duty });
    const words = `assigns the ${duty.replace('_', ' ')}`;
    await script.play(cast.coordinator, words, assignment, { status: 201 });
  }
  const bothSides = post(path, { account_id: cast.hiring_manager.accountId, duty: 'screener' });
  await script.play(cast.coordinator, 'tries to make the one who decides a screener too', bothSides, {
    status: 422,
  });
}
