import { DomainError } from '../../../src/kernel/domain-error.js';
import { forbiddenSite, forbiddenSitesIn } from '../../../src/screenings/policy/forbidden-sites.js';
import { LAWFUL_ACCESS } from '../../../src/screenings/policy/lawful-access.js';
import { FORBIDDEN_METHODS, isSearchMethod, METHODS } from '../../../src/screenings/policy/methods.js';
import { policyCatalogue } from '../../../src/screenings/policy/policy-catalogue.js';
import type { Ruling } from '../../../src/screenings/policy/policy-pack.js';
import { requireLawfulMethod, requireLawfulSite } from '../../../src/screenings/policy/require-lawful.js';
import { ruling } from '../../../src/screenings/policy/ruling.js';
import { AGENCY_TYPES, type AgencyType } from '../../../src/screenings/requisitions/requisition.entity.js';
import { ACCESS_BASES, SEARCH_METHODS } from '../../../src/screenings/steps/search-record.entity.js';

const TODAY = new Date('2026-11-22T12:00:00Z');
const THING = { noun: 'search', screeningId: 'scr_1', requisitionId: 'req_1' } as const;
const catalogue = policyCatalogue();
const packsOf = (id: string) => catalogue.chainInForce(id, TODAY);

describe('a ruling', () => {
  it('is forbidden where no pack says anything: silence means no', () => {
    for (const method of METHODS) expect(ruling([], 'general', method, 'public').ruling).toBe('forbidden');
  });

  it.each(catalogue.ids)('forbids every unlawful method in %s, whatever the agency and the ground', (id) => {
    for (const method of FORBIDDEN_METHODS) {
      for (const agency of AGENCY_TYPES) {
        for (const ground of [null, ...ACCESS_BASES]) {
          expect(ruling(packsOf(id), agency, method, ground).ruling).toBe('forbidden');
        }
      }
    }
  });

  it.each(catalogue.ids)('lets the lawful methods be used in %s, each on its grounds', (id) => {
    const uses = SEARCH_METHODS.flatMap((method) =>
      LAWFUL_ACCESS[method].map((ground) => [method, ground] as const),
    );
    const refused = uses.filter(
      ([method, ground]) => ruling(packsOf(id), 'general', method, ground).ruling === 'forbidden',
    );
    expect(refused).toEqual([]);
  });

  const cited: [string, AgencyType, (typeof METHODS)[number], Ruling, string][] = [
    ['us-or', 'general', 'credentials_requested', 'forbidden', 'ORS 659A.330; OAR 839-005-0400'],
    ['us-or', 'law_enforcement', 'compelled_friend_request', 'forbidden', 'ORS 659A.330(1)(c)'],
    ['us-ny', 'general', 'credentials_requested', 'forbidden', 'Lab. Law 201-i'],
    // The New York statute leaves the police out; the federal row still stands.
    ['us-ny', 'law_enforcement', 'credentials_requested', 'forbidden', 'SEAD 5 (ODNI, 12 May 2016)'],
    ['us-ny-nyc', 'fire', 'shoulder_surfing', 'forbidden', 'SEAD 5 (ODNI, 12 May 2016)'],
    ['us-oh', 'general', 'protected_trait_search', 'forbidden', 'R.C. 4112.02(E)(1)'],
    ['us-oh', 'general', 'genetic_or_family_site', 'forbidden', '29 CFR 1635.8(a), (b)(4)'],
    ['us-il', 'general', 'open_web_search', 'allowed', '820 ILCS 55/10'],
    ['us-oh', 'general', 'open_web_search', 'allowed', 'SEAD 5 (ODNI, 12 May 2016)'],
  ];
  it.each(cited)('in %s for %s on %s: %s, citing %s', (id, agency, method, verdict, citation) => {
    expect(ruling(packsOf(id), agency, method, 'public')).toMatchObject({ ruling: verdict, citation });
  });

  it('asks consent for what the candidate supplied and for an outside report, and the stricter row wins', () => {
    const rule = (method: (typeof METHODS)[number], ground: (typeof ACCESS_BASES)[number]) =>
      ruling(packsOf('us-il'), 'general', method, ground).ruling;
    expect(rule('candidate_supplied_handle', 'supplied_by_candidate')).toBe('needs_consent');
    expect(rule('open_web_search', 'third_party_report')).toBe('needs_consent');
    expect(rule('open_web_search', 'public')).toBe('allowed');
  });
});

describe('a method is refused', () => {
  it.each(FORBIDDEN_METHODS)('%s: with the statute, the mark and the incident form', (method) => {
    const policy = { packs: packsOf('us-oh'), agencyType: 'general' } as const;
    const refuse = () => requireLawfulMethod(policy, method, 'public', THING);
    expect(refuse).toThrow(DomainError);
    expect(refuse).toThrow(/\(.+; not verified by counsel\) Nothing was stored\.$/);
    expect(refuse).toThrow(
      expect.objectContaining({
        kind: 'forbidden',
        code: 'search.method_forbidden',
        details: {
          missing: [expect.objectContaining({ code: 'incident', related: ['req_1', 'scr_1'] })],
          form: {
            href: '/v1/incidents',
            body: { kind: 'unlawful_method', requisition_id: 'req_1', screening_id: 'scr_1' },
          },
        },
      }),
    );
    expect(isSearchMethod(method)).toBe(false);
  });

  it('and never stored, even if a pack allowed it', () => {
    const [federal] = packsOf('us-federal');
    if (federal === undefined) throw new Error('no federal pack');
    const lax = federal.methods.map((row) => ({ ...row, ruling: 'allowed' as const }));
    const policy = { packs: [{ ...federal, methods: lax }], agencyType: 'general' } as const;
    expect(() => requireLawfulMethod(policy, 'pretext_profile', 'public', THING)).toThrow(DomainError);
  });
});

describe('a site is refused', () => {
  const packs = packsOf('us-oh');
  it.each([
    'ancestry.com',
    'https://www.ancestry.com/family-tree/person/1',
    'HTTPS://WWW.ANCESTRY.COM./x',
    'http://user:word@search.ancestry.com:8080/',
    'https://ａｎｃｅｓｔｒｙ.com/x',
    'https://web.archive.org/web/2020/https://www.ancestry.com/x',
    'https://cache.example/?u=https%3A%2F%2Fwww.23andme.com%2Fx',
    ' gedmatch.com ',
  ])('%s', (place) => {
    expect(forbiddenSite(packs, place)).not.toBeNull();
    expect(() => requireLawfulSite({ packs }, place, THING)).toThrow(/off limits/);
  });

  it.each([
    'google.com',
    'https://notancestry.com/x',
    'https://ancestry.com.example.org/',
    'court register',
    '',
  ])('but not %s', (place) => {
    expect(forbiddenSite(packs, place)).toBeNull();
  });

  it('also when a query names it', () => {
    const named = (query: string) => forbiddenSitesIn(packs, query).map((site) => site.host);
    expect(named('site:ancestry.com "Jordan Example"')).toEqual(['ancestry.com']);
    expect(named('"Jordan Example" (site:www.23andme.com|-site:gedmatch.com)')).toEqual([
      '23andme.com',
      'gedmatch.com',
    ]);
    expect(named('"Jordan Example" Columbus site:facebook.com')).toEqual([]);
  });
});
