import { verify } from 'node:crypto';
import { keyIdOf } from './detached-jws.js';
import { KEY_BYTES, publicKeyOf } from './ed25519.js';

/** What a signature turned out to be worth: the key that made it, or why it shows nothing. */
export type SignatureVerdict =
  | { readonly isValid: true; readonly keyId: string }
  | { readonly isValid: false; readonly reason: 'no_signature' | 'unknown_key' | 'other_bytes' };

const PARTS = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]{86})$/;

/**
 * Checks a detached JWS over bytes (RFC 7515, appendix F; RFC 7797) against a set of published keys (RFC 7517). Only the
 * one form that packets are signed in passes, and a key counts only under its own thumbprint (RFC 7638).
 */
export function verifyDetached(jws: string, bytes: Buffer, keySet: unknown): SignatureVerdict {
  const [, header = '', signature = ''] = PARTS.exec(jws.trim()) ?? [];
  const keyId = keyIdIn(header);
  if (keyId === null) return { isValid: false, reason: 'no_signature' };
  const publicKey = publishedKey(keySet, keyId);
  if (publicKey === null) return { isValid: false, reason: 'unknown_key' };
  const signed = Buffer.concat([Buffer.from(`${header}.`), bytes]);
  const isValid = verify(null, signed, publicKeyOf(publicKey), Buffer.from(signature, 'base64url'));
  return isValid ? { isValid, keyId } : { isValid, reason: 'other_bytes' };
}

/** The key that a protected header of packets names; null for any other header. */
function keyIdIn(header: string): string | null {
  const members = membersOf(parsed(Buffer.from(header, 'base64url').toString('utf8')));
  const { alg, b64, crit, kid, ...others } = members;
  const isOurs = alg === 'EdDSA' && b64 === false && JSON.stringify(crit) === '["b64"]';
  return isOurs && typeof kid === 'string' && Object.keys(others).length === 0 ? kid : null;
}

function publishedKey(keySet: unknown, keyId: string): Buffer | null {
  const { keys } = membersOf(keySet);
  if (!Array.isArray(keys)) return null;
  for (const key of keys) {
    const { kty, crv, x } = membersOf(key);
    if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string') continue;
    const publicKey = Buffer.from(x, 'base64url');
    if (publicKey.length === KEY_BYTES && keyIdOf(publicKey) === keyId) return publicKey;
  }
  return null;
}

function membersOf(value: unknown): { readonly [member: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
