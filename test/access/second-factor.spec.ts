import { Secret } from 'otpauth';
import { codeAt } from '../../src/platform/access/one-time-codes.js';
import { PASSWORD, PlatformApp } from '../support/platform-app.js';

let platform: PlatformApp;
let production: PlatformApp;

beforeAll(async () => {
  platform = await PlatformApp.start({ environment: { LOGIN_RATE_LIMIT: '1000' } });
  production = await PlatformApp.start({ environment: { LOGIN_RATE_LIMIT: '1000', NODE_ENV: 'production' } });
}, 60_000);
afterAll(() => Promise.all([platform.stop(), production.stop()]));

const STEP_MS = 30_000;

/** The code of an app that was told this secret, some steps from now: a code is taken once, the next step's again. */
function code(secret: string, stepsAhead = 0): string {
  return codeAt(Buffer.from(Secret.fromBase32(secret).bytes), new Date(Date.now() + stepsAhead * STEP_MS));
}

function wrongCode(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => code(secret, steps));
  return (
    ['000000', '111111', '222222', '333333', '444444', '555555'].find((it) => !right.includes(it)) ?? '666666'
  );
}

/** An account with the factor on; the first code of the present step is used up. */
async function enrolled(app: PlatformApp, email: string, role: 'reviewer' | 'screener'): Promise<string> {
  const authorization = await app.as(email, [role]);
  const enrolment = await app
    .http()
    .put('/v1/account/second-factor')
    .set('Authorization', authorization)
    .send({ password: PASSWORD })
    .expect(200);
  expect(enrolment.body.uri).toContain(`secret=${enrolment.body.secret}`);
  await app
    .http()
    .post('/v1/account/second-factor/confirmation')
    .set('Authorization', authorization)
    .send({ password: PASSWORD, code: code(enrolment.body.secret) })
    .expect(200, { object: 'second_factor', is_on: true });
  return enrolment.body.secret;
}

const logIn = (app: PlatformApp, email: string, more: object = {}) =>
  app
    .http()
    .post('/v1/sessions')
    .send({ email, password: PASSWORD, ...more });

describe('an account with a second factor is not entered', () => {
  it('with the password alone, and only who knows the password learns that a code is missing', async () => {
    await enrolled(platform, 'alone@example.org', 'reviewer');
    const missing = await logIn(platform, 'alone@example.org').expect(401);
    expect(missing.body.code).toBe('login.code_required');
    const guessed = await logIn(platform, 'alone@example.org', { password: 'not-the-password-1' }).expect(
      401,
    );
    expect(guessed.body.code).toBe('login.refused');
  });

  it('with a wrong code, and guessing codes is slowed down like guessing passwords', async () => {
    const secret = await enrolled(platform, 'guessed@example.org', 'reviewer');
    const guess = () => logIn(platform, 'guessed@example.org', { code: wrongCode(secret) });
    for (let i = 0; i < 5; i++) expect((await guess().expect(401)).body.code).toBe('second_factor.refused');
    await guess().expect(429);
    expect(await platform.ledger('session.refused')).toContainEqual(
      expect.objectContaining({ reason: 'wrong_code' }),
    );
  });

  it('with a code that was used, nor by the second of two who send the same at once', async () => {
    const secret = await enrolled(platform, 'replayed@example.org', 'reviewer');
    await logIn(platform, 'replayed@example.org', { code: code(secret) }).expect(401);
    const next = { code: code(secret, 1) };
    const answers = await Promise.all([1, 2].map(() => logIn(platform, 'replayed@example.org', next)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it('through a dump of the database', async () => {
    const secret = await enrolled(platform, 'dumped@example.org', 'reviewer');
    const rows = await platform.sql('SELECT f::text AS row FROM access.second_factor f');
    const dump = rows.map(({ row }) => String(row)).join('\n');
    expect(dump).not.toContain(Buffer.from(Secret.fromBase32(secret).bytes).toString('hex'));
    expect(dump).not.toContain(secret);
  });
});

describe('a second factor', () => {
  it('is not set up, confirmed or removed with a borrowed session, without the password', async () => {
    const authorization = await platform.as('borrowed@example.org', ['reviewer']);
    const wrong = { password: 'not-the-password-1', code: '123456' };
    for (const [method, path] of [
      ['put', '/v1/account/second-factor'],
      ['post', '/v1/account/second-factor/confirmation'],
      ['post', '/v1/account/second-factor/removal'],
    ] as const) {
      const { code: _, ...passwordOnly } = wrong;
      const body = method === 'put' ? passwordOnly : wrong;
      const answer = await platform.http()[method](path).set('Authorization', authorization).send(body);
      expect([path, answer.status, answer.body.code]).toEqual([path, 401, 'password.refused']);
    }
  });

  it('counts once its first code was right, survives a change of password, and ends with its removal', async () => {
    const email = 'whole@example.org';
    const secret = await enrolled(platform, email, 'screener');
    const session = (await logIn(platform, email, { code: code(secret, 1) }).expect(201)).body;
    const authorization = `Bearer ${session.access_token}`;
    const password = 'another-harbour-17-oak';
    await platform
      .http()
      .post('/v1/account/password')
      .set('Authorization', authorization)
      .send({ password: PASSWORD, new_password: password })
      .expect(204);
    // The step is used up; time goes on for the account instead of for the test.
    await platform.sql('UPDATE access.second_factor SET last_step = 0 WHERE account_id = $1', [
      session.account.id,
    ]);
    await logIn(platform, email, { password, code: code(secret) }).expect(201);
    await platform.sql('UPDATE access.second_factor SET last_step = 0 WHERE account_id = $1', [
      session.account.id,
    ]);
    await platform
      .http()
      .post('/v1/account/second-factor/removal')
      .set('Authorization', authorization)
      .send({ password, code: code(secret) })
      .expect(200, { object: 'second_factor', is_on: false });
    await logIn(platform, email, { password }).expect(201);
  });

  it('of who lost the phone is removed by an administrator, and their sessions end', async () => {
    const email = 'lost@example.org';
    const secret = await enrolled(platform, email, 'reviewer');
    const session = (await logIn(platform, email, { code: code(secret, 1) }).expect(201)).body;
    const administrator = await platform.as('removes@example.org', ['administrator']);
    const path = `/v1/users/${session.account.id}/second-factor`;
    await platform.http().delete(path).set('Authorization', `Bearer ${session.access_token}`).expect(403);
    const removed = await platform.http().delete(path).set('Authorization', administrator).expect(200);
    expect(removed.body.ended).toBeGreaterThanOrEqual(1);
    await platform
      .http()
      .get('/v1/account')
      .set('Authorization', `Bearer ${session.access_token}`)
      .expect(401);
    await platform.http().delete(path).set('Authorization', administrator).expect(409);
    await logIn(platform, email).expect(201);
  });
});

describe('in production', () => {
  it('an administrator does nothing but set up a second factor until it was shown', async () => {
    const email = 'strong@example.org';
    const before = await production.as(email, ['administrator']);
    const refused = await production.http().get('/v1/users').set('Authorization', before).expect(403);
    expect(refused.body.code).toBe('second_factor.required');
    const { body } = await production
      .http()
      .put('/v1/account/second-factor')
      .set('Authorization', before)
      .send({ password: PASSWORD })
      .expect(200);
    await production
      .http()
      .post('/v1/account/second-factor/confirmation')
      .set('Authorization', before)
      .send({ password: PASSWORD, code: code(body.secret) })
      .expect(200);
    await production.http().get('/v1/users').set('Authorization', before).expect(403);
    const session = (await logIn(production, email, { code: code(body.secret, 1) }).expect(201)).body;
    await production
      .http()
      .get('/v1/users')
      .set('Authorization', `Bearer ${session.access_token}`)
      .expect(200);
  });

  it('other roles work without one', async () => {
    const coordinator = await production.as('plain@example.org', ['coordinator']);
    await production.http().get('/v1/users').set('Authorization', coordinator).expect(200);
  });
});
