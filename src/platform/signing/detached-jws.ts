import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { FlattenedSign } from 'jose';
import { privateKeyOf, rawPublicKey } from './ed25519.js';

/** A public key as JSON (RFC 8037). */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
}

/** A private key that signs files, with its public half. */
export interface FileSigner {
  readonly keyId: string;
  /** The 32 bytes of the public key. */
  readonly publicKey: Buffer;
  readonly key: KeyObject;
}

export function fileSigner(seed: Buffer): FileSigner {
  const key = privateKeyOf(seed);
  const publicKey = rawPublicKey(createPublicKey(key));
  return { keyId: keyIdOf(publicKey), publicKey, key };
}

/**
 * Signs bytes without copying them into the signature: a detached JWS (RFC 7515, appendix F) over the bytes as they are
 * (RFC 7797, `b64: false`), as `header..signature`.
 */
export async function signDetached(signer: FileSigner, bytes: Buffer): Promise<string> {
  const header = { alg: 'EdDSA', b64: false, crit: ['b64'], kid: signer.keyId };
  const signed = await new FlattenedSign(bytes).setProtectedHeader(header).sign(signer.key);
  return `${signed.protected ?? ''}..${signed.signature}`;
}

export function publicJwk(publicKey: Buffer): PublicJwk {
  const x = publicKey.toString('base64url');
  return { kty: 'OKP', crv: 'Ed25519', x, kid: keyIdOf(publicKey), use: 'sig', alg: 'EdDSA' };
}

/** The key's thumbprint (RFC 7638): who knows the key knows its id. */
export function keyIdOf(publicKey: Buffer): string {
  const members = `{"crv":"Ed25519","kty":"OKP","x":"${publicKey.toString('base64url')}"}`;
  return createHash('sha256').update(members).digest('base64url');
}
