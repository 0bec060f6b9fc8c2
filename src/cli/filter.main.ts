import { runFilterLines } from './filter-lines.js';

/** `node dist/cli/filter.main.js [--explain] [--threads N]`: JSON Lines on standard input and output. */
const args = process.argv.slice(2);
const threads = args.indexOf('--threads');
process.exitCode = await runFilterLines(process.stdin, process.stdout, process.stderr, {
  explain: args.includes('--explain'),
  threads: threads >= 0 ? Number(args[threads + 1] ?? 1) || 1 : 1,
});
