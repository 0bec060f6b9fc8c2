import type { Response } from 'supertest';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  REDIRECT_URI,
  TestIdentityProvider,
} from '../support/identity-provider.js';
import { type Person, TestService } from '../support/service.js';

// People log in through a real OpenID Connect provider, with everything that may be wrong with its answer.

let provider: TestIdentityProvider;
let service: TestService;
let administrator: Person;

beforeAll(async () => {
  provider = await TestIdentityProvider.start();
  service = await TestService.start({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    OIDC_REDIRECT_URI: REDIRECT_URI,
    OIDC_ROLES: 'hr-screeners=screener,hr-reviewers=reviewer,hr-audit=auditor,hr-managers=hiring_manager',
    OIDC_SECOND_FACTORS: 'mfa,otp',
  });
  administrator = await service.person('administrator');
}, 120_000);

afterAll(async () => {
  await service.stop();
  await provider.stop();
});

interface Begun {
  readonly authorization_url: string;
  readonly login_ticket: string;
}

async function begin(): Promise<Begun> {
  const { body } = await service.anonymous.post('/v1/sessions/oidc/authorizations').expect(201);
  return body;
}

function finish(callback_url: string, login_ticket: string): PromiseLike<Response> {
  return service.anonymous.post('/v1/sessions/oidc').send({ callback_url, login_ticket });
}

async function logIn(subject: string): Promise<Response> {
  const begun = await begin();
  return finish(await provider.signIn(begun.authorization_url, subject), begun.login_ticket);
}

async function refusedAs(answer: PromiseLike<Response>, code: string): Promise<void> {
  const { status, body } = await answer;
  expect([status, body.code]).toEqual([401, code]);
}

let count = 0;

/** Somebody whom the provider knows, and for whom an administrator made an account. */
async function employee(
  roles: readonly string[],
  amr: readonly string[] = [],
): Promise<{ subject: string; email: string }> {
  count += 1;
  const subject = `sub-${count}`;
  const email = `employee-${count}@city.example`;
  await administrator
    .post('/v1/users', {
      email,
      display_name: `Employee ${count}`,
      password: 'nine amber kettles drift by',
      roles: ['screener'],
    })
    .expect(201);
  provider.people.set(subject, { email, email_verified: true, roles, amr });
  return { subject, email };
}

describe('nobody gets in', () => {
  it('whom no administrator made an account for', async () => {
    provider.people.set('stranger', {
      email: 'stranger@city.example',
      email_verified: true,
      roles: ['hr-screeners'],
    });
    await refusedAs(logIn('stranger'), 'login.no_account');
  });

  it('with an address that the provider has not verified', async () => {
    const { subject, email } = await employee(['hr-screeners']);
    provider.people.set(subject, { email, email_verified: false, roles: ['hr-screeners'] });
    await refusedAs(logIn(subject), 'login.no_account');
  });

  it('with the address of somebody who is linked already', async () => {
    const { subject, email } = await employee(['hr-screeners']);
    expect((await logIn(subject)).status).toBe(201);
    provider.people.set('heir', { email, email_verified: true, roles: ['hr-screeners'] });
    await refusedAs(logIn('heir'), 'login.no_account');
  });

  it('whose account was disabled', async () => {
    const { subject } = await employee(['hr-screeners']);
    const { body } = await logIn(subject);
    const user = await administrator.get(`/v1/users/${body.account.id}`).expect(200);
    await administrator
      .patch(`/v1/users/${body.account.id}`, { disabled: true })
      .set('If-Match', user.headers['etag'] ?? '')
      .expect(200);
    await refusedAs(logIn(subject), 'login.no_account');
  });

  it('without a role of ours, or with roles that nobody may hold together', async () => {
    const none = await employee(['hr-kitchen']);
    await refusedAs(logIn(none.subject), 'login.no_role');
    const both = await employee(['hr-screeners', 'hr-audit']);
    await refusedAs(logIn(both.subject), 'login.no_role');
  });

  it('with an answer to another login, a forged one, or one used before', async () => {
    const { subject } = await employee(['hr-screeners']);
    const [mine, other] = [await begin(), await begin()];
    const callback = await provider.signIn(mine.authorization_url, subject);
    await refusedAs(finish(callback, other.login_ticket), 'login.refused');
    await refusedAs(finish(callback, `${mine.login_ticket.slice(0, -2)}xx`), 'login.refused');
    await refusedAs(
      finish(callback.replace('127.0.0.1:9', 'evil.example'), mine.login_ticket),
      'login.refused',
    );
    await refusedAs(
      finish(callback.replace(/state=[^&]+/, 'state=forged'), mine.login_ticket),
      'login.refused',
    );
    await refusedAs(
      finish(callback.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example'), mine.login_ticket),
      'login.refused',
    );
    await refusedAs(
      finish(callback.replace(/code=[^&]+/, 'code=forged'), mine.login_ticket),
      'login.refused',
    );
    await refusedAs(finish(`${REDIRECT_URI}?error=access_denied`, mine.login_ticket), 'login.refused');
    await refusedAs(finish('not an address', mine.login_ticket), 'login.refused');
    expect((await finish(callback, mine.login_ticket)).status).toBe(201);
    await refusedAs(finish(callback, mine.login_ticket), 'login.refused');
  });
});

describe('who has an account', () => {
  it('is linked at the first login, and known by the provider’s name for them from then on', async () => {
    const { subject, email } = await employee(['hr-screeners']);
    const first = await logIn(subject);
    expect(first.body).toMatchObject({ object: 'session', account: { email, roles: ['screener'] } });
    provider.people.set(subject, {
      email: 'married@city.example',
      email_verified: true,
      roles: ['hr-screeners'],
    });
    const second = await logIn(subject);
    expect(second.body.account.id).toBe(first.body.account.id);
  });

  it('holds the roles that the provider gives, from this login on, in the sessions that are open too', async () => {
    const { subject, email } = await employee(['hr-screeners', 'hr-reviewers']);
    const first = await logIn(subject);
    expect(first.body.account.roles).toEqual(['screener', 'reviewer']);
    provider.people.set(subject, { email, email_verified: true, roles: ['hr-managers'] });
    expect((await logIn(subject)).body.account.roles).toEqual(['hiring_manager']);
    const me = await service.anonymous
      .get('/v1/account')
      .set('Authorization', `Bearer ${first.body.access_token}`)
      .expect(200);
    expect(me.body.roles).toEqual(['hiring_manager']);
  });

  it('has shown a second factor where the provider says so', async () => {
    const [plain, strong] = [
      await employee(['hr-screeners'], ['pwd']),
      await employee(['hr-screeners'], ['pwd', 'otp']),
    ];
    const shown: boolean[] = [];
    for (const { subject } of [plain, strong]) {
      const { body } = await logIn(subject);
      const sessions = await service.anonymous
        .get('/v1/sessions')
        .set('Authorization', `Bearer ${body.access_token}`)
        .expect(200);
      shown.push(sessions.body.data[0].second_factor);
    }
    expect(shown).toEqual([false, true]);
  });

  it('leaves marks in the ledger', async () => {
    const auditor = await service.person('auditor');
    const { body } = await auditor.get('/v1/ledger/entries?kind=account.linked&limit=1').expect(200);
    expect(body.data[0].body).toMatchObject({ issuer: provider.issuer });
    expect(JSON.stringify(body)).not.toContain('@city.example');
  });
});

it('a provider that does not answer is said to be none, and passwords still work', async () => {
  const away = await TestService.start({
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    OIDC_REDIRECT_URI: REDIRECT_URI,
  });
  const { body } = await away.anonymous.post('/v1/sessions/oidc/authorizations').expect(503);
  expect(body.code).toBe('login.provider_unavailable');
  await away.person('screener');
  await away.stop();
});

it('where no provider is configured there is none', async () => {
  const without = await TestService.start();
  const { body } = await without.anonymous.post('/v1/sessions/oidc/authorizations').expect(404);
  expect(body.code).toBe('identity_provider.not_found');
  await without.stop();
});
