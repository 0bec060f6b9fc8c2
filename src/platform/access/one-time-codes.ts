import { Secret, TOTP } from 'otpauth';

/** What authenticator apps expect: six digits, thirty seconds, SHA-1 (RFC 6238, RFC 4226). */
const PERIOD_SECONDS = 30;
const DIGITS = 6;
const SECRET_BYTES = 20;
/** Clocks differ: the step before and the one after count too (RFC 6238, 5.2). */
const TOLERATED_STEPS = 1;

export const CODE_FORM = /^\d{6}$/;

/** A new secret, as random bytes. */
export function newSecret(): Buffer {
  return Buffer.from(new Secret({ size: SECRET_BYTES }).bytes);
}

/** What the app needs: the secret in base 32 for typing, and the address for a QR code. */
export function enrolmentOf(
  secret: Buffer,
  email: string,
): { readonly secret: string; readonly uri: string } {
  const totp = codesOf(secret, email);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The time step for which a code is right, or null. Compared in constant time. */
export function stepOf(secret: Buffer, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = codesOf(secret, '').validate({ token: code, timestamp, window: TOLERATED_STEPS });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/** The code that is right at a moment. */
export function codeAt(secret: Buffer, now: Date): string {
  return codesOf(secret, '').generate({ timestamp: now.getTime() });
}

function codesOf(secret: Buffer, email: string): TOTP {
  return new TOTP({
    issuer: 'Fairscreen',
    label: email,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_SECONDS,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });
}
