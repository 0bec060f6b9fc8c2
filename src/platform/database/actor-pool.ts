import pg from 'pg';
import { currentRequest } from './request-scope.js';
import { SteadyClient } from './steady-client.js';

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: Release) => void;
type Release = (error?: unknown) => void;

/** Whom the database is told it works for: an account with its roles, nobody yet, or the service itself. */
const BACKGROUND = 'system:background';
const SAY = "SELECT set_config('fairscreen.account', $1, false), set_config('fairscreen.roles', $2, false)";

/**
 * A pool that tells the database for whom each connection is used, so that row-level security can hold a room's
 * queries to the account's own assignments. It is a second fence behind the services' own checks: a query that
 * forgot its WHERE finds nothing. It is told once per change of hands, not per query.
 */
export class ActorPool extends pg.Pool {
  private readonly told = new WeakMap<pg.PoolClient, string>();

  constructor(options?: pg.PoolConfig) {
    super({ ...options, Client: SteadyClient });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const [account, roles] = presentActor();
    const connected = this.connectFor(account, roles);
    if (callback === undefined) return connected;
    connected.then(
      (client) =>
        callback(undefined, client, (error) =>
          client.release(error instanceof Error ? error : Boolean(error)),
        ),
      (error: Error) => callback(error, undefined, () => {}),
    );
    return undefined;
  }

  protected async connectFor(account: string, roles: string): Promise<pg.PoolClient> {
    const client = await super.connect();
    const actor = `${account} ${roles}`;
    if (this.told.get(client) === actor) return client;
    try {
      await client.query(SAY, [account, roles]);
    } catch (error) {
      client.release(true);
      throw error;
    }
    this.told.set(client, actor);
    return client;
  }
}

function presentActor(): readonly [account: string, roles: string] {
  const request = currentRequest();
  if (request === null) return [BACKGROUND, ''];
  return [request.actor?.accountId ?? '', request.actor?.roles.join(',') ?? ''];
}
