import type { LedgerConfig } from './config/config.js';
import type { OidcConfig } from './config/oidc-config.js';
import type { DatabaseLogins } from './database/database-logins.js';

/**
 * What a running process needs to know and to hold, made once at start: addresses and keys. Secrets live here
 * and nowhere else; nothing prints this object.
 */
export abstract class Runtime {
  /** The logins of the rooms that this process may open. */
  abstract readonly logins: DatabaseLogins;
  /** In production reviewers and administrators need a second factor. */
  abstract readonly isProduction: boolean;
  abstract readonly redisUrl: string | null;
  /** Where a replica of the database is; the logins there are the rooms' own. */
  abstract readonly databaseReplicaUrl: string | null;
  /** 32 bytes each: the first wraps data keys, all open them. Null in a process that does not open the vault. */
  abstract readonly masterKeys: (() => readonly Buffer[]) | null;
  /** Signs access tokens. Null in a process where nobody logs in. */
  abstract readonly tokenSecret: Buffer | null;
  /** The identity provider; null where people log in with passwords alone. */
  abstract readonly oidc: OidcConfig | null;
  /** How checkpoints are signed; without a key in a process that signs none. */
  abstract readonly ledger: LedgerConfig;
}

/** The master keys, for what can't work without them. */
export function heldMasterKeys({ masterKeys }: Runtime): () => readonly Buffer[] {
  if (masterKeys === null) throw new Error('This process was started without the master key.');
  return masterKeys;
}

/** The token secret, for what can't work without it. */
export function heldTokenSecret({ tokenSecret }: Runtime): Buffer {
  if (tokenSecret === null) throw new Error('This process was started without the token secret.');
  return tokenSecret;
}
