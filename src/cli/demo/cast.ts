import type { DemoLogin } from '../../apps/demo-logins.js';
import type { Role } from '../../kernel/permission.js';
import { StoryBroken } from './answer.js';
import { Person } from './person.js';

/** The people of the story, one per role. */
export type Cast = { readonly [role in Role]: Person };

/** Everybody logs in at one address, or each at the address of their own side. */
export async function logInAll(
  url: string | { readonly [role in Role]: string },
  logins: readonly DemoLogin[],
): Promise<Cast> {
  const as = (role: Role) => {
    const login = logins.find((candidate) => candidate.role === role);
    if (login === undefined) throw new StoryBroken(`There is no demo login for ${role}.`);
    return Person.logIn(typeof url === 'string' ? url : url[role], login);
  };
  return {
    administrator: await as('administrator'),
    coordinator: await as('coordinator'),
    screener: await as('screener'),
    reviewer: await as('reviewer'),
    hiring_manager: await as('hiring_manager'),
    auditor: await as('auditor'),
  };
}
