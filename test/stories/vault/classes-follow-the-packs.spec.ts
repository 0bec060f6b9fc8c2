import { TestService } from '../../support/service.js';
import { IDENTITY, logFinding, openScreening, untilFiltered } from './casework.js';

let service: TestService;
beforeAll(async () => {
  service = await TestService.start();
}, 60_000);
afterAll(() => service.stop());

/** New York City protects weight, Ohio does not; a spouse gives orientation away, which is protected in both. */
const EXCERPT = 'I am obese, my husband drives, and if they cut our shifts again I will burn the depot down.';

describe('what the filter removes follows the pinned packs', () => {
  it.each([
    ['us-ny-nyc', ['marital_partnership', 'personal_appearance']],
    ['us-oh', ['marital_partnership']],
  ])('in %s', async (jurisdiction, classes) => {
    const at = await openScreening(service, jurisdiction);
    await at.coordinator.put(`/v1/screenings/${at.screeningId}/identity`, IDENTITY).expect(200);
    const findingId = await logFinding(at, at.screener, { excerpt: EXCERPT });
    const read = await untilFiltered(at.screener, findingId);
    expect(read['state']).toBe('filtered');
    const removed = (read['removals'] as { class: string }[]).map((removal) => removal.class);
    expect([...new Set(removed)].sort()).toEqual(classes);
    expect(read['safe_text']).toContain('I will burn the depot down');
    const review = await at.reviewer.get(`/v1/findings/${findingId}/redaction`).expect(200);
    expect(review.text).toContain('I will burn the depot down');
  });
});
