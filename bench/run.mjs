#!/usr/bin/env node
// Runs the benchmarks of this folder one after the other, each in a process of its own, and puts their figures together.
// Usage: npm run bench -- [NAME …] [--quick] [--json FILE]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machine } from './machine.mjs';

const BENCHMARKS = ['filter', 'http', 'pipeline', 'packets', 'lists', 'uniformity', 'ledger', 'start'];

const { values, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    explain: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !BENCHMARKS.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No such benchmark: ${unknown.join(', ')}. There are: ${BENCHMARKS.join(', ')}.\n`);
  process.exit(64);
}

const report = { machine: machine(), quick: values.quick, benchmarks: [], failed: [] };
const { cpu, processors, memory_gb, system, node, load_before } = report.machine;
console.log(
  `${cpu}, ${processors} processors, ${memory_gb} GB, ${system}, Node ${node}, load ${load_before.join(' ')}`,
);

const folder = mkdtempSync(join(tmpdir(), 'fairscreen-bench-run-'));
try {
  for (const name of positionals.length > 0 ? positionals : BENCHMARKS) {
    console.log(`\n== ${name}`);
    const answer = join(folder, `${name}.json`);
    const script = fileURLToPath(new URL(`${name}.bench.mjs`, import.meta.url));
    const flags = [
      ...(values.quick ? ['--quick'] : []),
      ...(values.explain ? ['--explain'] : []),
      '--json',
      answer,
    ];
    const { status } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, ...flags],
      {
        stdio: 'inherit',
      },
    );
    if (status !== 0) report.failed.push(name);
    if (existsSync(answer)) report.benchmarks.push(JSON.parse(readFileSync(answer, 'utf8')));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
if (report.failed.length > 0) console.error(`\nFailed: ${report.failed.join(', ')}`);
process.exit(report.failed.length === 0 ? 0 : 1);
