import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { jwtVerify, SignJWT } from 'jose';
import { isId } from '../../kernel/ids.js';
import { heldTokenSecret, Runtime } from '../runtime.js';
import { derivedKey } from './derived-key.js';

const ALGORITHM = 'HS256';
const ISSUER = 'fairscreen';

/** A token outlives its session's revocation on paper only: the guard reads the session every time. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

export interface TokenClaims {
  readonly accountId: string;
  readonly sessionId: string;
}

/** More than an office has people at work; beyond it the oldest are verified again. */
const MOST_REMEMBERED = 5_000;

/** Claims of a token whose signature was found good, until when. What a signature says does not change. */
interface Verified {
  readonly claims: TokenClaims;
  readonly expiresAt: number;
}

/** Short-lived signed tokens that name an account and its session. They carry no roles: those are read fresh. */
@Injectable()
export class AccessTokens {
  private readonly key: Uint8Array;
  private readonly verified = new Map<string, Verified>();
  private readonly read = new WeakMap<Request, Promise<TokenClaims | null>>();

  constructor(runtime: Runtime) {
    this.key = derivedKey(heldTokenSecret(runtime), 'access token');
  }

  async issue(claims: TokenClaims, now: Date): Promise<string> {
    const issuedAt = Math.floor(now.getTime() / 1000);
    return new SignJWT({ sid: claims.sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setSubject(claims.accountId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
      .sign(this.key);
  }

  /** Whom a token names, or null if it is not ours, altered or expired. */
  async verify(token: string, now: Date): Promise<TokenClaims | null> {
    const known = this.verified.get(token);
    if (known !== undefined && now.getTime() < known.expiresAt) return known.claims;
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        requiredClaims: ['sub', 'sid', 'exp'],
        currentDate: now,
      });
      const { sub, sid, exp } = payload;
      if (!isId('account', sub) || !isId('session', sid) || exp === undefined) return null;
      const claims = { accountId: sub, sessionId: sid };
      this.remember(token, { claims, expiresAt: exp * 1000 });
      return claims;
    } catch {
      // Every reason is the same to the caller: jose throws for each of them.
      return null;
    }
  }

  private remember(token: string, verified: Verified): void {
    const [oldest] = this.verified.keys();
    if (this.verified.size >= MOST_REMEMBERED && oldest !== undefined) this.verified.delete(oldest);
    this.verified.set(token, verified);
  }

  /** The claims of a request's bearer token, verified once per request. */
  claimsOf(request: Request): Promise<TokenClaims | null> {
    const known = this.read.get(request);
    if (known !== undefined) return known;
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const claims = token === undefined ? Promise.resolve(null) : this.verify(token, new Date());
    this.read.set(request, claims);
    return claims;
  }
}
