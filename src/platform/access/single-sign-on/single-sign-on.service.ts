import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '../../../kernel/domain-error.js';
import type { OidcConfig } from '../../config/oidc-config.js';
import { heldTokenSecret, Runtime } from '../../runtime.js';
import { derivedKey } from '../derived-key.js';
import type { SessionView } from '../sessions.dto.js';
import { SessionsService } from '../sessions.service.js';
import { IdentityProvider, refused } from './identity-provider.js';
import { LinkedAccounts } from './linked-accounts.js';
import { openTicket, sealTicket } from './login-ticket.js';
import type { BegunLoginView, FinishLogin } from './single-sign-on.dto.js';

const TICKET_MINUTES = 10;

/** Logging in through the employer's identity provider. */
@Injectable()
export class SingleSignOnService {
  private readonly config: OidcConfig | null;
  private readonly provider: IdentityProvider | null;
  private readonly key: Buffer;

  constructor(
    @Inject(Runtime) runtime: Runtime,
    private readonly accounts: LinkedAccounts,
    private readonly sessions: SessionsService,
  ) {
    this.config = runtime.oidc;
    this.provider = runtime.oidc === null ? null : new IdentityProvider(runtime.oidc);
    this.key = derivedKey(heldTokenSecret(runtime), 'login ticket');
  }

  /** @throws DomainError not_found `identity_provider.not_found` · unavailable `login.provider_unavailable` */
  async begin(): Promise<BegunLoginView> {
    if (this.provider === null) throw notFound('identity_provider');
    const expiresAt = Date.now() + TICKET_MINUTES * 60_000;
    const { url, ticket } = await this.provider.begin(expiresAt);
    return {
      object: 'begun_login',
      authorization_url: url,
      login_ticket: sealTicket(this.key, ticket),
      expires_at: new Date(expiresAt).toISOString(),
    };
  }

  /** @throws DomainError unauthenticated `login.refused`, `login.no_account`, `login.no_role` */
  async finish({ callback_url: address, login_ticket: sealed }: FinishLogin): Promise<SessionView> {
    if (this.provider === null || this.config === null) throw notFound('identity_provider');
    const now = new Date();
    const ticket = openTicket(this.key, sealed, now.getTime());
    const callback = URL.canParse(address) ? new URL(address) : null;
    if (ticket === null || callback === null || !isOurs(callback, this.config.redirectUri)) throw refused();
    const identity = await this.provider.finish(callback, ticket);
    const account = await this.accounts.accountOf(identity, this.config, now);
    const { secondFactors } = this.config;
    const secondFactor = identity.methods.some((method) => secondFactors.includes(method));
    return this.sessions.openFor({ account, secondFactor }, now);
  }
}

function isOurs(callback: URL, redirectUri: string): boolean {
  const expected = new URL(redirectUri);
  return callback.origin === expected.origin && callback.pathname === expected.pathname;
}
