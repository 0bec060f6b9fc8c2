import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoLogin } from '../../apps/demo-logins.js';
import { ROLES } from '../../kernel/permission.js';
import { loadConfig } from '../../platform/config/config.js';
import { listAt, StoryBroken, textAt, valueAt } from './answer.js';

/** A running service with a demo workspace. */
export interface Instance {
  readonly url: string;
  readonly logins: readonly DemoLogin[];
  /** Stops it if it was started for the story alone. */
  stop(): Promise<void>;
}

const ASK_WITHIN_MS = 3000;

/**
 * The instance that is running, at `FAIRSCREEN_URL` or else at `PORT`, with the logins of `DATA_DIR`; null when
 * none answers and one may be started.
 *
 * @throws StoryBroken if the address was given and is of no use
 */
export async function runningInstance(environment: NodeJS.ProcessEnv): Promise<Instance | null> {
  const given = environment['FAIRSCREEN_URL']?.trim() ?? '';
  const config = loadConfig({ PORT: environment['PORT'], DATA_DIR: environment['DATA_DIR'] });
  const url = given === '' ? `http://127.0.0.1:${config.http.port}` : given;
  const isReady = await answersReady(url);
  if (!isReady && given !== '') throw new StoryBroken('No Fairscreen is ready at FAIRSCREEN_URL.');
  if (!isReady) return null;
  const logins = loginsIn(config.dataDir);
  if (logins !== null) return { url, logins, stop: async () => {} };
  if (given === '') return null;
  throw new StoryBroken('There are no demo logins in DATA_DIR. Set it to the data folder of that instance.');
}

async function answersReady(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ASK_WITHIN_MS);
    const response = await fetch(new URL('/health/ready', url), { signal });
    return valueAt(await response.json(), 'status') === 'ready';
  } catch {
    return false;
  }
}

/** The logins that a demo workspace left in its data folder, or null if it has none. */
export function loginsIn(dataDir: string): readonly DemoLogin[] | null {
  const file = join(dataDir, 'demo-logins.json');
  if (!existsSync(file)) return null;
  const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return listAt({ kept }, 'kept').flatMap((login) => {
    const role = ROLES.find((it) => it === valueAt(login, 'role'));
    return role === undefined
      ? []
      : [{ role, email: textAt(login, 'email'), password: textAt(login, 'password') }];
  });
}
