import { CONDUCT_CATEGORIES } from '../../../src/screenings/conduct-categories.js';
import { TestService } from '../../support/service.js';
import { IDENTITY, logFinding, type OpenScreening, openScreening, untilFiltered } from '../vault/casework.js';

// City policy B10: every effort must be made to validate what is considered.

let service: TestService;
let at: OpenScreening;
let findingId: string;

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  await at.coordinator.put(`/v1/screenings/${at.screeningId}/identity`, IDENTITY).expect(200);
  findingId = await logFinding(at, at.screener);
  await untilFiltered(at.screener, findingId);
}, 60_000);
afterAll(() => service.stop());

const BEST = {
  identifiers: ['full_name', 'handle_supplied'],
  considered: ['edited', 'parody', 'hacked', 'shared_account', 'namesake', 'archive_copy_checked'],
  capture_method: 'full_page_capture',
  archive_copy: 'same',
  corroborating_sources: 2,
  corroboration: ['court_or_public_record', 'repost_or_quote'],
};

async function validate(change: object) {
  const { body } = await at.screener
    .post(`/v1/findings/${findingId}/validations`, { ...BEST, ...change })
    .expect(201);
  return body;
}

async function review(decision: object) {
  const seen = await at.reviewer.get(`/v1/findings/${findingId}/redaction`).expect(200);
  return at.reviewer.post(`/v1/findings/${findingId}/redaction-reviews`, {
    finding_version: seen.body.version,
    ...decision,
  });
}

async function notValidatable(): Promise<number> {
  const { body } = await at.auditor.get('/v1/compliance').expect(200);
  const b10 = body.clauses.find((clause: { id: string }) => clause.id === 'B10');
  return b10.evidence.find((count: { name: string }) => count.name === 'findings_not_validatable').count;
}

describe('a grade is not had', () => {
  it('by entering it, or by naming more sources than there are', async () => {
    const path = `/v1/findings/${findingId}/validations`;
    await at.screener.post(path, { ...BEST, grade: 'A' }).expect(422);
    const refused = await at.screener.post(path, { ...BEST, corroborating_sources: 1 }).expect(422);
    expect(refused.body.errors[0].field).toBe('corroboration');
    await at.reviewer.post(path, BEST).expect(403);
  });

  it.each([
    ['by a name alone', { identifiers: ['full_name'] }, 'D'],
    ['by circumstances that fit many', { identifiers: ['photo'] }, 'D'],
    ['when an archive says otherwise', { archive_copy: 'differs' }, 'D'],
    ['when it was typed by hand', { capture_method: 'transcription' }, 'D'],
    ['when the account may be shared', { suspected: ['shared_account'] }, 'D'],
    ['from copies of the same post', { corroboration: ['repost_or_quote', 'archive_copy'] }, 'B'],
    ['from sources nobody names', { corroboration: [] }, 'B'],
    ['from a screenshot, however often it is told', { capture_method: 'screenshot' }, 'B'],
  ])('A %s', async (_case, change, grade) => {
    expect((await validate(change)).grade).toBe(grade);
  });
});

describe('a finding that cannot be validated', () => {
  it('is not called so before anybody tried', async () => {
    await validate({});
    const early = await review({ disposition: 'withhold', withheld_reason: 'not_validatable' });
    expect(early.status).toBe(422);
  });

  it('is not included, is withheld, and is counted for the auditor alone', async () => {
    await validate({ identifiers: ['full_name'] });
    const refused = await review({ disposition: 'include', criterion_id: at.criterionId });
    expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'disposition']);
    expect(await notValidatable()).toBe(0);
    const withheld = await review({ disposition: 'withhold', withheld_reason: 'not_validatable' });
    expect(withheld.status).toBe(201);
    expect(await notValidatable()).toBe(1);
    const { text } = await at.coordinator
      .get(`/v1/screenings/${at.screeningId}/filtered-findings`)
      .expect(200);
    expect(text).not.toContain('not_validatable');
    for (const person of [at.coordinator, at.hiringManager, at.screener]) {
      await person.get('/v1/compliance').expect(403);
    }
  });

  it('is no longer counted once better evidence was found', async () => {
    expect((await validate({})).grade).toBe('A');
    const included = await review({ disposition: 'include', criterion_id: at.criterionId });
    expect(included.status).toBe(201);
    expect(await notValidatable()).toBe(0);
  });
});

describe('the written criteria', () => {
  it('are read by everybody who reads a grade, and by nobody without an account', async () => {
    await service.anonymous.get('/v1/validation-ladder').expect(401);
    const { body } = await at.hiringManager.get('/v1/validation-ladder').expect(200);
    expect(body.grades.map((row: { grade: string }) => row.grade)).toEqual(['A', 'B', 'C', 'D']);
    expect(body.identifiers).toContainEqual({
      kind: 'full_name',
      weight: 'name',
      reason: expect.stringContaining('Namesakes'),
    });
    expect(body.about_digests).toMatch(/not show that the post was real/);
    const { body: conduct } = await at.hiringManager.get('/v1/conduct-categories').expect(200);
    expect(conduct.data.map((row: { category: string }) => row.category)).toEqual(CONDUCT_CATEGORIES);
    expect(conduct.data.filter((row: { bearing: string }) => row.bearing === 'commendable')).toHaveLength(1);
  });
});
