import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sha256 } from '../../kernel/digest.js';
import { isId } from '../../kernel/ids.js';
import { heldTokenSecret, Runtime } from '../runtime.js';
import { derivedKey } from './derived-key.js';

const SECRET_BYTES = 32;

/** A refresh token that was ours at some time; whether it is the session's present one, its digest tells. */
export interface IssuedRefreshToken {
  readonly sessionId: string;
  readonly digest: string;
}

/**
 * `<session id>.<256 random bits>.<seal>`. Only the digest of the present token is stored. The seal tells a token
 * that was ours once (reuse: somebody has a copy) from one that somebody made up, without keeping the old ones;
 * otherwise anyone who saw a session's id could end that session.
 */
@Injectable()
export class RefreshTokens {
  private readonly key: Buffer;

  constructor(runtime: Runtime) {
    this.key = derivedKey(heldTokenSecret(runtime), 'refresh token');
  }

  issue(sessionId: string): { readonly token: string; readonly digest: string } {
    const content = `${sessionId}.${randomBytes(SECRET_BYTES).toString('base64url')}`;
    const token = `${content}.${this.seal(content)}`;
    return { token, digest: sha256(token) };
  }

  /** What a token says if it was ours at some time; null for anything else. */
  read(token: string): IssuedRefreshToken | null {
    const [sessionId, secret, sealed, ...rest] = token.split('.');
    if (!isId('session', sessionId) || secret === undefined || sealed === undefined || rest.length > 0)
      return null;
    const expected = Buffer.from(this.seal(`${sessionId}.${secret}`));
    const given = Buffer.from(sealed);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return { sessionId, digest: sha256(token) };
  }

  private seal(content: string): string {
    return createHmac('sha256', this.key).update(content).digest('base64url');
  }
}
