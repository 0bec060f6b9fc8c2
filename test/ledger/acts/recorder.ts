import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeJwt } from 'jose';
import { LedgerAppender } from '../../../src/platform/ledger/ledger-appender.js';
import type { TestService } from '../../support/service.js';

export interface WrittenEntry {
  readonly kind: string;
  readonly actor: string;
  readonly canonical: string;
}

/** A request that succeeded, and the entries that were written while it was answered. */
export interface RecordedRequest {
  /** As the route table writes it: `POST /v1/screenings/:id/searches`. */
  readonly route: string;
  readonly path: string;
  /** The account of the token; null for a login. */
  readonly accountId: string | null;
  readonly entries: readonly WrittenEntry[];
}

/** What a request routed by Express carries: the pattern that matched. */
interface Routed extends IncomingMessage {
  readonly route?: { readonly path: string };
}

/** Listens at the HTTP server and at the appender: which request wrote which entries. */
export function recordRequests(service: TestService): readonly RecordedRequest[] {
  const recorded: RecordedRequest[] = [];
  const entriesOf = new AsyncLocalStorage<WrittenEntry[]>();
  // Every module has an appender of its own, so what they have in common is watched.
  const { canonical } = LedgerAppender.prototype;
  LedgerAppender.prototype.canonical = function (entry) {
    const { kind, actor } = entry;
    const written = { kind, actor, canonical: canonical.call(this, entry) };
    entriesOf.getStore()?.push(written);
    return written.canonical;
  };
  const server = service.app.getHttpServer();
  const handlers = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: Routed, response: ServerResponse) => {
    const entries: WrittenEntry[] = [];
    response.on('finish', () => {
      const pattern = request.route?.path;
      if (response.statusCode >= 300 || pattern === undefined) return;
      const route = `${request.method} ${pattern}`;
      recorded.push({ route, path: request.url ?? '', accountId: accountOf(request), entries });
    });
    entriesOf.run(entries, () => {
      for (const handler of handlers) handler(request, response);
    });
  });
  return recorded;
}

function accountOf({ headers }: IncomingMessage): string | null {
  const [, token] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
  return token === undefined ? null : (decodeJwt(token).sub ?? null);
}
