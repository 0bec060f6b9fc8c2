#!/usr/bin/env node
// Merges the reviewed lexicons (src/vault/filter/lexicons/*.tsv) into the generated module that the filter loads.
// Usage: node scripts/build-lexicons.mjs [--check]   (--check: fail if the module is out of date, write nothing)
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'src/vault/filter/lexicons');
const target = join(root, 'src/vault/filter/generated/lexicon.data.ts');
const SPECIAL = ['safe', 'slurs', 'names', 'cues', 'emoji'];
const SHAPES = new Set('adj person noun place org event verb phrase role'.split(' '));
const ATOMS = new Set(
  'cap capmid caps lower solo person pred noun plural end kin self has origin takes colour stop rel mil pol union med preg fam orient age legal race lang school strong'.split(
    ' ',
  ),
);

const classes = [
  ...readFileSync(join(root, 'src/kernel/protected-class.ts'), 'utf8').matchAll(/^ {2}'([a-z_]+)',$/gm),
].map((m) => m[1]);

const SPELLED_OUT =
  /^(?:sleep|slept|sleeps|sleeping|live|lives|living|lived|stay|stays|staying|stayed|crashing|crashed|camping|camped) (?:in|inside|out of|at|behind|under|underneath|outside|on|by|near) /;

const problems = [];

function checkGate(gate) {
  if (gate === '' || gate === '-') return true;
  return gate.split('|').every((a) => a.split('+').every((n) => ATOMS.has(n.trim())));
}

/** The lines of one file by section. */
function read(file) {
  const lines = readFileSync(join(folder, file), 'utf8').split(/\r?\n/);
  const section = /^# class:\s*([a-z_]+)/m.exec(lines.join('\n'))?.[1] ?? file.replace(/\..*/, '');
  if (!SPECIAL.includes(section) && !classes.includes(section)) {
    problems.push(`${file}: unknown class "${section}"`);
    return { section, rows: [] };
  }
  const rows = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || (line.startsWith('#') && !line.includes('\t'))) continue;
    const columns = line.split('\t').map((c) => c.trim());
    const bad = (why) => {
      problems.push(`${file}:${index + 1}: ${why}`);
    };
    if (columns[0] === '') {
      bad('no term');
      continue;
    }
    if (!SPECIAL.includes(section)) {
      if (!SHAPES.has(columns[1])) {
        bad(`unknown shape "${columns[1]}"`);
        continue;
      }
      // Flags written in the gate's column: nothing else is all capitals.
      if (/^[CASVEGN]+$/.test(columns[2] ?? '')) columns.splice(2, 2, '', columns[2] + (columns[3] ?? ''));
      if (!checkGate(columns[2] ?? '-')) {
        bad(`unknown gate "${columns[2]}"`);
        continue;
      }
      columns.length = Math.min(columns.length, 5);
      for (let i = 1; i < columns.length; i++) if (columns[i] === '-') columns[i] = '';
    } else if (section === 'slurs') {
      if (!classes.includes(columns[1])) {
        bad(`unknown class "${columns[1]}"`);
        continue;
      }
      // Flags written in the gate's column: nothing else is all capitals.
      if (/^[CASVEGN]+$/.test(columns[2] ?? '')) columns.splice(2, 2, '', columns[2] + (columns[3] ?? ''));
      if (!checkGate(columns[2] ?? '-')) {
        bad(`unknown gate "${columns[2]}"`);
        continue;
      }
      columns.length = Math.min(columns.length, 4);
    } else if (section === 'emoji') {
      if (!classes.includes(columns[1])) {
        bad(`unknown class "${columns[1]}"`);
        continue;
      }
      columns.length = 2;
    } else if (section === 'safe') columns.length = 1;
    else columns.length = Math.min(columns.length, section === 'names' ? 3 : 2);
    // What the rule housing.no-home finds by structure need not be spelled out.
    if (section === 'housing_income_source' && SPELLED_OUT.test(columns[0])) continue;
    while (columns.at(-1) === '') columns.pop();
    rows.push(columns.join('\t'));
  }
  return { section, rows };
}

const sections = new Map([...classes, ...SPECIAL].map((c) => [c, new Set()]));
for (const file of readdirSync(folder)
  .filter((f) => f.endsWith('.tsv') && f !== 'overrides.tsv')
  .sort()) {
  const { section, rows } = read(file);
  for (const row of rows) sections.get(section)?.add(row);
}
for (const problem of problems) console.error(problem);

// overrides.tsv corrects single lines after review: class, term, and `drop` or a gate in place of the line's own.
const overrides = existsSync(join(folder, 'overrides.tsv'))
  ? readFileSync(join(folder, 'overrides.tsv'), 'utf8').split('\n')
  : [];
for (const line of overrides) {
  if (line === '' || line.startsWith('#')) continue;
  const [section, term, action, flags] = line.split('\t').map((c) => c.trim());
  const rows = sections.get(section);
  const own = rows ? [...rows].filter((row) => row.split('\t')[0] === term) : [];
  for (const row of own) {
    rows.delete(row);
    if (action === 'drop') continue;
    const columns = row.split('\t');
    while (columns.length < 3) columns.push('');
    columns[2] = action === '-' ? '' : action;
    if (flags !== undefined) columns[3] = flags === '-' ? '' : flags;
    if (checkGate(action)) rows.add(columns.join('\t'));
    else problems.push(`overrides.tsv: unknown gate "${action}"`);
  }
}

/** A class's lines in groups of equal columns, so that the filter reads the columns once. */
function grouped(rows) {
  const groups = new Map();
  for (const row of [...rows].sort()) {
    const [term, ...columns] = row.split('\t');
    const key = columns.join('\t').trimEnd();
    const terms = groups.get(key);
    if (terms) terms.push(term);
    else groups.set(key, [term]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, terms]) => `=${key}\n${terms.join('\n')}`);
}

const data = [...sections]
  .filter(([, rows]) => rows.size > 0)
  .map(([section, rows]) => {
    const lines = SPECIAL.includes(section) ? [...rows].sort() : grouped(rows);
    return `@${section}\n${lines.join('\n')}\n`;
  })
  .join('');
const compact = `// Generated by scripts/build-lexicons.mjs from src/vault/filter/lexicons. Do not edit.\nexport const LEXICON_DATA: string = ${JSON.stringify(data)};\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== compact) {
    console.error(
      'src/vault/filter/generated/lexicon.data.ts is out of date: run node scripts/build-lexicons.mjs',
    );
    process.exit(1);
  }
} else writeFileSync(target, compact);
const count = [...sections.values()].reduce((n, rows) => n + rows.size, 0);
console.error(`${count} lines from ${sections.size} sections`);
if (problems.length > 0) process.exitCode = 1;
