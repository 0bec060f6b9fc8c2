import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * Detached signatures over files as they are: JWS (RFC 7515, appendix F) with `b64: false` (RFC 7797), Ed25519 (RFC 8037).
 *
 * @typedef {import('node:crypto').JsonWebKey & { kid?: unknown }} Jwk
 */

/**
 * An Ed25519 key's thumbprint (RFC 7638), by which signatures name it; null for other keys.
 *
 * @param {Jwk} jwk
 * @returns {string | null}
 */
export function keyIdOf(jwk) {
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || typeof jwk.x !== 'string') return null;
  if (Buffer.from(jwk.x, 'base64url').length !== 32) return null;
  return createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${jwk.x}"}`).digest('base64url');
}

/**
 * @param {string} jws `header..signature`
 * @returns {{ protectedHeader: string, keyId: string, signature: Buffer } | null} null where it is not of this form
 */
export function parseDetached(jws) {
  const [, protectedHeader = '', encoded = ''] = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]+)$/.exec(jws) ?? [];
  const signature = Buffer.from(encoded, 'base64url');
  if (signature.length !== 64 || signature.toString('base64url') !== encoded) return null;
  const header = headerOf(protectedHeader);
  // What else a header may ask for (RFC 7515, section 4.1) is asked by nobody here, and could mislead.
  if (header === null || Object.keys(header).sort().join(' ') !== 'alg b64 crit kid') return null;
  const { alg, b64, crit, kid } = header;
  if (alg !== 'EdDSA' || b64 !== false || JSON.stringify(crit) !== '["b64"]' || typeof kid !== 'string')
    return null;
  return { protectedHeader, keyId: kid, signature };
}

/**
 * @param {{ protectedHeader: string, signature: Buffer }} signed
 * @param {Buffer} bytes
 * @param {Jwk} jwk
 */
export function isSigned({ protectedHeader, signature }, bytes, jwk) {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: String(jwk.x) }, format: 'jwk' });
  return verify(null, Buffer.concat([Buffer.from(`${protectedHeader}.`, 'latin1'), bytes]), key, signature);
}

/**
 * @param {string} encoded
 * @returns {Record<string, unknown> | null}
 */
function headerOf(encoded) {
  try {
    const value = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
