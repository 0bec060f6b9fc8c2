import { LiveSessions } from '../../src/platform/access/live-sessions.js';
import { PASSWORD, PlatformApp } from '../support/platform-app.js';

let platform: PlatformApp;

beforeAll(async () => {
  platform = await PlatformApp.start({ environment: { LOGIN_RATE_LIMIT: '1000' } });
}, 60_000);
afterAll(() => platform.stop());

const asBearer = (session: { access_token: string }) => `Bearer ${session.access_token}`;
const account = (authorization: string) =>
  platform.http().get('/v1/account').set('Authorization', authorization);

describe('my sessions', () => {
  it('of somebody else can not be ended by me, and look as if there were none', async () => {
    const mine = await platform.as('mine@example.org', ['screener']);
    await platform.account('theirs@example.org', ['screener']);
    const theirs = await platform.logIn('theirs@example.org');
    const { body } = await platform
      .http()
      .delete(`/v1/sessions/${theirs.id}`)
      .set('Authorization', mine)
      .expect(404);
    expect(body.code).toBe('session.not_found');
    await account(asBearer(theirs)).expect(200);
  });

  it('are listed, newest first, without tokens, and ended one by one', async () => {
    await platform.account('many@example.org', ['screener']);
    const [first, second] = [
      await platform.logIn('many@example.org'),
      await platform.logIn('many@example.org'),
    ];
    const list = () => platform.http().get('/v1/sessions').set('Authorization', asBearer(second)).expect(200);
    const { body } = await list();
    expect(body.data.map(({ id, current }: { id: string; current: boolean }) => [id, current])).toEqual([
      [second.id, true],
      [first.id, false],
    ]);
    expect(JSON.stringify(body)).not.toContain(first.refresh_token.split('.')[1]);
    await platform
      .http()
      .delete(`/v1/sessions/${first.id}`)
      .set('Authorization', asBearer(second))
      .expect(204);
    await account(asBearer(first)).expect(401);
    expect((await list()).body.data).toHaveLength(1);
    expect(await platform.ledger('session.revoked')).toContainEqual(
      expect.objectContaining({ session_id: first.id, reason: 'ended_by_owner' }),
    );
  });

  it('all end when an administrator says so', async () => {
    await platform.account('ended@example.org', ['screener']);
    const session = await platform.logIn('ended@example.org');
    const administrator = await platform.as('ends@example.org', ['administrator']);
    const path = `/v1/users/${session.account.id}/sessions`;
    await platform.http().delete(path).set('Authorization', asBearer(session)).expect(403);
    await platform
      .http()
      .delete(path)
      .set('Authorization', administrator)
      .expect(200, { object: 'ended_sessions', ended: 1 });
    await account(asBearer(session)).expect(401);
  });
});

it('sessions that ended long ago are removed, others stay', async () => {
  await platform.account('old@example.org', ['screener']);
  const [old, present] = [await platform.logIn('old@example.org'), await platform.logIn('old@example.org')];
  await platform.sql("UPDATE access.session SET expires_at = now() - interval '31 days' WHERE id = $1", [
    old.id,
  ]);
  await platform.app.get(LiveSessions).purgeEnded(new Date());
  const rows = await platform.sql('SELECT id FROM access.session WHERE account_id = $1', [old.account.id]);
  expect(rows).toEqual([{ id: present.id }]);
});

describe('my password', () => {
  const change = (authorization: string, body: object) =>
    platform.http().post('/v1/account/password').set('Authorization', authorization).send(body);

  it('is not changed without the present one, nor to one that is guessed first', async () => {
    const authorization = await platform.as('keeps@example.org', ['screener']);
    const wrong = { password: 'not-the-password-1', new_password: 'another-harbour-17-oak' };
    expect((await change(authorization, wrong).expect(401)).body.code).toBe('password.refused');
    await change(authorization, { password: PASSWORD, new_password: 'password1234' }).expect(422);
    await platform.logIn('keeps@example.org');
  });

  it('is no place to guess with a borrowed session', async () => {
    const authorization = await platform.as('lent@example.org', ['screener']);
    const guess = () =>
      change(authorization, { password: 'wrong-guess-12', new_password: 'another-harbour-17-oak' });
    for (let i = 0; i < 5; i++) await guess().expect(401);
    await guess().expect(429);
  });

  it('once changed ends my other sessions and opens new ones', async () => {
    await platform.account('changes@example.org', ['screener']);
    const [here, elsewhere] = [
      await platform.logIn('changes@example.org'),
      await platform.logIn('changes@example.org'),
    ];
    const password = 'another-harbour-17-oak';
    await change(asBearer(here), { password: PASSWORD, new_password: password }).expect(204);
    await account(asBearer(here)).expect(200);
    await account(asBearer(elsewhere)).expect(401);
    const login = { email: 'changes@example.org', password };
    await platform.http().post('/v1/sessions').send(login).expect(201);
    await platform
      .http()
      .post('/v1/sessions')
      .send({ ...login, password: PASSWORD })
      .expect(401);
  });
});
