import { type DatabaseRole, roleUrl } from './room-roles.js';

/** The database logins that a process holds: the connection string of a role, or an error if it holds none. */
export interface DatabaseLogins {
  url(role: DatabaseRole): string;
}

/** Every login, derived from the owner's address and the login secret: for a process that holds both anyway. */
export class DerivedLogins implements DatabaseLogins {
  readonly #databaseUrl: string;
  readonly #loginSecret: Buffer;

  constructor(databaseUrl: string, loginSecret: Buffer) {
    this.#databaseUrl = databaseUrl;
    this.#loginSecret = loginSecret;
  }

  url(role: DatabaseRole): string {
    return roleUrl(this.#databaseUrl, this.#loginSecret, role);
  }
}

/** Only the logins that were handed over, for a process that must not be able to make others. */
export class GivenLogins implements DatabaseLogins {
  readonly #urls: ReadonlyMap<DatabaseRole, string>;

  constructor(urls: ReadonlyMap<DatabaseRole, string>) {
    this.#urls = urls;
  }

  url(role: DatabaseRole): string {
    const url = this.#urls.get(role);
    if (url === undefined) throw new Error(`This process holds no login of the database role ${role}.`);
    return url;
  }
}
