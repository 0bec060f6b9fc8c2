import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Env, type Environment, type LogLevel } from './env.dto.js';
import { type OidcConfig, oidcConfigOf } from './oidc-config.js';
import { withSecretFiles } from './secret-files.js';
import { LOGIN_VARIABLES } from './sides.js';

/** The keys everything else is derived from or wrapped with. */
export interface Secrets {
  /**
   * 32 bytes each. The first wraps; all open, so that keys can be rotated while processes run. Keys of the data
   * folder are read anew at each call.
   */
  readonly masterKeys: () => readonly Buffer[];
  /** The rooms' database passwords are derived from it; a rotation of the master key leaves it as it is. */
  readonly loginSecret: Buffer;
  readonly tokenSecret: Buffer;
}

/** What every process is told, whatever part of the house it runs. */
export interface ServerConfig {
  readonly environment: Environment;
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly trustedProxies: number;
    /** Requests per minute. */
    readonly rates: { readonly perAccount: number; readonly perAddress: number; readonly logins: number };
  };
  readonly log: { readonly level: LogLevel };
  /** How long a process that was told to stop still answers, while load balancers look away. */
  readonly drainMs: number;
  readonly redisUrl: string | null;
  readonly databaseReplicaUrl: string | null;
  readonly ledger: LedgerConfig;
  /** Null where people log in with passwords alone. */
  readonly oidc: OidcConfig | null;
}

/** How the ledger is signed (src/platform/ledger/log). */
export interface LedgerConfig {
  /** The name under which checkpoints are signed. */
  readonly origin: string;
  /** 32 bytes, an Ed25519 private key. Null in a process that signs no checkpoints. */
  readonly signingKey: Buffer | null;
  /** The public halves of keys that signed before, as verifiers: what they signed still counts. */
  readonly retiredKeys: readonly string[];
  /** The longest time, and the most entries, until a checkpoint. */
  readonly checkpointMs: number;
  readonly checkpointEntries: number;
}

/** The configuration of the whole house, read once at start and never changed. */
export interface Config extends ServerConfig {
  readonly dataDir: string;
  /** Whether the service brings its own PostgreSQL, with data and keys in the data folder. */
  readonly embedded: boolean;
  /** Null when embedded: the cluster's address is known once it runs. */
  readonly databaseUrl: string | null;
  /** Null when embedded and not given: then they are made and kept in the data folder. */
  readonly secrets: Secrets | null;
}

export interface ReadyConfig extends Config {
  readonly databaseUrl: string;
  readonly secrets: Secrets;
}

/** Without defaults, and of each there may be a file instead: `MASTER_KEY_FILE` names the one `MASTER_KEY` stands in. */
const SECRET_VARIABLES = [
  'DATABASE_URL',
  'REDIS_URL',
  'DATABASE_REPLICA_URL',
  'MASTER_KEY',
  'OTHER_MASTER_KEYS',
  'LOGIN_SECRET',
  'TOKEN_SECRET',
  'LEDGER_SIGNING_KEY',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_REDIRECT_URI',
  'OIDC_ROLES',
  'OIDC_SECOND_FACTORS',
  ...Object.values(LOGIN_VARIABLES),
];

/** Names every variable that stops the start, and what to do about it; holds no values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(
      `The service can't start with this environment:\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
  }
}

/**
 * Reads the environment; nothing else in the service does.
 *
 * @throws ConfigError
 */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  const env = readEnv(environment);
  const embedded = env.DATABASE_URL === undefined;
  return deepFreeze({
    ...serverConfigOf(env),
    dataDir: env.DATA_DIR,
    embedded,
    databaseUrl: env.DATABASE_URL ?? null,
    secrets: secretsOf(env, embedded),
  });
}

/** @throws ConfigError */
export function serverConfigOf(env: Env): ServerConfig {
  const { oidc, problems } = oidcConfigOf(env);
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    environment: env.NODE_ENV,
    http: {
      host: env.HOST,
      port: env.PORT,
      trustedProxies: env.TRUSTED_PROXIES,
      rates: { perAccount: env.RATE_LIMIT, perAddress: env.RATE_LIMIT, logins: env.LOGIN_RATE_LIMIT },
    },
    log: { level: env.LOG_LEVEL },
    drainMs: env.DRAIN_SECONDS * 1000,
    redisUrl: env.REDIS_URL ?? null,
    databaseReplicaUrl: env.DATABASE_REPLICA_URL ?? null,
    ledger: {
      origin: env.LEDGER_ORIGIN,
      signingKey: env.LEDGER_SIGNING_KEY === undefined ? null : keyBytes(env.LEDGER_SIGNING_KEY),
      retiredKeys: env.LEDGER_RETIRED_KEYS?.split(',') ?? [],
      checkpointMs: env.LEDGER_CHECKPOINT_SECONDS * 1000,
      checkpointEntries: env.LEDGER_CHECKPOINT_ENTRIES,
    },
    oidc,
  };
}

/** The configuration of an embedded start, once the cluster runs and the keys were read from the data folder. */
export function withSecrets(config: Config, databaseUrl: string, secrets: Secrets): ReadyConfig {
  return deepFreeze({ ...config, databaseUrl, secrets });
}

/** @throws ConfigError */
export function readEnv(environment: NodeJS.ProcessEnv): Env {
  const known = Object.keys(new Env());
  const { environment: complete, problems: unread } = withSecretFiles(environment, SECRET_VARIABLES);
  if (unread.length > 0) throw new ConfigError(unread);
  // An empty variable is one that was not set: compose files write them that way.
  const given = [...known, ...SECRET_VARIABLES].flatMap((name) => {
    const value = complete[name]?.trim() ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  const env = plainToInstance(Env, Object.fromEntries(given));
  const problems = validateSync(env).map(
    ({ property, constraints }) => `${property}: ${Object.values(constraints ?? {})[0] ?? 'correct it'}`,
  );
  if (problems.length > 0) throw new ConfigError(problems);
  return env;
}

/** The master keys of an environment, the one that wraps first. */
export function masterKeysOf(env: Env): readonly Buffer[] {
  const others = (env.OTHER_MASTER_KEYS ?? '').split(',').filter((key) => key !== '');
  return [env.MASTER_KEY ?? [], ...others].flat().map(keyBytes);
}

function secretsOf(env: Env, embedded: boolean): Secrets | null {
  if (env.OTHER_MASTER_KEYS !== undefined && env.LOGIN_SECRET === undefined) {
    throw new ConfigError([
      'LOGIN_SECRET: required with OTHER_MASTER_KEYS; set it to the first master key of this installation, from ' +
        'which the database passwords were derived',
    ]);
  }
  if (env.MASTER_KEY !== undefined && env.TOKEN_SECRET !== undefined) {
    const masterKeys = masterKeysOf(env);
    return {
      masterKeys: () => masterKeys,
      loginSecret: keyBytes(env.LOGIN_SECRET ?? env.MASTER_KEY),
      tokenSecret: Buffer.from(env.TOKEN_SECRET, 'utf8'),
    };
  }
  if (embedded && env.MASTER_KEY === undefined && env.TOKEN_SECRET === undefined) return null;
  const why = embedded ? 'set both keys or neither' : 'required with DATABASE_URL';
  const problems: string[] = [];
  if (env.MASTER_KEY === undefined) {
    problems.push(`MASTER_KEY: ${why}; set it to 32 random bytes in hex or base64: openssl rand -hex 32`);
  }
  if (env.TOKEN_SECRET === undefined) {
    problems.push(`TOKEN_SECRET: ${why}; set it to at least 32 random characters: openssl rand -hex 32`);
  }
  throw new ConfigError(problems);
}

/** The bytes of a key that passed `KEY_OF_32_BYTES`. */
export function keyBytes(text: string): Buffer {
  return Buffer.from(text, /^[0-9a-fA-F]{64}$/.test(text) ? 'hex' : 'base64');
}

/** Freezes an object and what it holds; buffers stay as they are, since their bytes can't be frozen. */
export function deepFreeze<T extends object>(value: T): T {
  for (const member of Object.values(value)) {
    if (typeof member === 'object' && member !== null && !Buffer.isBuffer(member)) deepFreeze(member);
  }
  return Object.freeze(value);
}
