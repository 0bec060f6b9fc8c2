import { ROLES, type Role } from '../../kernel/permission.js';
import type { Env } from './env.dto.js';

/** Whom the service trusts to say who somebody is (OpenID Connect Core 1.0). */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends people back to: a page of the employer's, which passes the address on. */
  readonly redirectUri: string;
  readonly roleClaim: string;
  /** Roles by what the claim says; null leaves roles to the administrators. */
  readonly roles: ReadonlyMap<string, Role> | null;
  /** Values of `amr` that count as a second factor (RFC 8176); none if empty. */
  readonly secondFactors: readonly string[];
}

/** Null where no provider is named; `problems` where it is named in part, or its roles are not ours. */
export function oidcConfigOf(env: Env): {
  readonly oidc: OidcConfig | null;
  readonly problems: readonly string[];
} {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_REDIRECT_URI } = env;
  const given = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_REDIRECT_URI };
  const missing = Object.entries(given).filter(([, value]) => value === undefined);
  if (missing.length === Object.keys(given).length) return { oidc: null, problems: [] };
  const problems = missing.map(
    ([name]) => `${name}: required where a provider is named; set all four, or none`,
  );
  const roles = env.OIDC_ROLES === undefined ? null : rolesOf(env.OIDC_ROLES);
  if (roles === 'none of ours')
    problems.push(`OIDC_ROLES: set it to pairs such as hr-screeners=screener, of ${ROLES.join(', ')}`);
  if (
    problems.length > 0 ||
    roles === 'none of ours' ||
    OIDC_ISSUER === undefined ||
    OIDC_CLIENT_ID === undefined ||
    OIDC_CLIENT_SECRET === undefined ||
    OIDC_REDIRECT_URI === undefined
  ) {
    return { oidc: null, problems };
  }
  const oidc = {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    redirectUri: OIDC_REDIRECT_URI,
    roleClaim: env.OIDC_ROLE_CLAIM,
    roles,
    secondFactors: (env.OIDC_SECOND_FACTORS ?? '').split(',').filter((value) => value !== ''),
  };
  return { oidc, problems: [] };
}

function rolesOf(text: string): ReadonlyMap<string, Role> | 'none of ours' {
  const roles = new Map<string, Role>();
  for (const pair of text.split(',')) {
    const [claim = '', name] = pair.split('=').map((part) => part.trim());
    const role = ROLES.find((known) => known === name);
    if (claim === '' || role === undefined) return 'none of ours';
    roles.set(claim, role);
  }
  return roles;
}
