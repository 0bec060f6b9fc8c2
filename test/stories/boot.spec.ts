import { TestService } from '../support/service.js';

describe('a started service', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  it('refuses who does not log in', async () => {
    const response = await service.anonymous.get('/v1/packets').expect(401);
    expect(response.body).toMatchObject({ status: 401, code: 'session.required' });
  });

  it('is ready when database and queue answer', async () => {
    const response = await service.anonymous.get('/health/ready').expect(200);
    expect(response.body).toEqual({ status: 'ready', checks: { database: 'ok', queue: 'ok' } });
  });

  it('knows who is logged in', async () => {
    const auditor = await service.person('auditor');
    const response = await auditor.get('/v1/account').expect(200);
    expect(response.body).toMatchObject({ id: auditor.accountId, roles: ['auditor'] });
  });
});
