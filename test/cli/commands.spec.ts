import { randomBytes } from 'node:crypto';
import { runCommand } from '../support/command-line.js';
import { asRole, migratedDatabase, TEST_MASTER_KEY, TEST_TOKEN_SECRET } from '../support/database.js';
import { SIGNING_KEY, sequenceLedger } from '../support/ledger.js';
import type { TestDatabase } from '../support/postgres.js';

describe('the command line', () => {
  it.each([[['nonsense']], [[]], [['constructor']]])('answers %j with the usage', async (args) => {
    const { code, out, err } = await runCommand(args);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain('ledger:verify');
  });

  it.each([[['filter', '--threads', '0']], [['filter', '--threads', 'x']], [['filter', '--nonsense']]])(
    'refuses %j, and writes nothing where a pipe would read it',
    async (args) => {
      const { code, out, err } = await runCommand(args);
      expect([code, out]).toEqual([64, '']);
      expect(err).toContain('npm run filter -- [--explain]');
    },
  );

  it('filters lines, keeps the good ones and fails for a bad one', async () => {
    const lines = '{"id":1,"text":"My wife called."}\nnonsense\n{"id":2,"text":"The bus was late again."}\n';
    const { code, out, err } = await runCommand(['filter'], {}, lines);
    expect(code).toBe(1);
    expect(err).toBe('line 2: not JSON\n');
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual([1, 2]);
  });

  it.each(['migrate', 'ledger:verify'])(
    '%s names what is wrong and prints no value of it',
    async (command) => {
      const secret = 'hunter2hunter2';
      const environment = {
        DATABASE_URL: `postgres://someone:${secret}@127.0.0.1:1/somewhere`,
        MASTER_KEY: randomBytes(32).toString('hex'),
        TOKEN_SECRET: secret.repeat(3),
      };
      const refused = await runCommand([command], { ...environment, MASTER_KEY: 'not-a-key' });
      expect(refused.code).toBe(78);
      expect(refused.err).toContain('MASTER_KEY: set it to 32 random bytes');
      const unreachable = await runCommand([command], environment);
      expect(unreachable.code).toBe(69);
      for (const { out, err } of [refused, unreachable]) {
        expect(out + err).not.toMatch(/hunter2|someone|somewhere|127\.0\.0\.1|not-a-key/);
      }
    },
  );
});

describe('on a database of one’s own', () => {
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    database = await migratedDatabase();
    environment = {
      DATABASE_URL: database.url,
      MASTER_KEY: TEST_MASTER_KEY.toString('hex'),
      TOKEN_SECRET: TEST_TOKEN_SECRET.toString('hex'),
      LEDGER_SIGNING_KEY: SIGNING_KEY.toString('hex'),
    };
  });
  afterAll(() => database.drop());

  const create = (args: readonly string[], input = '') =>
    runCommand(['administrator:create', ...args], environment, input);
  const ada = ['--email', 'ada@city.example', '--name', 'Ada Example'];

  it('no administrator is made of half an account, or with a password that is guessed first', async () => {
    expect(await create(['--email', 'ada'])).toMatchObject({ code: 64, out: '' });
    expect(await create([...ada, '--password-stdin'], 'short\n')).toMatchObject({ code: 64, out: '' });
    expect(await create([...ada, '--password-stdin'], 'passwordpassword\n')).toMatchObject({
      code: 1,
      out: '',
    });
    expect(await asRole(database, 'owner', 'SELECT id FROM access.account')).toEqual([]);
  });

  it('the first administrator is made once, also by two commands at the same time', async () => {
    const outcomes = await Promise.all([create(ada), create(['--email', 'bo@city.example', '--name', 'Bo'])]);
    expect(outcomes.map((outcome) => outcome.code).sort()).toEqual([0, 1]);
    expect(outcomes.find((outcome) => outcome.code === 0)?.out).toMatch(/^password {7}[\w-]{24}$/m);
    expect(outcomes.find((outcome) => outcome.code === 1)?.err).toContain('There are accounts already.');
    const accounts = await asRole(database, 'owner', 'SELECT roles FROM access.account');
    expect(accounts).toEqual([{ roles: ['administrator'] }]);
  });

  it('the ledger verifies, and after tampering the first broken entry is named', async () => {
    await sequenceLedger(database);
    const intact = await runCommand(['ledger:verify'], environment);
    expect([intact.code, intact.out]).toEqual([
      0,
      expect.stringMatching(/intact\.\nentries {2}1\nroot {5}[0-9a-f]{64}\nsigned {3}1\nwaiting {2}0\n$/),
    ]);
    await asRole(
      database,
      'owner',
      `SET session_replication_role = replica; UPDATE ledger.entry SET canonical = replace(canonical, 'administrator', 'auditor')`,
    );
    const broken = await runCommand(['ledger:verify'], environment);
    expect([broken.code, broken.out]).toEqual([
      1,
      expect.stringContaining('broken at entry 1: the tree holds'),
    ]);
  });

  it('migrating what is up to date does nothing', async () => {
    expect(await runCommand(['migrate'], environment)).toMatchObject({
      code: 0,
      out: 'Nothing to do: it is up to date.\n',
    });
  });
});
