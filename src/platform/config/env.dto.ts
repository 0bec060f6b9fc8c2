import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Length, Matches, Max, Min, ValidateBy } from 'class-validator';
import { REDIS_URL_FORMS, redisPlace } from './redis-url.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const ENVIRONMENTS = ['development', 'production', 'test'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** 32 bytes: 64 hex digits, or base64 (also the URL alphabet) with or without padding. */
export const KEY_OF_32_BYTES = /^([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$/;

const KEYS_OF_32_BYTES =
  /^([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)(,([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?))*$/;

const MAX_RATE = 1_000_000;

/** One room's login, for a side that runs alone (sides.ts). */
function RoomLogin(): PropertyDecorator {
  const message = 'set it to what "npm run --silent side:environment" prints for this side';
  return (target, property) => {
    IsOptional()(target, property);
    Matches(/^postgres(ql)?:\/\/\S+$/, { message })(target, property);
  };
}

/** A server, a master behind sentinels, or a cluster (redis-url.ts). */
function IsRedisUrl(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isRedisUrl',
      validator: { validate: (url) => typeof url === 'string' && redisPlace(url) !== null },
    },
    { message: `set it to ${REDIS_URL_FORMS}, or leave it out to keep the queue in PostgreSQL` },
  );
}

/** TLS, but for a provider on the same machine. */
function ProviderAddress(): PropertyDecorator {
  const message = 'set it to an https address';
  return (target, property) => {
    IsOptional()(target, property);
    Matches(/^(https:\/\/[^\s/]|http:\/\/(127\.0\.0\.1|localhost)[:/])\S*$/, { message })(target, property);
  };
}

/** Environment variables are text. */
function ReadWhole(): PropertyDecorator {
  return Transform(({ value }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  );
}

/** The environment variables the service reads. Each message says what to do and never shows the value. */
export class Env {
  @ReadWhole()
  @IsInt({ message: 'set it to a port number, or leave it out for 3000' })
  @Min(0, { message: 'set it to a port number, or leave it out for 3000' })
  @Max(65_535, { message: 'set it to a port number, or leave it out for 3000' })
  PORT = 3000;

  @Matches(/^[\w.:-]{1,255}$/, { message: 'set it to the address to listen on, such as 127.0.0.1' })
  HOST = '127.0.0.1';

  @Length(1, 1000, { message: 'set it to the folder for the embedded database and its keys, such as ./data' })
  DATA_DIR = './data';

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/\S+$/, {
    message:
      'set it to postgres://user:password@host:port/database, or leave it out for the embedded database',
  })
  DATABASE_URL?: string;

  @RoomLogin() ACCESS_DATABASE_URL?: string;
  @RoomLogin() SCREENINGS_DATABASE_URL?: string;
  @RoomLogin() VAULT_DATABASE_URL?: string;
  @RoomLogin() DESK_DATABASE_URL?: string;
  @RoomLogin() RELEASED_DATABASE_URL?: string;
  @RoomLogin() AUDITOR_DATABASE_URL?: string;
  @RoomLogin() QUEUE_DATABASE_URL?: string;
  @RoomLogin() SEQUENCER_DATABASE_URL?: string;

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/[^\s@]+$/, {
    message:
      'set it to the address of a streaming replica, postgres://host:port without name and password, or leave it out',
  })
  DATABASE_REPLICA_URL?: string;

  @IsOptional()
  @IsRedisUrl()
  REDIS_URL?: string;

  @IsIn(LOG_LEVELS, { message: `set it to one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: LogLevel = 'info';

  @IsOptional()
  @Matches(KEY_OF_32_BYTES, { message: 'set it to 32 random bytes in hex or base64: openssl rand -hex 32' })
  MASTER_KEY?: string;

  @IsOptional()
  @Matches(KEYS_OF_32_BYTES, {
    message: 'set it to further master keys, 32 bytes each in hex or base64, separated by commas',
  })
  OTHER_MASTER_KEYS?: string;

  @IsOptional()
  @Matches(KEY_OF_32_BYTES, {
    message: 'set it to the first master key of this installation, 32 bytes in hex or base64',
  })
  LOGIN_SECRET?: string;

  @IsOptional()
  @Length(32, 1024, { message: 'set it to at least 32 random characters: openssl rand -hex 32' })
  TOKEN_SECRET?: string;

  @IsOptional()
  @Matches(KEY_OF_32_BYTES, { message: 'set it to 32 random bytes in hex or base64: openssl rand -hex 32' })
  LEDGER_SIGNING_KEY?: string;

  @IsOptional()
  @Matches(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}(,[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2})*$/, {
    message: 'set it to the public keys that signed before, NAME+ID+KEY, with commas between them',
  })
  LEDGER_RETIRED_KEYS?: string;

  @Matches(/^[\w.:/-]{1,200}$/, {
    message: 'set it to the name of this ledger, an address of yours such as city.example/fairscreen',
  })
  LEDGER_ORIGIN = 'fairscreen.local/ledger';

  @ReadWhole()
  @IsInt({ message: 'set it to seconds, or leave it out for 10' })
  @Min(1, { message: 'set it to seconds, or leave it out for 10' })
  @Max(3600, { message: 'set it to seconds, at most 3600, or leave it out for 10' })
  LEDGER_CHECKPOINT_SECONDS = 10;

  @ReadWhole()
  @IsInt({ message: 'set it to a number of entries, or leave it out for 1000' })
  @Min(1, { message: 'set it to a number of entries, or leave it out for 1000' })
  @Max(MAX_RATE, { message: 'set it to a number of entries, or leave it out for 1000' })
  LEDGER_CHECKPOINT_ENTRIES = 1000;

  @ReadWhole()
  @IsInt({ message: 'set it to seconds, or leave it out for 0' })
  @Min(0, { message: 'set it to seconds, or leave it out for 0' })
  @Max(300, { message: 'set it to seconds, at most 300, or leave it out for 0' })
  DRAIN_SECONDS = 0;

  @ProviderAddress() OIDC_ISSUER?: string;
  @ProviderAddress() OIDC_REDIRECT_URI?: string;

  @IsOptional()
  @Length(1, 255, { message: 'set it to the id under which the identity provider knows this service' })
  OIDC_CLIENT_ID?: string;

  @IsOptional()
  @Length(1, 1024, { message: 'set it to the secret that the identity provider gave this service' })
  OIDC_CLIENT_SECRET?: string;

  @Matches(/^[\w.:/-]{1,200}$/, {
    message: 'set it to the name of the claim that holds roles, or leave it out for roles',
  })
  OIDC_ROLE_CLAIM = 'roles';

  @IsOptional()
  @Length(3, 4000, { message: 'set it to pairs such as hr-screeners=screener, separated by commas' })
  OIDC_ROLES?: string;

  @IsOptional()
  @Matches(/^[\w.-]+(,[\w.-]+)*$/, { message: 'set it to values of amr such as mfa,otp' })
  OIDC_SECOND_FACTORS?: string;

  @IsIn(ENVIRONMENTS, { message: `set it to one of ${ENVIRONMENTS.join(', ')}` })
  NODE_ENV: Environment = 'development';

  @ReadWhole()
  @IsInt({
    message: 'set it to the number of reverse proxies in front of the service, or leave it out for none',
  })
  @Min(0, {
    message: 'set it to the number of reverse proxies in front of the service, or leave it out for none',
  })
  @Max(10, {
    message: 'set it to the number of reverse proxies in front of the service, or leave it out for none',
  })
  TRUSTED_PROXIES = 0;

  @ReadWhole()
  @IsInt({ message: 'set it to requests per minute and account, or leave it out for 1200' })
  @Min(1, { message: 'set it to requests per minute and account, or leave it out for 1200' })
  @Max(MAX_RATE, { message: 'set it to requests per minute and account, or leave it out for 1200' })
  RATE_LIMIT = 1200;

  @ReadWhole()
  @IsInt({ message: 'set it to logins per minute and address, or leave it out for 60' })
  @Min(1, { message: 'set it to logins per minute and address, or leave it out for 60' })
  @Max(MAX_RATE, { message: 'set it to logins per minute and address, or leave it out for 60' })
  LOGIN_RATE_LIMIT = 60;
}
