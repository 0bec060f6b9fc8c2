// On what the figures were measured: without it they say nothing.
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';

export function machine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    processors: availableParallelism(),
    memory_gb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    fairscreen: JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version,
    load_before: loadavg().map((load) => Math.round(load * 100) / 100),
    at: new Date().toISOString(),
  };
}
