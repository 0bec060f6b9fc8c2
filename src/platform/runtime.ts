/**
 * What a running process needs to know and to hold, made once at start: addresses and keys. Secrets live here
 * and nowhere else; nothing prints this object.
 */
export abstract class Runtime {
  /** The database's address with the owner's login, which rooms replace by their own. */
  abstract readonly databaseUrl: string;
  abstract readonly redisUrl: string | null;
  /** 32 bytes; wraps data keys and derives the rooms' database passwords. */
  abstract readonly masterKey: Buffer;
  /** Signs access tokens. */
  abstract readonly tokenSecret: Buffer;
}
