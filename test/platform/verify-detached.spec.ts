import { FlattenedSign } from 'jose';
import {
  type FileSigner,
  fileSigner,
  publicJwk,
  signDetached,
} from '../../src/platform/signing/detached-jws.js';
import { verifyDetached } from '../../src/platform/signing/verify-detached.js';

const SIGNER = fileSigner(Buffer.alloc(32, 1));
const OTHER = fileSigner(Buffer.alloc(32, 2));
const BYTES = Buffer.from('{"object":"packet"}');
const KEYS = { keys: [publicJwk(OTHER.publicKey), publicJwk(SIGNER.publicKey)] };

/** Signed with the right key, under a header that packets have not. */
async function signedWith(header: object, signer: FileSigner = SIGNER): Promise<string> {
  const signed = await new FlattenedSign(BYTES)
    .setProtectedHeader({ alg: 'EdDSA', b64: false, crit: ['b64'], kid: signer.keyId, ...header })
    .sign(signer.key);
  return `${signed.protected ?? ''}..${signed.signature}`;
}

describe('a detached signature', () => {
  it.each(['', 'x', 'a..b', 'a.b.c', 'e30..', `e30..${'A'.repeat(86)}`, `bnVsbA..${'A'.repeat(86)}`])(
    'is none when it is %j',
    (jws) => {
      expect(verifyDetached(jws, BYTES, KEYS)).toEqual({ isValid: false, reason: 'no_signature' });
    },
  );

  it('is none under another header, though the key is right', async () => {
    for (const header of [
      { b64: true },
      { kid: undefined },
      { typ: 'JWT' },
      { jwk: publicJwk(SIGNER.publicKey) },
    ]) {
      const jws = await signedWith(header);
      expect(verifyDetached(jws, BYTES, KEYS)).toEqual({ isValid: false, reason: 'no_signature' });
    }
  });

  it('shows nothing for other bytes, be it one bit', async () => {
    const jws = await signDetached(SIGNER, BYTES);
    const altered = Buffer.from(BYTES);
    altered.writeUInt8(altered.readUInt8(3) ^ 1, 3);
    for (const bytes of [altered, BYTES.subarray(1), Buffer.concat([BYTES, Buffer.from(' ')])]) {
      expect(verifyDetached(jws, bytes, KEYS)).toEqual({ isValid: false, reason: 'other_bytes' });
    }
  });

  it('shows nothing by a key that is not published, nor by one that is slipped in under its name', async () => {
    const jws = await signDetached(SIGNER, BYTES);
    const slipped = { ...publicJwk(OTHER.publicKey), kid: SIGNER.keyId };
    for (const keys of [null, 'x', {}, { keys: {} }, { keys: [] }, { keys: [null, slipped] }]) {
      expect(verifyDetached(jws, BYTES, keys)).toEqual({ isValid: false, reason: 'unknown_key' });
    }
  });

  it('shows which key signed the bytes as they are', async () => {
    const jws = await signDetached(SIGNER, BYTES);
    expect(verifyDetached(`${jws}\n`, BYTES, KEYS)).toEqual({ isValid: true, keyId: SIGNER.keyId });
  });
});
