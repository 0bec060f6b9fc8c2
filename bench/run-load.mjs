// Starts the load generator and waits for its answer.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const GENERATOR = fileURLToPath(new URL('load.mjs', import.meta.url));

/** @throws Error when a request was refused: then something else was measured than was meant */
export async function runLoad(job) {
  const child = spawn(process.execPath, [GENERATOR], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(job));
  const answer = JSON.parse(await text(child.stdout));
  if (Object.keys(answer.refused).length > 0) {
    throw new Error(`${job.method} ${job.url} was refused: ${JSON.stringify(answer.refused)}`);
  }
  return answer;
}
