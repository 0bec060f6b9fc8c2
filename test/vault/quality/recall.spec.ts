import { readdirSync } from 'node:fs';
import type { ProtectedClass } from '../../../src/kernel/protected-class.js';
import { filter } from '../../../src/vault/filter/filter.js';
import type { ClassCounts } from '../../../src/vault/quality/quality.queries.js';
import { idOf, recallByClass, recallOfDetector, SHARED_CLASSES } from '../../../src/vault/quality/recall.js';
import { loadRuleset } from '../../../src/vault/ruleset/ruleset-in-force.js';

const SERVING = new Map<ProtectedClass, string>([
  ['religion', 'religion'],
  ['sex', 'sex'],
  ['gender_identity', 'gender-identity'],
]);

function counts(of: ProtectedClass, detector: string | null, confirmed: number, added = 0): ClassCounts {
  return { class: of, detector, confirmed, added };
}

describe('there is no recall', () => {
  it('of a class that nobody met', () => {
    expect(recallByClass([])).toEqual([]);
    expect(recallOfDetector('religion@1', [], SERVING)).toBeNull();
  });

  it('of a detector whose class another one reports too', () => {
    const shared = [counts('gender_identity', 'gender-identity@1', 5), counts('sex', 'sex@1', 5)];
    expect(recallOfDetector('gender-identity@1', shared, SERVING)).toBeNull();
    const both = [counts('religion', 'religion@1', 5), counts('religion', 'religion@2', 1)];
    expect(recallOfDetector('religion@1', both, SERVING)).toBeNull();
    expect(recallOfDetector('gone@1', [counts('religion', 'gone@1', 5)], SERVING)).toBeNull();
  });
});

it('what reviewers added counts against the class, and against the one detector that serves it', () => {
  const seen = [counts('religion', 'religion@1', 3), counts('religion', null, 0, 1)];
  expect(recallByClass(seen)).toMatchObject([
    { class: 'religion', confirmed: 3, added: 1, recall: { value: 0.75 } },
  ]);
  expect(recallOfDetector('religion@1', seen, SERVING)).toMatchObject({ hits: 3, cases: 4 });
});

it('what was withdrawn or only lifted leaves no case', () => {
  expect(recallByClass([counts('religion', 'religion@1', 0)])).toMatchObject([{ recall: null }]);
});

it('every class of the ruleset in force has one detector, and every shared one is a class of it', () => {
  const { detectorOf, detectors } = loadRuleset();
  expect(detectorOf.size).toBe(detectors.length);
  expect(new Set([...detectorOf.values()].map(idOf)).size).toBe(detectorOf.size);
  for (const shared of SHARED_CLASSES) expect(detectorOf.has(shared)).toBe(true);
});

it('over all the detectors’ own cases, no detector reports a class of another but a shared one', async () => {
  const ruleset = loadRuleset();
  const folder = new URL('../../corpus/', import.meta.url);
  const foreign = new Set<ProtectedClass>();
  let removals = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cases.ts'))) {
    const module: object = await import(new URL(file, folder).href);
    const cases: unknown[] = Object.values(module).flat();
    for (const row of cases) {
      if (typeof row !== 'object' || row === null || !('text' in row)) continue;
      for (const removal of filter(String(row.text), { people: [] }, ruleset).removals) {
        removals += 1;
        if (removal.detector !== ruleset.detectorOf.get(removal.class)) foreign.add(removal.class);
      }
    }
  }
  expect(removals).toBeGreaterThan(500);
  expect([...foreign].filter((it) => !SHARED_CLASSES.has(it))).toEqual([]);
});
