import { FilterFinding } from '../../../src/vault/findings/filter-finding.js';
import { FilterFindingProcessor } from '../../../src/vault/findings/filter-finding.processor.js';
import { FindingsSweeper } from '../../../src/vault/findings/findings.sweeper.js';
import { asRole } from '../../support/database.js';
import { TestService } from '../../support/service.js';
import {
  findingOf,
  IDENTITY,
  logFinding,
  type OpenScreening,
  openScreening,
  untilFiltered,
} from './casework.js';

let service: TestService;
let at: OpenScreening;

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  await at.coordinator.put(`/v1/screenings/${at.screeningId}/identity`, IDENTITY).expect(200);
}, 120_000);

afterAll(() => service.stop());

function owner(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return asRole(service.database, 'owner', sql, values);
}

/** The same finding once more under another id, as a row nobody has queued; its sealed text can't be opened. */
async function unreadableCopyOf(findingId: string): Promise<string> {
  const copy = `${findingId.slice(0, -4)}${findingId.endsWith('0000') ? '1111' : '0000'}`;
  await owner(
    `INSERT INTO desk.filtered_finding
     SELECT (jsonb_populate_record(d, jsonb_build_object('finding_id', $2::text, 'state', 'waiting',
       'safe_text', null))).* FROM desk.filtered_finding d WHERE finding_id = $1`,
    [findingId, copy],
  );
  await owner(
    `INSERT INTO vault.finding
     SELECT (jsonb_populate_record(f, jsonb_build_object('id', $2::text, 'state', 'logged',
       'next_attempt_at', now() + interval '1 hour'))).* FROM vault.finding f WHERE id = $1`,
    [findingId, copy],
  );
  return copy;
}

async function ledgerOf(findingId: string): Promise<unknown[]> {
  const rows = await owner(
    `SELECT kind FROM ledger.recorded WHERE canonical::jsonb #>> '{body,finding_id}' = $1
     AND kind IN ('finding.filtered', 'finding.held') ORDER BY seq, number`,
    [findingId],
  );
  return rows.map((row) => row['kind']);
}

it('a text the filter can’t vouch for is held, and can only be withheld', async () => {
  const findingId = await logFinding(at, at.screener, { excerpt: 'Ⰰⰱⰲⰳ ⰴⰵⰶ ⰷⰸⰹⰺ ⰻⰼⰽⰾ ⰿⱀⱁ ⱂⱃⱄⱅ ⱆⱇⱈ.' });
  const read = await untilFiltered(at.screener, findingId);
  expect(read).toMatchObject({ state: 'held', safe_text: null, removals: [] });
  const [desk] = await owner('SELECT * FROM desk.filtered_finding WHERE finding_id = $1', [findingId]);
  expect(desk).toMatchObject({ state: 'held', safe_text: null });

  const reviews = `/v1/findings/${findingId}/redaction-reviews`;
  const review = { finding_version: read['version'], criterion_id: at.criterionId };
  const included = await at.reviewer.post(reviews, { ...review, disposition: 'include' });
  expect([included.status, included.body.code]).toEqual([409, 'finding.held']);
  const withheld = await at.reviewer
    .post(reviews, {
      finding_version: read['version'],
      disposition: 'withhold',
      withheld_reason: 'held_by_filter',
    })
    .expect(201);
  expect(withheld.body).toMatchObject({ safe_text: null, removals_count: 0 });
});

it('a finding whose filtering fails again and again is held after the fifth attempt, never passed', async () => {
  const findingId = await unreadableCopyOf(await logFinding(at, at.screener));
  const processor = service.app.get(FilterFindingProcessor, { strict: false });
  for (let attempt = 1; attempt <= 5; attempt++) {
    const [before] = await owner('SELECT state FROM vault.finding WHERE id = $1', [findingId]);
    expect(before).toEqual({ state: 'logged' });
    await processor.process({ data: { finding_ids: [findingId] } });
  }
  const [after] = await owner('SELECT state, held_reason, filter_attempts FROM vault.finding WHERE id = $1', [
    findingId,
  ]);
  expect(after).toEqual({ state: 'held', held_reason: 'error', filter_attempts: 5 });
  expect(await ledgerOf(findingId)).toEqual(['finding.held']);
  const [desk] = await owner('SELECT state, safe_text FROM desk.filtered_finding WHERE finding_id = $1', [
    findingId,
  ]);
  expect(desk).toEqual({ state: 'held', safe_text: null });
});

it('a finding that can’t be opened does not hold up those that are filtered with it', async () => {
  const readable = [await logFinding(at, at.screener), await logFinding(at, at.screener)];
  for (const findingId of readable) await untilFiltered(at.screener, findingId);
  const unreadable = await unreadableCopyOf(String(readable[0]));
  await owner(
    `UPDATE vault.finding SET state = 'logged', next_attempt_at = now() + interval '1 hour' WHERE id = ANY($1)`,
    [readable],
  );
  const processor = service.app.get(FilterFindingProcessor, { strict: false });
  await processor.process({ data: { finding_ids: [unreadable, ...readable] } });
  const rows = await owner('SELECT id, state, filter_attempts FROM vault.finding WHERE id = ANY($1)', [
    [unreadable, ...readable],
  ]);
  expect(rows).toHaveLength(3);
  expect(rows).toEqual(
    expect.arrayContaining([
      { id: unreadable, state: 'logged', filter_attempts: 1 },
      ...readable.map((id) => ({ id, state: 'filtered', filter_attempts: 0 })),
    ]),
  );
  for (const findingId of readable) {
    expect(await ledgerOf(findingId)).toEqual(['finding.filtered', 'finding.filtered']);
  }
});

it('a finding is filtered once, however many jobs there are for it', async () => {
  const findingId = await logFinding(at, at.screener);
  const pipeline = service.app.get(FilterFinding, { strict: false });
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => pipeline.run([findingId])));
  await untilFiltered(at.screener, findingId);
  expect(outcomes.flat().filter((outcome) => outcome === 'filtered').length).toBeLessThanOrEqual(1);
  expect(await pipeline.run([findingId])).toEqual(['nothing_to_do']);
  expect(await ledgerOf(findingId)).toEqual(['finding.filtered']);
});

it('a finding whose job was lost is found again', async () => {
  const findingId = await logFinding(at, at.screener);
  await untilFiltered(at.screener, findingId);
  // As if the process had died between the commit and the queue.
  await owner(
    `UPDATE vault.finding SET state = 'logged', next_attempt_at = now() - interval '1 second' WHERE id = $1`,
    [findingId],
  );
  await service.app.get(FindingsSweeper, { strict: false }).sweep();
  await untilFiltered(at.screener, findingId);
  expect(await ledgerOf(findingId)).toEqual(['finding.filtered', 'finding.filtered']);
});

it('two requests with one idempotency key log one finding', async () => {
  const search = await at.screener.get(`/v1/screenings/${at.screeningId}/findings?limit=1`).expect(200);
  const body = findingOf(search.body.data[0].search_id);
  const send = () =>
    at.screener
      .post(`/v1/screenings/${at.screeningId}/findings`, body)
      .set('Idempotency-Key', 'the-same-finding');
  const first = await send().expect(201);
  const second = await send().expect(201);
  expect(second.body).toEqual(first.body);
  const [row] = await owner('SELECT count(*)::int AS count FROM vault.finding WHERE id = $1', [
    first.body.id,
  ]);
  expect(row).toEqual({ count: 1 });
});
