#!/usr/bin/env node
// Runs every benchmark of this folder one after the other, with the same arguments (--quick for a smoke run).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCHMARKS = ['filter.bench.mjs', 'uniformity.bench.mjs', 'ledger.bench.mjs'];

let failed = 0;
for (const name of BENCHMARKS) {
  console.log(`\n== ${name}`);
  const file = fileURLToPath(new URL(name, import.meta.url));
  const args = ['--disable-warning=ExperimentalWarning', file, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
