import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { DomainError } from '../../../kernel/domain-error.js';
import type { OidcConfig } from '../../config/oidc-config.js';
import type { LoginTicket } from './login-ticket.js';

/** What the provider says of somebody, once its token was verified. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Only an address that the provider has verified. */
  readonly email: string | null;
  /** The values of the role claim. */
  readonly groups: readonly string[];
  /** How the person showed who they are (RFC 8176). */
  readonly methods: readonly string[];
}

const TIMEOUT_SECONDS = 5;
const SCOPE = 'openid email';

/** One OpenID Connect provider, found by discovery. Authorization code with PKCE, state and nonce; nothing else. */
export class IdentityProvider {
  private found: Promise<Configuration> | null = null;

  constructor(private readonly config: OidcConfig) {}

  /** Where to send the person, and what to remember meanwhile. */
  async begin(expiresAt: number): Promise<{ readonly url: string; readonly ticket: LoginTicket }> {
    const provider = await this.provider();
    const ticket = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      expiresAt,
    };
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: this.config.redirectUri,
      scope: SCOPE,
      state: ticket.state,
      nonce: ticket.nonce,
      code_challenge: await calculatePKCECodeChallenge(ticket.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, ticket };
  }

  /**
   * Exchanges the code for a token and verifies it: signature, issuer, audience, nonce, state, times.
   *
   * @throws DomainError unauthenticated `login.refused`
   */
  async finish(callback: URL, ticket: LoginTicket): Promise<Identity> {
    const provider = await this.provider();
    const tokens = await authorizationCodeGrant(provider, callback, {
      expectedState: ticket.state,
      expectedNonce: ticket.nonce,
      pkceCodeVerifier: ticket.verifier,
      idTokenExpected: true,
    }).catch((error: unknown) => {
      throw isUnreachable(error) ? unavailable() : refused();
    });
    const claims = tokens.claims();
    if (claims === undefined) throw refused();
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email:
        claims['email_verified'] === true && typeof claims['email'] === 'string'
          ? claims['email'].toLowerCase()
          : null,
      groups: textsIn(claims[this.config.roleClaim]),
      methods: textsIn(claims['amr']),
    };
  }

  /** Asked once; a provider that did not answer is asked again by the next login. */
  private provider(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.config;
    this.found ??= discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      // On the loopback alone (see env.dto.ts): a provider that runs beside the service.
      execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
    }).catch(() => {
      this.found = null;
      throw unavailable();
    });
    return this.found;
  }
}

function textsIn(claim: unknown): string[] {
  return [claim].flat().filter((value) => typeof value === 'string');
}

/** The library gives errors of the network another code than those of the protocol. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
}

function unavailable(): DomainError {
  return new DomainError(
    'unavailable',
    'login.provider_unavailable',
    'The identity provider does not answer. Try again soon, or log in with e-mail and password.',
  );
}

export function refused(): DomainError {
  return new DomainError(
    'unauthenticated',
    'login.refused',
    'The identity provider’s answer does not belong to this login, or no longer. Begin the login again.',
  );
}
