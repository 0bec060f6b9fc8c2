/** Where a Redis or Valkey is, and how to log in there. */
export type RedisPlace = RedisLogin &
  (
    | { readonly kind: 'single'; readonly host: string; readonly port: number; readonly database: number }
    | {
        readonly kind: 'sentinel';
        readonly sentinels: readonly RedisAddress[];
        /** The name under which the sentinels watch the master. */
        readonly master: string;
        readonly database: number;
      }
    | { readonly kind: 'cluster'; readonly nodes: readonly RedisAddress[] }
  );

export interface RedisAddress {
  readonly host: string;
  readonly port: number;
}

interface RedisLogin {
  readonly username: string | null;
  readonly password: string | null;
  readonly tls: boolean;
}

export const REDIS_URL_FORMS =
  'redis://host:port, redis+sentinel://host:port,host:port/name-of-the-master, or redis+cluster://host:port,host:port ' +
  '(rediss with TLS)';

/** `scheme://[user[:password]@]host[:port][,host[:port]…][/path]`; an IPv6 address in brackets. */
const FORM = /^(rediss?)(\+sentinel|\+cluster)?:\/\/(?:([^@/\s]*)@)?([^/@\s]+)(?:\/([^\s]*))?$/;
const ADDRESS = /^(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/;
const DEFAULT_PORTS = { single: 6379, sentinel: 26379, cluster: 6379 } as const;

/** Reads a `REDIS_URL`; null where it has none of the forms. */
export function redisPlace(url: string): RedisPlace | null {
  const [, scheme, topology = '', credentials = '', hosts = '', path = ''] = FORM.exec(url) ?? [];
  if (scheme === undefined) return null;
  const kind = topology === '+sentinel' ? 'sentinel' : topology === '+cluster' ? 'cluster' : 'single';
  const addresses = hosts.split(',').map((host) => addressOf(host, DEFAULT_PORTS[kind]));
  const known = addresses.filter((address) => address !== null);
  const login = loginOf(credentials, scheme === 'rediss');
  const [first, ...others] = known;
  if (first === undefined || login === null || known.length < addresses.length) return null;
  if (kind === 'cluster') return path === '' ? { kind, nodes: known, ...login } : null;
  const [master = '', databasePath = ''] = kind === 'sentinel' ? path.split('/') : ['', path];
  const database = /^\d{0,4}$/.test(databasePath) ? Number(databasePath) : null;
  if (database === null) return null;
  if (kind === 'sentinel')
    return master === '' ? null : { kind, sentinels: known, master, database, ...login };
  return others.length > 0 ? null : { kind, ...first, database, ...login };
}

function addressOf(text: string, defaultPort: number): RedisAddress | null {
  const [, host, port] = ADDRESS.exec(text) ?? [];
  if (host === undefined) return null;
  const number = port === undefined ? defaultPort : Number(port);
  return number > 0 && number < 65_536 ? { host: host.replace(/^\[|\]$/g, ''), port: number } : null;
}

function loginOf(credentials: string, tls: boolean): RedisLogin | null {
  const [username = '', ...password] = credentials.split(':');
  try {
    return {
      username: decodeURIComponent(username) || null,
      password: decodeURIComponent(password.join(':')) || null,
      tls,
    };
  } catch {
    return null;
  }
}
