import { getMetadataArgsStorage } from 'typeorm';
import { apiDocument } from '../../src/platform/http/openapi.js';
import { TestService } from '../support/service.js';

/** Words under which other products keep a number, a colour or a verdict about a person. */
const ABOUT_PEOPLE =
  /score|(?<!bo)rating|ranking|\brank\b|risk|suitab|recommend|percentile|probability|thumbs|verdict/i;

/** How sure the filter is of a removal, how uniform a requisition was, how a screener's work drifts: no candidate. */
const ABOUT_THINGS = [
  'RemovalView.score',
  'RemovalRecordView.score',
  'StoredRemoval.score',
  'UniformityView.verdict',
  'UniformityView.verdict_reasons', // Of a screener's own flag rate against the others', never of a candidate.
  'DriftView.verdict',
];

let service: TestService;
beforeAll(async () => {
  service = await TestService.start();
}, 60_000);
afterAll(() => service.stop());

function suspicious(members: readonly string[]): string[] {
  return members.filter((member) => ABOUT_PEOPLE.test(member.split('.')[1] ?? ''));
}

describe('no candidate is scored', () => {
  it('in any request or answer', () => {
    const members = Object.entries(apiDocument(service.app).components?.schemas ?? {}).flatMap(
      ([name, schema]) =>
        'properties' in schema
          ? Object.keys(schema.properties ?? {}).map((member) => `${name}.${member}`)
          : [],
    );
    expect(members.length).toBeGreaterThan(300);
    expect(suspicious(members).filter((member) => !ABOUT_THINGS.includes(member))).toEqual([]);
  });

  it('in any column', () => {
    const columns = getMetadataArgsStorage().columns.map(({ target, propertyName }) =>
      typeof target === 'function' ? `${target.name}.${propertyName}` : `?.${propertyName}`,
    );
    expect(columns.length).toBeGreaterThan(150);
    expect(suspicious(columns).filter((column) => !ABOUT_THINGS.includes(column))).toEqual([]);
  });

  it('and a planted field would be seen', () => {
    expect(suspicious(['CandidateView.risk_level', 'CandidateView.reference'])).toEqual([
      'CandidateView.risk_level',
    ]);
  });
});
