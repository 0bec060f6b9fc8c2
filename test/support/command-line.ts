import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const HOOKS = new URL('typescript-hooks.mjs', import.meta.url).href;
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** What a command left: its exit code and what it wrote. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the command line as a process of its own, with this environment and no other settings. */
export async function runCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  input = '',
): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    ['--import', HOOKS, '--disable-warning=ExperimentalWarning', CLI, ...args],
    {
      env: { PATH: process.env['PATH'], ...environment },
    },
  );
  child.stdin.end(input);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, out, err };
}
