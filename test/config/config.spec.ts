import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig, withSecrets } from '../../src/platform/config/config.js';

const KEY = 'ab'.repeat(32);
const SECRET = 'a-long-enough-token-secret-of-a-test';
const DATABASE_URL = 'postgres://owner:hunter2@db.example:5432/fairscreen';

function complaintsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the service does not start', () => {
  const refused: ReadonlyArray<readonly [why: string, environment: NodeJS.ProcessEnv, variables: string[]]> =
    [
      ['on a port that is none', { PORT: 'http-canary' }, ['PORT']],
      ['on a port out of range', { PORT: '65536' }, ['PORT']],
      ['with a database of another kind', { DATABASE_URL: 'mysql://canary@db/x' }, ['DATABASE_URL']],
      ['with a queue of another kind', { REDIS_URL: 'http://canary' }, ['REDIS_URL']],
      [
        'with a replica’s superuser',
        { DATABASE_REPLICA_URL: 'postgres://canary:canary@h' },
        ['DATABASE_REPLICA_URL'],
      ],
      ['with a log level nobody knows', { LOG_LEVEL: 'canary' }, ['LOG_LEVEL']],
      ['in an environment nobody knows', { NODE_ENV: 'canary' }, ['NODE_ENV']],
      ['with a short master key', { MASTER_KEY: 'canary', TOKEN_SECRET: SECRET }, ['MASTER_KEY']],
      ['with a short token secret', { MASTER_KEY: KEY, TOKEN_SECRET: 'canary' }, ['TOKEN_SECRET']],
      ['with a database but without keys', { DATABASE_URL }, ['MASTER_KEY', 'TOKEN_SECRET']],
      [
        'with a database and empty keys',
        { DATABASE_URL, MASTER_KEY: '', TOKEN_SECRET: ' ' },
        ['MASTER_KEY', 'TOKEN_SECRET'],
      ],
      [
        'with further master keys but without the secret of the logins',
        { DATABASE_URL, MASTER_KEY: KEY, OTHER_MASTER_KEYS: 'cd'.repeat(32), TOKEN_SECRET: SECRET },
        ['LOGIN_SECRET'],
      ],
      ['with one of two keys when embedded', { MASTER_KEY: KEY }, ['TOKEN_SECRET']],
      [
        'with several of these',
        { PORT: 'canary', HOST: 'can ary', RATE_LIMIT: '0' },
        ['PORT', 'HOST', 'RATE_LIMIT'],
      ],
    ];

  it.each(refused)('%s', (_why, environment, variables) => {
    const complaints = complaintsOf(environment);
    expect(complaints.map((line) => line.split(':')[0])).toEqual(variables);
    expect(complaints.join('\n')).not.toMatch(/canary|can ary|hunter2|abab/);
  });
});

describe('the configuration', () => {
  it('of nothing is embedded, local and without secrets', () => {
    expect(loadConfig({})).toEqual({
      environment: 'development',
      http: {
        host: '127.0.0.1',
        port: 3000,
        trustedProxies: 0,
        rates: { perAccount: 1200, perAddress: 1200, logins: 60 },
      },
      log: { level: 'info' },
      drainMs: 0,
      dataDir: './data',
      embedded: true,
      databaseUrl: null,
      redisUrl: null,
      databaseReplicaUrl: null,
      ledger: {
        origin: 'fairscreen.local/ledger',
        signingKey: null,
        checkpointMs: 10_000,
        retiredKeys: [],
        checkpointEntries: 1000,
      },
      oidc: null,
      secrets: null,
    });
  });

  it('with a database has its keys, in hex or in base64', () => {
    const base64 = Buffer.from(KEY, 'hex').toString('base64');
    for (const MASTER_KEY of [KEY, base64, base64.replace('=', '')]) {
      const config = loadConfig({
        DATABASE_URL,
        MASTER_KEY,
        TOKEN_SECRET: SECRET,
        PORT: '0',
        TRUSTED_PROXIES: '1',
      });
      expect(config).toMatchObject({
        embedded: false,
        databaseUrl: DATABASE_URL,
        http: { port: 0, trustedProxies: 1 },
      });
      expect(config.secrets?.masterKeys().map((key) => key.toString('hex'))).toEqual([KEY]);
      expect(config.secrets?.loginSecret.toString('hex')).toBe(KEY);
      expect(config.secrets?.tokenSecret.toString()).toBe(SECRET);
    }
  });

  it('takes secrets from files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairscreen-config-'));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const files = {
      DATABASE_URL,
      MASTER_KEY_FILE: file('key', `${KEY}\n`),
      TOKEN_SECRET_FILE: file('token', SECRET),
    };
    try {
      expect(loadConfig(files).secrets?.tokenSecret.toString()).toBe(SECRET);
      expect(
        loadConfig(files)
          .secrets?.masterKeys()
          .map((key) => key.toString('hex')),
      ).toEqual([KEY]);
      for (const [change, complaint] of [
        [{ MASTER_KEY: KEY }, 'MASTER_KEY_FILE: set this or MASTER_KEY, not both'],
        [
          { MASTER_KEY_FILE: join(folder, 'canary') },
          'MASTER_KEY_FILE: set it to a file that this user can read',
        ],
        [{ MASTER_KEY_FILE: file('empty', ' \n') }, 'MASTER_KEY_FILE: the file it names is empty'],
        [
          { TOKEN_SECRET_FILE: file('short', 'canary') },
          expect.stringMatching(/^TOKEN_SECRET: set it to at least/),
        ],
      ] as const) {
        expect(complaintsOf({ ...files, ...change })).toEqual([complaint]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('knows the keys of a rotation, the one that wraps first', () => {
    const old = 'cd'.repeat(32);
    const config = loadConfig({
      DATABASE_URL,
      MASTER_KEY: KEY,
      OTHER_MASTER_KEYS: old,
      LOGIN_SECRET: old,
      TOKEN_SECRET: SECRET,
    });
    expect(config.secrets?.masterKeys().map((key) => key.toString('hex'))).toEqual([KEY, old]);
    expect(config.secrets?.loginSecret.toString('hex')).toBe(old);
  });

  it('can not be changed', () => {
    const config = loadConfig({});
    expect(() => Object.assign(config.http, { port: 1 })).toThrow(TypeError);
    const ready = withSecrets(config, DATABASE_URL, {
      masterKeys: () => [Buffer.alloc(32)],
      loginSecret: Buffer.alloc(32),
      tokenSecret: Buffer.alloc(32),
    });
    expect(ready).toMatchObject({ embedded: true, databaseUrl: DATABASE_URL });
    expect(() => Object.assign(ready, { dataDir: '/' })).toThrow(TypeError);
  });
});
