import pg from 'pg';

/**
 * A connection that may break at any moment. One that breaks while it is out of its pool and nobody listens would bring
 * the process down; what was under way on it fails by itself, and the pool throws it away.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}
