import fc from 'fast-check';
import { NEUTRAL_MARK } from '../../src/kernel/safe-text.js';
import { filter } from '../../src/vault/filter/filter.js';
import { type FilterContext, HELD_REASONS } from '../../src/vault/filter/removal.js';
import { compileRuleset } from '../../src/vault/filter/ruleset.js';
import { loadRuleset } from '../../src/vault/ruleset/ruleset-in-force.js';

const ruleset = loadRuleset();
const NOBODY: FilterContext = { people: [] };
const safe = (text: string, context: FilterContext = NOBODY): string =>
  filter(text, context, ruleset).safeText;

describe('held texts', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['x'.repeat(1_048_577), 'too_long'],
    ['⌬⎈⏣⌖⌗⌘⌙⌚⎔⎕⎖⎗⎘⎙⎚ ok', 'undecidable_text'],
    ['k\u200bi\u200bb\u200bi\u200btz the z\u200bo\u200br\u200bk and q\u200bu\u200bo\u200bp', 'low_certainty'],
    ['Он живёт в городе и работает в банке, а его жена учитель.', 'unknown_script'],
    [
      'Mi esposa y yo somos de la misma ciudad y trabajamos en el hospital con los niños.',
      'unknown_language',
    ],
  ];
  it.each(cases)('%#: become the mark alone, with a reason from the closed list', (text, reason) => {
    const result = filter(text, NOBODY, ruleset);
    expect(result.held).toBe(reason);
    expect(result.safeText).toBe(NEUTRAL_MARK);
    expect(result.removals).toEqual([]);
  });

  it('a text that costs more steps than its length allows is held, not passed', () => {
    const poor = {
      ...compileRuleset('@religion\n=person\nmuslim\n', ruleset.detectors, -1_000_000),
      digest: 'x',
    };
    expect(filter('A Muslim came by.', NOBODY, poor).held).toBe('budget_exceeded');
  });

  it('an error inside holds the text', () => {
    const broken = { ...ruleset, wordRules: new Map(), nameRules: [], detectorOf: ruleset.detectorOf };
    const raising = {
      ...broken,
      numberRules: [{ detector: 'x@1', rule: { id: 'x', words: [], find: () => raise() } }],
    };
    expect(filter('It is 5 miles.', NOBODY, raising)).toMatchObject({
      held: 'error',
      safeText: NEUTRAL_MARK,
    });
  });
});

function raise(): never {
  throw new Error('broken rule');
}

describe('names', () => {
  const people: FilterContext['people'] = [
    { role: 'candidate', names: ['Aroha Tamihana'], handles: ['aroha_t'] },
    { role: 'other', names: ['Bill Ostrowski'], handles: [] },
  ];
  it('listed people become stable references', () => {
    expect(safe('Aroha Tamihana wrote to Bill Ostrowski. Ms. Tamihana paid the bill.', { people })).toBe(
      'The candidate wrote to person 1. The candidate paid the bill.',
    );
    expect(safe('from @aroha_t today', { people })).toBe('from the candidate today');
  });
});

describe('pronouns', () => {
  it.each([
    ['He is late and she was early.', 'They are late and they were early.'],
    ['She runs the shop; he always locks his car.', 'They run the shop; they always lock their car.'],
    ['Is he there? I saw her last week.', 'Are they there? I saw them last week.'],
    ["She's been there, hasn't she?", "They've been there, hasn't they?"],
    ['The book is hers, he hurt himself.', 'The book is theirs, they hurt themselves.'],
    ['He sells pills.', 'This person sells pills.'],
  ])('%s', (text, expected) => {
    expect(safe(text)).toBe(expected);
  });
});

describe('review', () => {
  const text = 'My coworker is a Buddhist from the annex.';
  it('a lifted removal stays in the text, an added one goes', () => {
    const [removal] = filter(text, NOBODY, ruleset).removals;
    expect(removal).toBeDefined();
    if (!removal) return;
    expect(safe(text, { people: [], lifted: [{ start: removal.start, end: removal.end }] })).toBe(text);
    const at = text.indexOf('annex');
    expect(safe(text, { people: [], added: [{ start: at, end: at + 5, class: 'religion' }] })).not.toContain(
      'annex',
    );
  });
  it('a class that is not in force is left alone', () => {
    expect(safe(text, { people: [], activeClasses: new Set(['age'] as const) })).toBe(text);
  });
});

describe('properties', () => {
  const pieces = fc.constantFrom(
    ...'a an the he she his her is was muslim deaf woman 45 years old and , . ! # @ [removed] - born & &amp; **'.split(
      ' ',
    ),
    '👩🏽',
    '\u200b',
    'м',
    '𝓰',
    'Ｊ',
    '\ud800',
    '\n',
    '&#109;',
    'DOB 3/4/1961',
    'http://x.org/gay/1',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ maxLength: 300 }),
    fc.array(pieces, { maxLength: 40 }).map((p) => p.join(' ')),
    fc.array(pieces, { maxLength: 40 }).map((p) => p.join('')),
  );

  it('never throws, gives ordered exact offsets, and holds only for listed reasons', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const result = filter(text, NOBODY, ruleset);
        let at = 0;
        for (const r of result.removals) {
          expect(r.start).toBeGreaterThanOrEqual(at);
          expect(r.end).toBeGreaterThan(r.start);
          expect(r.end).toBeLessThanOrEqual(text.length);
          at = r.end;
        }
        if (result.held !== null) expect(HELD_REASONS).toContain(result.held);
        if (result.held === null && result.removals.length === 0 && !text.includes(NEUTRAL_MARK)) {
          expect(result.safeText).toBe(text);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('is deterministic', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(filter(text, NOBODY, ruleset)).toEqual(filter(text, NOBODY, ruleset));
      }),
    );
  });

  it('writes no sign that is neither in the input nor in the mark or a neutral form', () => {
    const neutral = /^[a-z[\]' .-]$/i;
    fc.assert(
      fc.property(texts, (text) => {
        const signs = new Set(text);
        for (const sign of filter(text, NOBODY, ruleset).safeText)
          expect(signs.has(sign) || neutral.test(sign)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
