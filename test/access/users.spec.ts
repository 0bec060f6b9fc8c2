import { newId } from '../../src/kernel/ids.js';
import { ROLES, type Role } from '../../src/kernel/permission.js';
import { PASSWORD, PlatformApp } from '../support/platform-app.js';

let platform: PlatformApp;
let admin: string;

beforeAll(async () => {
  platform = await PlatformApp.start({ environment: { LOGIN_RATE_LIMIT: '1000' } });
  admin = await platform.as('admin@example.org', ['administrator']);
});

afterAll(() => platform.stop());

const NEW_USER = { display_name: 'Sam Lee', password: 'copper-violin-38-dune', roles: ['screener'] };
const post = (email: string, change: object = {}) =>
  platform
    .http()
    .post('/v1/users')
    .set('Authorization', admin)
    .send({ email, ...NEW_USER, ...change });

describe('a user is not made', () => {
  const refused: ReadonlyArray<readonly [why: string, change: object, field: string]> = [
    ['with a short password', { password: 'short-one-1' }, 'password'],
    ['with a password everybody tries', { password: 'Password12345' }, 'password'],
    ['with a password of one repeated part', { password: 'abcabcabcabc' }, 'password'],
    ['with digits for a password', { password: '123456789012' }, 'password'],
    ['without a role', { roles: [] }, 'roles'],
    ['with a role nobody knows', { roles: ['superuser'] }, 'roles'],
    ['as auditor and something else', { roles: ['auditor', 'screener'] }, 'roles'],
    ['as administrator and something else', { roles: ['coordinator', 'administrator'] }, 'roles'],
    ['with an e-mail that is none', { email: 'sam' }, 'email'],
    ['with an e-mail in letters whose lower case is disputed', { email: 'İ@example.org' }, 'email'],
    ['with an id of their choice', { id: newId('account') }, 'id'],
  ];

  it.each(refused)('%s', async (_why, change, field) => {
    const { body } = await post('refused@example.org', change).expect(422);
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
    expect(JSON.stringify(body)).not.toMatch(/refused@|Password12345|İ@/);
  });

  it('with an e-mail that is taken, in whatever case', async () => {
    await post('taken@example.org').expect(201);
    const { body } = await post('Taken@Example.ORG').expect(409);
    expect(body.code).toBe('user.email_taken');
  });

  it.each(ROLES.filter((role) => role !== 'administrator'))('by a %s', async (role: Role) => {
    const token = await platform.as(`${role}-tries@example.org`, [role]);
    const { body } = await platform
      .http()
      .post('/v1/users')
      .set('Authorization', token)
      .send({ email: 'x@example.org', ...NEW_USER })
      .expect(403);
    expect(body).toMatchObject({
      code: 'permission.denied',
      detail: expect.stringContaining('accounts:manage'),
    });
  });
});

describe('a user is not changed', () => {
  it('without If-Match, with an old one or with a star', async () => {
    const { body } = await post('versioned@example.org').expect(201);
    const patch = () =>
      platform.http().patch(`/v1/users/${body.id}`).set('Authorization', admin).send({ display_name: 'S' });
    expect((await patch().expect(428)).body.code).toBe('precondition.required');
    await patch().set('If-Match', '*').expect(428);
    expect((await patch().set('If-Match', '"v2"').expect(412)).body.code).toBe('precondition.stale');
    await patch().set('If-Match', 'W/"v1"').expect(412);
    const changed = await patch().set('If-Match', '"v1"').expect(200);
    expect(changed.headers['etag']).toBe('"v2"');
    expect(changed.body).toMatchObject({ display_name: 'S', version: 2 });
    await patch().set('If-Match', '"v1"').expect(412);
  });

  it('by two at once', async () => {
    const { body } = await post('raced@example.org').expect(201);
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((display_name) =>
        platform
          .http()
          .patch(`/v1/users/${body.id}`)
          .set('Authorization', admin)
          .set('If-Match', '"v1"')
          .send({ display_name }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('when nothing is said', async () => {
    const { body } = await post('nothing@example.org').expect(201);
    await platform
      .http()
      .patch(`/v1/users/${body.id}`)
      .set('Authorization', admin)
      .set('If-Match', '"v1"')
      .send({})
      .expect(422);
  });

  it('when they are the last administrator', async () => {
    const second = (await post('second-admin@example.org', { roles: ['administrator'] }).expect(201)).body;
    const first = (await platform.http().get('/v1/account').set('Authorization', admin)).body;
    const disable = (id: string, version: number) =>
      platform
        .http()
        .patch(`/v1/users/${id}`)
        .set('Authorization', admin)
        .set('If-Match', `"v${version}"`)
        .send({ disabled: true });
    await disable(second.id, 1).expect(200);
    const { body } = await disable(first.id, 1).expect(409);
    expect(body.code).toBe('user.last_administrator');
    await platform
      .http()
      .patch(`/v1/users/${first.id}`)
      .set('Authorization', admin)
      .set('If-Match', '"v1"')
      .send({ roles: ['screener'] })
      .expect(409);
  });
});

describe('what is not there', () => {
  it.each([newId('account'), newId('finding'), 'x', '%00', "' OR 1=1"])('is 404: %s', async (id) => {
    const { body } = await platform
      .http()
      .get(`/v1/users/${id === '%00' ? id : encodeURIComponent(id)}`)
      .set('Authorization', admin)
      .expect(404);
    expect(body).toMatchObject({ code: 'user.not_found', detail: 'There is no such user.' });
  });
});

describe('a change takes effect at once', () => {
  it('a role that is taken away', async () => {
    const token = await platform.as('demoted@example.org', ['coordinator']);
    const { body } = await platform.http().get('/v1/account').set('Authorization', token).expect(200);
    await platform.http().get('/v1/users').set('Authorization', token).expect(200);
    await platform
      .http()
      .patch(`/v1/users/${body.id}`)
      .set('Authorization', admin)
      .set('If-Match', '"v1"')
      .send({ roles: ['screener'] })
      .expect(200);
    await platform.http().get('/v1/users').set('Authorization', token).expect(403);
  });

  it('disabling ends the sessions, and enabling does not bring them back', async () => {
    const token = await platform.as('paused@example.org', ['coordinator']);
    const id = (await platform.http().get('/v1/account').set('Authorization', token)).body.id;
    const patch = (version: number, disabled: boolean) =>
      platform
        .http()
        .patch(`/v1/users/${id}`)
        .set('Authorization', admin)
        .set('If-Match', `"v${version}"`)
        .send({ disabled })
        .expect(200);
    expect((await patch(1, true)).body.disabled_at).toEqual(expect.any(String));
    await platform.http().get('/v1/account').set('Authorization', token).expect(401);
    expect((await patch(2, false)).body.disabled_at).toBeNull();
    await platform.http().get('/v1/account').set('Authorization', token).expect(401);
    await platform.logIn('paused@example.org');
  });

  it('a new password ends the sessions and the old password', async () => {
    const token = await platform.as('forgetful@example.org', ['reviewer']);
    const id = (await platform.http().get('/v1/account').set('Authorization', token)).body.id;
    await platform
      .http()
      .post(`/v1/users/${id}/password`)
      .set('Authorization', admin)
      .send({ password: 'amber-ladder-52-frost' })
      .expect(200);
    await platform.http().get('/v1/account').set('Authorization', token).expect(401);
    await platform
      .http()
      .post('/v1/sessions')
      .send({ email: 'forgetful@example.org', password: PASSWORD })
      .expect(401);
    await platform
      .http()
      .post('/v1/sessions')
      .send({ email: 'forgetful@example.org', password: 'amber-ladder-52-frost' })
      .expect(201);
    expect(await platform.ledger('user.password_reset')).toContainEqual({
      account_id: id,
      before: 'present',
      after: 'replaced',
    });
  });
});

describe('users', () => {
  it('are shown without anything secret', async () => {
    const { body, headers } = await post('shown@example.org', { roles: ['hiring_manager'] }).expect(201);
    expect(headers['etag']).toBe('"v1"');
    expect(body).toEqual({
      object: 'user',
      id: expect.stringMatching(/^acc_/),
      email: 'shown@example.org',
      display_name: 'Sam Lee',
      roles: ['hiring_manager'],
      version: 1,
      created_at: expect.stringMatching(/Z$/),
      disabled_at: null,
    });
    expect(await platform.ledger('user.created')).toContainEqual({
      account_id: body.id,
      roles: ['hiring_manager'],
      before: null,
      after: 'active',
    });
  });

  it('are listed newest first, page by page, each once', async () => {
    const seen: string[] = [];
    let href: string | null = '/v1/users?limit=7';
    while (href !== null) {
      const page: {
        body: { object: string; data: { id: string }[]; has_more: boolean; next_href: string | null };
      } = await platform.http().get(href).set('Authorization', admin).expect(200);
      expect(page.body.object).toBe('list');
      expect(page.body.has_more).toBe(page.body.next_href !== null);
      seen.push(...page.body.data.map(({ id }) => id));
      href = page.body.next_href;
    }
    const all = await platform.sql('SELECT id FROM access.account ORDER BY id DESC');
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('are listed by role, also on the next page', async () => {
    const { body } = await platform
      .http()
      .get('/v1/users?role=screener&limit=1')
      .set('Authorization', admin)
      .expect(200);
    expect(body.next_href).toContain('role=screener');
    const next = await platform.http().get(body.next_href).set('Authorization', admin).expect(200);
    expect(next.body.data[0].roles).toContain('screener');
  });

  it.each(['limit=0', 'limit=101', 'limit=1&limit=2', 'cursor=abc', 'cursor=', 'sort=email', 'role=x'])(
    'are not listed with %s',
    async (query) => {
      await platform.http().get(`/v1/users?${query}`).set('Authorization', admin).expect(422);
    },
  );
});
