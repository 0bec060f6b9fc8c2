import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider says of somebody. */
export interface Claims {
  readonly email: string;
  readonly email_verified: boolean;
  readonly roles?: readonly string[];
  readonly amr?: readonly string[];
}

export const CLIENT_ID = 'fairscreen';
export const CLIENT_SECRET = 'a secret of the client alone, long enough';
export const REDIRECT_URI = 'http://127.0.0.1:9/signed-in';

/** A real OpenID Connect provider (oidc-provider), in this process, with people whose claims a test sets. */
export class TestIdentityProvider {
  readonly people = new Map<string, Claims>();
  /** Who sits at the browser. */
  private visitor = '';

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(): Promise<TestIdentityProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port }: AddressInfo = Object(server.address());
    const issuer = `http://127.0.0.1:${port}`;
    const self = new TestIdentityProvider(server, issuer);
    const provider = new Provider(issuer, {
      clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [REDIRECT_URI] }],
      claims: { openid: ['sub', 'roles', 'amr'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      cookies: { keys: ['a key of the cookies of a test'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      jwks: {
        keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })],
      },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: async () => ({ sub, ...self.people.get(sub) }),
      }),
    });
    const protocol = provider.callback();
    server.on('request', (incoming, answer) => {
      if (incoming.url?.startsWith('/interaction/')) void self.interact(provider, incoming, answer);
      else void protocol(incoming, answer);
    });
    return self;
  }

  /** The person logs in and agrees, without pages. */
  private async interact(
    provider: Provider,
    incoming: IncomingMessage,
    answer: ServerResponse,
  ): Promise<void> {
    const { prompt, grantId, session, params } = await provider.interactionDetails(incoming, answer);
    if (prompt.name === 'login') {
      const amr = [...(this.people.get(this.visitor)?.amr ?? [])];
      await provider.interactionFinished(incoming, answer, { login: { accountId: this.visitor, amr } });
      return;
    }
    const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
    const grant =
      known ?? new provider.Grant({ accountId: session?.accountId, clientId: String(params['client_id']) });
    grant.addOIDCScope('openid email');
    await provider.interactionFinished(incoming, answer, { consent: { grantId: await grant.save() } });
  }

  /** Goes the person's way through the provider; answers the address they are sent back to. */
  async signIn(authorizationUrl: string, subject: string): Promise<string> {
    this.visitor = subject;
    const cookies = new Map<string, string>();
    let address = authorizationUrl;
    for (let steps = 0; steps < 20; steps += 1) {
      const response = await fetch(address, {
        redirect: 'manual',
        headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const to = response.headers.get('location');
      if (to === null)
        throw new Error(`The provider says: ${response.status} ${(await response.text()).slice(0, 300)}`);
      address = new URL(to, address).href;
      if (address.startsWith(REDIRECT_URI)) return address;
    }
    throw new Error('The provider sends in circles.');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
