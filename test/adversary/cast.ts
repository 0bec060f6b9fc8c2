import type { Role } from '../../src/kernel/permission.js';
import { AccessTokens } from '../../src/platform/access/access-tokens.js';
import { PASSWORD, type Person, type TestService } from '../support/service.js';
import type { SeededCase } from './seeded-case.js';
import type { Wire } from './wire.js';

/** Somebody who tries everything. */
export interface Attacker {
  readonly name: string;
  /** None for who has no valid login. */
  readonly roles: readonly Role[];
  /** Assigned to the seeded case as screener or reviewer. */
  readonly readsRaw: boolean;
  /** Its coordinator. */
  readonly readsFiltered: boolean;
  /** Null for who sends none. */
  token: string | null;
  /** Logs in again where a request has ended the session; null for who must stay outside. */
  readonly renew: (() => Promise<void>) | null;
}

export async function castOf(service: TestService, at: SeededCase, wire: Wire): Promise<Attacker[]> {
  const insider = (name: string, person: Person, roles: Role[], reads: 'raw' | 'filtered' | 'neither') =>
    attackerOf(wire, name, person, roles, reads);
  const disabled = await service.person('hiring_manager');
  const fromThen = await service.person('screener', 'reviewer');
  const { administrator } = at;
  const { headers } = await administrator.get(`/v1/users/${disabled.accountId}`).expect(200);
  await administrator
    .patch(`/v1/users/${disabled.accountId}`, { disabled: true })
    .set('If-Match', String(headers['etag']))
    .expect(200);
  return [
    insider('hiring manager', at.hiringManager, ['hiring_manager'], 'neither'),
    insider('auditor', at.auditor, ['auditor'], 'neither'),
    insider('administrator', administrator, ['administrator'], 'neither'),
    insider('coordinator', at.coordinator, ['coordinator'], 'filtered'),
    insider('screener', at.screener, ['screener'], 'raw'),
    insider('reviewer', at.reviewer, ['reviewer'], 'raw'),
    insider('hiring manager of another', at.foreign.hiringManager, ['hiring_manager'], 'neither'),
    insider('coordinator of another', at.foreign.coordinator, ['coordinator'], 'neither'),
    insider('screener of another', at.foreign.screener, ['screener'], 'neither'),
    insider('reviewer of another', at.foreign.reviewer, ['reviewer'], 'neither'),
    outsider('nobody', null),
    outsider('a disabled account', disabled.accessToken),
    outsider('an expired token', await expiredToken(service, fromThen)),
    outsider('an unsigned token', unsigned(at.screener.accessToken)),
  ];
}

function attackerOf(
  wire: Wire,
  name: string,
  person: Person,
  roles: Role[],
  reads: 'raw' | 'filtered' | 'neither',
): Attacker {
  const attacker: Attacker = {
    name,
    roles,
    readsRaw: reads === 'raw',
    readsFiltered: reads === 'filtered',
    token: person.accessToken,
    renew: async () => {
      const body = JSON.stringify({ email: person.email, password: PASSWORD });
      const answer = await wire.ask({ method: 'POST', path: '/v1/sessions', body });
      if (answer.status !== 201) throw new Error(`${name} can not log in again: ${answer.text}`);
      const session: { access_token: string } = JSON.parse(answer.text);
      attacker.token = session.access_token;
    },
  };
  return attacker;
}

function outsider(name: string, token: string | null): Attacker {
  return { name, roles: [], readsRaw: false, readsFiltered: false, token, renew: null };
}

/** Ours in every part, of a session that lives, and an hour old. */
async function expiredToken(service: TestService, person: Person): Promise<string> {
  const claims: { sid: string } = JSON.parse(decoded(person.accessToken.split('.')[1]));
  const hourAgo = new Date(Date.now() - 3_600_000);
  const ofThen = { accountId: person.accountId, sessionId: claims.sid };
  return service.app.get(AccessTokens, { strict: false }).issue(ofThen, hourAgo);
}

function unsigned(token: string): string {
  const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  return `${header}.${token.split('.')[1]}.`;
}

function decoded(part = ''): string {
  return Buffer.from(part, 'base64url').toString('utf8');
}
