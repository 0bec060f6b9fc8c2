import { sha256 } from '../../src/kernel/digest.js';
import { asRole } from '../support/database.js';
import { TestService } from '../support/service.js';
import {
  findingOf,
  IDENTITY,
  type OpenScreening,
  openScreening,
  searchOf,
  untilFiltered,
} from './vault/casework.js';

const EXCERPT = 'They walked past my mosque: zqxcanary. I will burn the depot down tonight, all of it.';
const DEPOT = { start: EXCERPT.indexOf('depot'), end: EXCERPT.indexOf('depot') + 'depot'.length };

type Event = Record<string, unknown> & { removals: { rule: string; class: string; count: number }[] };

describe('the removal record', () => {
  let service: TestService;
  let at: OpenScreening;
  let path: string;
  let first: string;
  let twin: string;
  let text: string;
  let events: Event[];
  let twinEvents: Event[];

  async function look(id: string, change: object): Promise<void> {
    const { body } = await at.reviewer.get(`/v1/findings/${id}/redaction`).expect(200);
    await at.reviewer
      .post(`/v1/findings/${id}/redaction-reviews`, {
        finding_version: body.version,
        disposition: 'include',
        criterion_id: at.criterionId,
        ...change,
      })
      .expect(201);
  }

  beforeAll(async () => {
    service = await TestService.start();
    at = await openScreening(service);
    path = `/v1/screenings/${at.screeningId}`;
    await at.coordinator.put(`${path}/identity`, IDENTITY).expect(200);
    const search = await at.screener.post(`${path}/searches`, searchOf()).expect(201);
    const log = async () => {
      const finding = findingOf(search.body.id, { excerpt: EXCERPT });
      const { body } = await at.screener.post(`${path}/findings`, finding).expect(201);
      await untilFiltered(at.screener, body.id);
      return String(body.id);
    };
    first = await log();
    twin = await log();
    await look(first, { added: [{ ...DEPOT, class: 'religion', reason: 'proxy_for_a_class' }] });
    await look(first, { lifted: [{ ...DEPOT, reason: 'added_by_mistake' }] });
    await look(twin, { disposition: 'withhold', criterion_id: undefined, withheld_reason: 'duplicate' });
    const answer = await at.auditor.get(`${path}/removals`).expect(200);
    text = answer.text;
    const eventsOf = (id: string): Event[] =>
      answer.body.data.find((record: { id: string }) => record.id === id)?.events;
    events = eventsOf(first);
    twinEvents = eventsOf(twin);
  }, 120_000);

  afterAll(() => service.stop());

  it('says nothing of the text, and holds no digest that a guess could be held against', async () => {
    expect(text).not.toMatch(/zqxcanary|mosque|depot|burn/i);
    const known = await asRole(service.database, 'owner', 'SELECT safe_text FROM desk.filtered_finding');
    const texts = [EXCERPT, ...known.map((row) => String(row['safe_text']))];
    expect(texts).toHaveLength(3);
    const entries = await asRole(service.database, 'owner', 'SELECT canonical FROM ledger.recorded');
    const said = text + entries.map((row) => row['canonical']).join('\n');
    for (const it of texts) expect(said).not.toContain(sha256(it));
  });

  it('says which detector and rule of which rules removed how many spans of which class', () => {
    const [, filtered] = events;
    expect(events.map((event) => event['kind'])).toEqual([
      'finding.logged',
      'finding.filtered',
      'finding.reviewed',
      'finding.reviewed',
    ]);
    expect(filtered).toMatchObject({
      actor: 'system:filter',
      ruleset_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      removals: expect.arrayContaining([
        expect.objectContaining({ detector: expect.stringMatching(/^religion@\d+$/), class: 'religion' }),
      ]),
    });
  });

  it('says who reviewed, added and lifted, of which class and for which reason', () => {
    const [, filtered, added, lifted] = events;
    const by = { actor: at.reviewer.accountId, disposition: 'include' };
    expect(added).toMatchObject({
      ...by,
      added: [{ class: 'religion', reason: 'proxy_for_a_class', count: 1 }],
      lifted: [],
    });
    expect(added?.removals).toContainEqual({
      detector: expect.any(String),
      rule: 'reviewer.added',
      class: 'religion',
      count: 1,
    });
    expect(lifted).toMatchObject({
      ...by,
      added: [],
      lifted: [{ class: 'religion', reason: 'added_by_mistake', count: 1 }],
    });
    expect(lifted?.removals).toEqual(filtered?.removals);
    expect(twinEvents.at(-1)).toMatchObject({ disposition: 'withhold', withheld_reason: 'duplicate' });
  });

  it('ties what was logged to what left the vault, step by step', () => {
    const [logged, filtered, added, lifted] = events;
    expect(new Set(events.map((event) => event['text_digest'])).size).toBe(1);
    expect(logged?.['text_digest']).toMatch(/^[0-9a-f]{64}$/);
    expect(filtered?.['safe_text_digest']).not.toBe(filtered?.['text_digest']);
    expect(added?.['safe_text_digest_before']).toBe(filtered?.['safe_text_digest']);
    expect(added?.['safe_text_digest']).not.toBe(filtered?.['safe_text_digest']);
    expect(lifted?.['safe_text_digest_before']).toBe(added?.['safe_text_digest']);
    expect(lifted?.['safe_text_digest']).toBe(filtered?.['safe_text_digest']);
  });

  it('does not show that two findings say the same', () => {
    expect(twinEvents[0]?.['text_digest']).not.toBe(events[0]?.['text_digest']);
    expect(twinEvents[1]?.['safe_text_digest']).not.toBe(events[1]?.['safe_text_digest']);
  });

  it.each(['screener', 'reviewer', 'coordinator', 'hiringManager', 'administrator'] as const)(
    'is shown to no %s',
    async (who) => {
      await at[who].get(`${path}/removals`).expect(403);
    },
  );
});
