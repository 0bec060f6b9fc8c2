import { isSide, SIDES } from './platform/config/sides.js';

const [side, ...rest] = process.argv.slice(2);

// Loaded only now: a process that runs one side has the other sides' code not even in memory.
if (side === undefined) {
  const { runService } = await import('./apps/run-service.js');
  await runService(process.env);
} else if (isSide(side) && rest.length === 0) {
  const { runSide } = await import('./apps/run-side.js');
  await runSide(side, process.env);
} else {
  const sides = Object.entries(SIDES).map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`);
  process.stderr.write(
    `Usage: node dist/main.js [SIDE]\nWithout a side everything runs in one process. Sides:\n${sides.join('\n')}\n`,
  );
  process.exitCode = 64;
}
