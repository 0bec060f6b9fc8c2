#!/usr/bin/env node
// Scores a filter command on original sentences: conduct mixed with protected facts, traps, disguises.
//   node score-own.mjs --cmd '<command>' [--eval DIR] [--examples N] [--out FILE] a.jsonl b.jsonl …
// The command reads {"id","text"} lines and writes {"id","text"} lines, in any order. A text without an
// answer counts as unfiltered. Definitions are those of the harness's score.mjs: `must_go` is gone when
// neither it nor a folded form of it is left, `must_stay` is kept when it stands word for word, a trap is
// touched when anything in it changed but white space.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const options = { eval: resolve(here, '../../../../shared/eval'), examples: '0' };
const files = [];
for (let i = 2; i < process.argv.length; i++) {
  const word = process.argv[i];
  if (word.startsWith('--')) options[word.slice(2)] = process.argv[++i];
  else files.push(word);
}
if (!options.cmd || !files.length) {
  process.stderr.write(
    "usage: score-own.mjs --cmd '<command>' [--eval DIR] [--examples N] [--out FILE] FILE.jsonl …\n",
  );
  process.exit(2);
}
const lib = pathToFileURL(resolve(options.eval, 'lib.mjs')).href;
const { fold, hardFold, has, embedded, noPH, words, keptMask, hash } = await import(lib);

const units = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => ({ file: basename(file), ...JSON.parse(line) })),
);
const kindOf = (unit) => (!unit.must_go ? 'traps' : unit.canon ? 'adversarial' : 'mixed');

/** Runs the command over all texts; ids are opaque and the order is shuffled, so position says nothing. */
function answers() {
  const output = units.map((unit) => unit.text);
  const answered = new Set();
  let errors = 0;
  const take = (line) => {
    if (!line.trim()) return;
    try {
      const row = JSON.parse(line);
      const index = Number(String(row.id).slice(1));
      if (!(index in units) || typeof row.text !== 'string') throw new Error('not an answer');
      if (row.error) errors++;
      output[index] = row.text;
      answered.add(index);
    } catch {
      errors++;
    }
  };
  return new Promise((done, failed) => {
    const child = spawn(options.cmd, { shell: true, stdio: ['pipe', 'pipe', 'inherit'] });
    let rest = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      lines.forEach(take);
    });
    child.on('error', failed);
    child.on('close', () => {
      take(rest);
      done({ output, errors, unanswered: units.length - answered.size });
    });
    child.stdin.on('error', () => {});
    const order = units.map((_, i) => i).sort((a, b) => hash(`o${a}`) - hash(`o${b}`));
    child.stdin.end(order.map((i) => `${JSON.stringify({ id: `q${i}`, text: units[i].text })}\n`).join(''));
  });
}

const squash = (text) => text.replace(/\s+/g, ' ').trim();
const stayKept = (out, stay) => fold(out).includes(fold(stay));
function goGone(text, out, go, canon) {
  const glued = embedded(text, go);
  const raw = noPH(out);
  const key = fold(go);
  const left = key ? has(fold(raw), key, glued || !/[\p{L}\p{N}]/u.test(key)) : raw.includes(go);
  if (left) return false;
  const hard = canon?.length ? hardFold(raw) : '';
  return !canon?.some((form) => has(hard, form, glued));
}

const tables = { mixed: new Map(), traps: new Map(), adversarial: new Map() };
const failures = { mixed: [], traps: [], adversarial: [] };
function put(kind, unit, name, value, weight = 1) {
  for (const row of [unit.cls ?? '?', 'ALL']) {
    const cells = tables[kind].get(row) ?? {};
    cells[name] ??= { sum: 0, n: 0 };
    cells[name].sum += Number(value) * weight;
    cells[name].n += weight;
    tables[kind].set(row, cells);
  }
}

const { output, errors, unanswered } = await answers();
units.forEach((unit, i) => {
  const kind = kindOf(unit);
  const out = output[i];
  const fail = (why) => failures[kind].push({ cls: unit.cls ?? '?', id: unit.id, why, in: unit.text, out });
  if (kind === 'traps') {
    const mask = keptMask(
      words(unit.text).map((x) => x.w),
      words(noPH(out)).map((x) => x.w),
    );
    const touched = squash(out) !== squash(unit.text);
    put(kind, unit, 'touched', touched);
    const lost = mask.filter((bit) => !bit).length;
    put(kind, unit, 'words lost', lost / (mask.length || 1), mask.length || 1);
    put(
      kind,
      unit,
      'lure kept',
      unit.stay.every((stay) => stayKept(out, stay)),
    );
    if (touched) fail('touched');
    return;
  }
  const left = unit.must_go.filter((go) => !goGone(unit.text, out, go, unit.canon));
  const lost = unit.must_stay.filter((stay) => !stayKept(out, stay));
  for (const go of unit.must_go) put(kind, unit, 'must-go gone', !left.includes(go));
  for (const stay of unit.must_stay) put(kind, unit, 'must-stay kept', !lost.includes(stay));
  put(kind, unit, 'whole right', !left.length && !lost.length);
  const why = [left.length && `left: ${left.join(' | ')}`, lost.length && `lost: ${lost.join(' | ')}`];
  if (left.length || lost.length) fail(why.filter(Boolean).join(' ; '));
});

const percent = (cell) => (cell ? ((100 * cell.sum) / cell.n).toFixed(1) : '-');
const lines = [`texts=${units.length} errors=${errors} unanswered=${unanswered}`];
const report = { texts: units.length, errors, unanswered };
for (const [kind, table] of Object.entries(tables)) {
  if (!table.size) continue;
  const names = Object.keys(table.get('ALL'));
  const counts = (cls) => units.filter((u) => kindOf(u) === kind && (cls === 'ALL' || u.cls === cls)).length;
  const heads = names.map((name) => name.padStart(16)).join('');
  lines.push('', `${kind.padEnd(22)}${heads}       n`);
  report[kind] = {};
  const rows = [...table.keys()].filter((row) => row !== 'ALL').sort();
  for (const row of [...rows, 'ALL']) {
    const cells = table.get(row);
    const shown = names.map((name) => percent(cells[name]).padStart(16)).join('');
    lines.push(row.padEnd(22) + shown + String(counts(row)).padStart(8));
    report[kind][row] = Object.fromEntries(names.map((name) => [name, percent(cells[name])]));
  }
}
const shownFailures = Number(options.examples);
for (const [kind, list] of Object.entries(failures)) {
  if (!shownFailures || !list.length) continue;
  lines.push('', `--- failures ${kind} (${list.length})`);
  const sorted = list.sort((a, b) => hash(a.id + a.why) - hash(b.id + b.why)).slice(0, shownFailures);
  for (const one of sorted) {
    lines.push(`[${one.cls}] ${one.id} ${one.why}`);
    lines.push(`   in : ${one.in.replace(/\n/g, ' ')}`, `   out: ${one.out.replace(/\n/g, ' ')}`);
  }
}
process.stdout.write(`${lines.join('\n')}\n`);
if (options.out) writeFileSync(options.out, `${JSON.stringify(report, null, 1)}\n`);
if (errors || unanswered) process.exitCode = 1;
