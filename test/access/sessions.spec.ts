import { newId } from '../../src/kernel/ids.js';
import { AccessTokens } from '../../src/platform/access/access-tokens.js';
import { LoginAttempts } from '../../src/platform/access/login-attempts.js';
import { Runtime } from '../../src/platform/runtime.js';
import { PASSWORD, PlatformApp } from '../support/platform-app.js';

let platform: PlatformApp;

beforeAll(async () => {
  platform = await PlatformApp.start({ environment: { LOGIN_RATE_LIMIT: '1000' } });
});

afterAll(() => platform.stop());

const withToken = (token: string) =>
  platform.http().get('/v1/account').set('Authorization', `Bearer ${token}`);

describe('nobody gets in', () => {
  it('without a token', async () => {
    const { body, headers } = await platform.http().get('/v1/account').expect(401);
    expect(body).toMatchObject({
      code: 'session.required',
      status: 401,
      request_id: headers['x-request-id'],
    });
    expect(headers['www-authenticate']).toMatch(/^Bearer/);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('with a token of no algorithm, another key, another session or another time', async () => {
    const id = await platform.account('forged@example.org', ['screener']);
    const session = await platform.logIn('forged@example.org');
    const tokens = platform.app.get(AccessTokens);
    const [header, payload] = session.access_token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const wrongKey = `${header}.${payload}.${'A'.repeat(43)}`;
    const noSession = await tokens.issue({ accountId: id, sessionId: newId('session') }, new Date());
    const otherAccount = await tokens.issue(
      { accountId: newId('account'), sessionId: session.id },
      new Date(),
    );
    const old = await tokens.issue(
      { accountId: id, sessionId: session.id },
      new Date(Date.now() - 16 * 60_000),
    );
    await withToken(session.access_token).expect(200);
    for (const token of [unsigned, wrongKey, noSession, otherAccount, old, session.refresh_token, 'x']) {
      await withToken(token).expect(401);
    }
  });

  it('with a wrong password, an unknown e-mail or a disabled account, all in the same words', async () => {
    await platform.account('known@example.org', ['reviewer']);
    const disabled = await platform.account('disabled@example.org', ['reviewer']);
    await platform.sql('UPDATE access.account SET disabled_at = now() WHERE id = $1', [disabled]);
    const answers = [];
    for (const login of [
      { email: 'known@example.org', password: 'not-the-password-1' },
      { email: 'nobody@example.org', password: 'not-the-password-1' },
      { email: 'disabled@example.org', password: PASSWORD },
    ]) {
      const { body } = await platform.http().post('/v1/sessions').send(login).expect(401);
      answers.push({ ...body, request_id: null });
    }
    expect(answers[0]).toMatchObject({ code: 'login.refused' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('with a session that has ended', async () => {
    await platform.account('leaves@example.org', ['screener']);
    const session = await platform.logIn('leaves@example.org');
    await platform
      .http()
      .delete('/v1/sessions/current')
      .set('Authorization', `Bearer ${session.access_token}`)
      .expect(204);
    await withToken(session.access_token).expect(401);
    await platform
      .http()
      .post('/v1/sessions/refresh')
      .send({ refresh_token: session.refresh_token })
      .expect(401);
    expect(await platform.ledger('session.revoked')).toContainEqual({
      session_id: session.id,
      account_id: session.account.id,
      reason: 'logged_out',
      before: 'open',
      after: 'revoked',
    });
  });

  it('with a session that has expired', async () => {
    await platform.account('late@example.org', ['screener']);
    const session = await platform.logIn('late@example.org');
    await platform.sql('UPDATE access.session SET expires_at = now() WHERE id = $1', [session.id]);
    await withToken(session.access_token).expect(401);
    await platform
      .http()
      .post('/v1/sessions/refresh')
      .send({ refresh_token: session.refresh_token })
      .expect(401);
  });
});

describe('a refresh token', () => {
  const refresh = (refresh_token: string) =>
    platform.http().post('/v1/sessions/refresh').send({ refresh_token });

  it('works once; using any old one ends the session', async () => {
    await platform.account('copied@example.org', ['screener']);
    const first = await platform.logIn('copied@example.org');
    const second = (await refresh(first.refresh_token).expect(200)).body;
    const third = (await refresh(second.refresh_token).expect(200)).body;
    await withToken(third.access_token).expect(200);
    await refresh(first.refresh_token).expect(401);
    await refresh(third.refresh_token).expect(401);
    await withToken(third.access_token).expect(401);
    expect(await platform.ledger('session.revoked')).toContainEqual(
      expect.objectContaining({ session_id: first.id, reason: 'refresh_token_reused' }),
    );
  });

  it('that somebody made up is refused and ends nothing', async () => {
    await platform.account('envied@example.org', ['screener']);
    const session = await platform.logIn('envied@example.org');
    const [id, , seal] = session.refresh_token.split('.');
    await refresh(`${id}.${'A'.repeat(43)}.${seal}`).expect(401);
    await refresh(`${id}.${'A'.repeat(43)}`).expect(401);
    await withToken(session.access_token).expect(200);
  });

  it('works for one of two who send it at the same time', async () => {
    await platform.account('twice@example.org', ['screener']);
    const session = await platform.logIn('twice@example.org');
    const answers = await Promise.all([1, 2, 3].map(() => refresh(session.refresh_token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('is not stored', async () => {
    await platform.account('stored@example.org', ['screener']);
    const session = await platform.logIn('stored@example.org');
    const rows = await platform.sql(
      'SELECT row_to_json(s)::text AS row FROM access.session s WHERE id = $1',
      [session.id],
    );
    expect(String(rows[0]?.['row'])).not.toContain(session.refresh_token.split('.')[1]);
  });
});

describe('guessing', () => {
  it('is slowed down for the one who guesses, not for the one who is guessed', async () => {
    await platform.account('target@example.org', ['screener']);
    const guess = () =>
      platform.http().post('/v1/sessions').send({ email: 'TARGET@example.org', password: 'wrong-guess-12' });
    for (let i = 0; i < 5; i++) await guess().expect(401);
    const { body, headers } = await guess().expect(429);
    expect(body.code).toBe('login.too_many_attempts');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    // The address is part of what is counted; another person's account is untouched.
    await platform.account('bystander@example.org', ['screener']);
    await platform.logIn('bystander@example.org');
  });

  it('is slowed down for e-mails that nobody has, too', async () => {
    const guess = () =>
      platform.http().post('/v1/sessions').send({ email: 'ghost@example.org', password: 'wrong-guess-12' });
    for (let i = 0; i < 5; i++) await guess().expect(401);
    await guess().expect(429);
  });

  it('by many tries at once passes no more than five', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        platform.http().post('/v1/sessions').send({ email: 'swarm@example.org', password: 'wrong-guess-12' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  });

  it('is counted for all processes together', async () => {
    const [one, other] = [0, 1].map(() => new LoginAttempts(platform.room, platform.app.get(Runtime)));
    for (let i = 0; i < 5; i++) await one?.begin('shared@example.org', '192.0.2.7');
    await expect(other?.begin('shared@example.org', '192.0.2.7')).rejects.toMatchObject({
      code: 'login.too_many_attempts',
    });
    await other?.begin('shared@example.org', '192.0.2.8');
  });

  it('leaves neither e-mail nor address in the table', async () => {
    await new LoginAttempts(platform.room, platform.app.get(Runtime)).begin('plain@example.org', '192.0.2.9');
    const rows = await platform.sql('SELECT row_to_json(a)::text AS row FROM access.login_attempt a');
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(String(row)).not.toMatch(/@|192\.0\.2/);
  });

  it('lets nobody in while tries cannot be counted', async () => {
    await platform.account('uncounted@example.org', ['screener']);
    await platform.sql('ALTER TABLE access.login_attempt RENAME TO login_attempt_away');
    const { status } = await platform
      .http()
      .post('/v1/sessions')
      .send({ email: 'uncounted@example.org', password: PASSWORD });
    await platform.sql('ALTER TABLE access.login_attempt_away RENAME TO login_attempt');
    expect(status).toBe(500);
    await platform.logIn('uncounted@example.org');
  });
});

describe('logging in', () => {
  it('answers tokens, who I am and what I may do', async () => {
    const id = await platform.account('dana@example.org', ['screener', 'reviewer']);
    const { body, headers } = await platform
      .http()
      .post('/v1/sessions')
      .send({ email: 'Dana@Example.org', password: PASSWORD })
      .expect(201);
    expect(body).toMatchObject({
      object: 'session',
      token_type: 'Bearer',
      expires_in: 900,
      account: { object: 'account', id, email: 'dana@example.org', roles: ['screener', 'reviewer'] },
    });
    expect(body.account.permissions).toEqual(expect.arrayContaining(['searches:log', 'redactions:review']));
    expect(body.account.permissions).not.toContain('packets:read');
    expect(headers['cache-control']).toBe('no-store');
    const me = await withToken(body.access_token).expect(200);
    expect(me.body).toEqual(body.account);
  });

  it('leaves no e-mail, name or password in the ledger', async () => {
    await platform
      .http()
      .post('/v1/sessions')
      .send({ email: 'trace@example.org', password: 'trace-password-1' });
    const rows = await platform.sql('SELECT string_agg(canonical, $1) AS all FROM ledger.recorded', ['\n']);
    const all = String(rows[0]?.['all']);
    expect(all).toContain('session.refused');
    for (const word of ['example.org', 'Test Person', PASSWORD, 'trace-password'])
      expect(all).not.toContain(word);
  });
});
