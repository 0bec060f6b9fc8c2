import { readdirSync } from 'node:fs';
import { filter } from '../../src/vault/filter/filter.js';
import { loadRuleset } from '../../src/vault/ruleset/ruleset-in-force.js';
import type { Case } from './case.js';

/** Every detector's table of cases: what must go is gone, what must stay is there, letter for letter. */
const folder = new URL('.', import.meta.url);
const ruleset = loadRuleset();
const files = readdirSync(folder).filter((f) => f.endsWith('.cases.ts'));

function isCase(row: unknown): row is Case {
  return typeof row === 'object' && row !== null && 'text' in row && typeof row.text === 'string';
}

/** Pronouns and the verbs that agree with them are rewritten, not removed: they do not count as lost or changed. */
const GRAMMAR =
  /\b(?:he|she|they|his|her|hers|their|theirs|him|them|himself|herself|themselves|is|are|was|were|has|have|does|do|this person|[a-z]+(?=s\b)s)\b/gi;

function plain(text: string): string {
  return text.replace(GRAMMAR, '').replace(/\s+/g, ' ').trim();
}

function holds(text: string, word: string): boolean {
  const letters = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

async function casesOf(file: string): Promise<readonly Case[]> {
  const module: unknown = await import(new URL(file, folder).href);
  if (typeof module !== 'object' || module === null) return [];
  return Object.values(module).flatMap((rows: unknown) => (Array.isArray(rows) ? rows.filter(isCase) : []));
}

describe.each(files)('%s', (file) => {
  it('holds', async () => {
    const cases = await casesOf(file);
    expect(cases.length).toBeGreaterThan(3);
    const wrong: string[] = [];
    const changing: string[] = [];
    for (const { text, goes, stays } of cases) {
      const { safeText } = filter(text, { people: [] }, ruleset);
      if (filter(safeText, { people: [] }, ruleset).safeText !== safeText)
        changing.push(`not idempotent: ${safeText}`);
      for (const word of goes ?? [])
        if (holds(safeText, word)) wrong.push(`left "${word}": ${text} → ${safeText}`);
      for (const word of stays ?? []) {
        if (!plain(safeText).includes(plain(word))) wrong.push(`lost "${word}": ${text} → ${safeText}`);
      }
      if (!goes && stays && plain(safeText) !== plain(text)) wrong.push(`changed: ${text} → ${safeText}`);
    }
    expect(wrong).toEqual([]);
    expect(changing).toEqual([]);
  });
});
