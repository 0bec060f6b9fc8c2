import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../kernel/permission.js';
import { createOnce } from '../platform/config/create-once.js';

/** A login of the demo workspace. */
export interface DemoLogin {
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}

/** Where the demo logins are kept, in the data folder, readable by its owner alone. */
const LOGINS_FILE = 'demo-logins.json';

/** One person per role. Their names are their roles, so that they hint at nothing. */
const DEMO_ROLES: readonly Role[] = [
  'administrator',
  'coordinator',
  'screener',
  'reviewer',
  'hiring_manager',
  'auditor',
];

/** The demo logins of this data folder, made on first use. Passwords are random: nothing can be guessed. */
export function keptDemoLogins(dataDir: string): readonly DemoLogin[] {
  const file = join(dataDir, LOGINS_FILE);
  if (!existsSync(file)) createOnce(file, `${JSON.stringify(DEMO_ROLES.map(newLogin), null, 2)}\n`, 0o600);
  const logins: readonly DemoLogin[] = JSON.parse(readFileSync(file, 'utf8'));
  return logins;
}

function newLogin(role: Role): DemoLogin {
  return {
    role,
    email: `${role.replace('_', '-')}@demo.example`,
    password: `demo-${randomBytes(9).toString('base64url')}`,
  };
}
