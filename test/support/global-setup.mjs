import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const hooks = new URL('typescript-hooks.mjs', import.meta.url).href;
const keeper = fileURLToPath(new URL('test-cluster.ts', import.meta.url));

/**
 * One PostgreSQL cluster for the whole run. A process of its own keeps it and ends it when this end of its
 * input closes: at the teardown, and just as well when the run is interrupted or killed. Jest loads this file
 * as it is, without compiling it, hence plain JavaScript.
 */
export default async function startTestCluster() {
  const child = spawn(process.execPath, ['--import', hooks, keeper], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true, // Not in the terminal's group: Ctrl-C must not end it before it has cleaned up.
  });
  globalThis.testCluster = child;
  for await (const line of createInterface({ input: child.stdout })) {
    Object.assign(process.env, JSON.parse(line));
    child.stdout.unref();
    child.unref();
    return;
  }
  throw new Error('The PostgreSQL for the tests did not start; the lines above say why.');
}
