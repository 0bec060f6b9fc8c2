import { CONDUCT_CATEGORIES, CONDUCT_DEFINITIONS } from '../../src/screenings/conduct-categories.js';
import { MINIMUM_GRADES, meetsMinimum } from '../../src/screenings/validation-grades.js';
import { IDENTIFIER_KINDS } from '../../src/vault/findings/identifier-kinds.js';
import { attributionOf } from '../../src/vault/validations/attribution.js';
import { authenticityOf, REQUIRED_CHECKS } from '../../src/vault/validations/authenticity.js';
import { independentSources, SOURCE_KINDS, SOURCE_RULES } from '../../src/vault/validations/corroboration.js';
import { overallGrade } from '../../src/vault/validations/overall-grade.js';

const FULL = { method: 'full_page_capture', archiveCopy: 'same' } as const;

describe('attribution', () => {
  it('a name alone is never more than unconfirmed, however often it is named', () => {
    expect(attributionOf(['full_name'])).toBe('unconfirmed');
    expect(attributionOf(['full_name', 'full_name', 'full_name'])).toBe('unconfirmed');
    expect(attributionOf([])).toBe('unconfirmed');
  });

  it.each(IDENTIFIER_KINDS)('no single identifier confirms: %s', (kind) => {
    expect(attributionOf([kind, kind])).not.toBe('confirmed');
  });

  it.each([
    [['photo'], 'unconfirmed'],
    [['full_name', 'location'], 'probable'],
    [['location', 'employer'], 'probable'],
    [['email'], 'probable'],
    [['full_name', 'handle_supplied'], 'confirmed'],
    [['linked_profile', 'photo'], 'confirmed'],
    [['full_name', 'photo', 'location', 'employer'], 'confirmed'],
  ] as const)('%j is %s', (identifiers, expected) => {
    expect(attributionOf(identifiers)).toBe(expected);
  });
});

describe('authenticity', () => {
  it('is doubtful when something could not be ruled out, whatever else was done', () => {
    expect(authenticityOf([...REQUIRED_CHECKS.verified], ['parody'], FULL)).toBe('doubtful');
  });

  it('is doubtful when too little was looked into', () => {
    expect(authenticityOf([], [], FULL)).toBe('doubtful');
    expect(authenticityOf(['archive_copy_checked', 'context_read'], [], FULL)).toBe('doubtful');
  });

  it('needs every check of its grade', () => {
    for (const left of REQUIRED_CHECKS.verified) {
      expect(
        authenticityOf(
          REQUIRED_CHECKS.verified.filter((check) => check !== left),
          [],
          FULL,
        ),
      ).not.toBe('verified');
    }
    expect(authenticityOf(REQUIRED_CHECKS.verified, [], FULL)).toBe('verified');
    expect(authenticityOf(REQUIRED_CHECKS.plausible, [], FULL)).toBe('plausible');
  });
});

describe('a capture', () => {
  const checked = REQUIRED_CHECKS.verified;

  it('is doubtful when an archive copy differs, whatever else was done', () => {
    expect(authenticityOf(checked, [], { ...FULL, archiveCopy: 'differs' })).toBe('doubtful');
  });

  it.each([
    ['transcription', 'doubtful'],
    ['screenshot', 'plausible'],
    ['supplied_by_third_party', 'plausible'],
    ['web_archive_capture', 'verified'],
    [null, 'plausible'],
  ] as const)('by %s is %s at most', (method, most) => {
    expect(authenticityOf(checked, [], { method, archiveCopy: null })).toBe(most);
  });

  it('of the best kind makes nothing better that was not checked', () => {
    expect(authenticityOf([], [], FULL)).toBe('doubtful');
    expect(authenticityOf(REQUIRED_CHECKS.plausible, [], FULL)).toBe('plausible');
  });
});

describe('corroboration', () => {
  it('counts nothing that has the same origin', () => {
    const sameOrigin = SOURCE_KINDS.filter((kind) => !SOURCE_RULES[kind].independent);
    expect(sameOrigin).toContain('repost_or_quote');
    expect(independentSources(sameOrigin)).toBe(0);
    expect(independentSources([])).toBe(0);
  });

  it('counts sources that could be wrong on their own', () => {
    expect(independentSources(['court_or_public_record', 'repost_or_quote', 'news_report'])).toBe(2);
  });
});

describe('the overall grade', () => {
  it('is D for a doubtful post or an unknown author, however many sources repeat it', () => {
    expect(overallGrade('confirmed', 'doubtful', 9)).toBe('D');
    expect(overallGrade('unconfirmed', 'verified', 9)).toBe('D');
  });

  it('is A only when confirmed, verified and corroborated', () => {
    expect(overallGrade('confirmed', 'verified', 0)).toBe('B');
    expect(overallGrade('confirmed', 'plausible', 5)).toBe('B');
    expect(overallGrade('confirmed', 'verified', 1)).toBe('A');
  });

  it('is C for what is probable and plausible until a source says the same', () => {
    expect(overallGrade('probable', 'plausible', 0)).toBe('C');
    expect(overallGrade('probable', 'plausible', 1)).toBe('B');
  });
});

describe('the minimum for release', () => {
  it('is not met without a validation, nor by what no table knows', () => {
    expect(meetsMinimum('violence_or_threats', null)).toBe(false);
    expect(meetsMinimum('gossip', 'A')).toBe(false);
    expect(meetsMinimum('violence_or_threats', 'A+')).toBe(false);
  });

  it('is B for what speaks against a candidate and C for what speaks for them', () => {
    for (const category of CONDUCT_CATEGORIES) {
      const commendable = category === 'commendable_conduct';
      expect(MINIMUM_GRADES[category]).toBe(commendable ? 'C' : 'B');
      expect(meetsMinimum(category, 'C')).toBe(commendable);
      expect(meetsMinimum(category, 'B')).toBe(true);
      expect(meetsMinimum(category, 'D')).toBe(false);
      expect(CONDUCT_DEFINITIONS[category]).toMatch(/\.$/);
    }
  });
});
