import { deriveKey } from '../../kernel/derive-key.js';

/** What the token secret is used for. Each use has a key of its own, so that nothing signed for one fits another. */
export type KeyUse =
  | 'access token'
  | 'refresh token'
  | 'idempotent request'
  | 'remembered response'
  | 'login attempt'
  | 'login ticket';

export function derivedKey(tokenSecret: Buffer, use: KeyUse): Buffer {
  return deriveKey(tokenSecret, use);
}
