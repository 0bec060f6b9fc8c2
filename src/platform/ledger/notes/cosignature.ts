import { sign, verify } from 'node:crypto';
import {
  COSIGNATURE,
  type Note,
  type NoteSigner,
  type NoteVerifier,
  parseNote,
  signatureLine,
  signaturesOf,
  verifierOf,
} from './signed-note.js';

const TIME_BYTES = 8;

/**
 * Adds a witness's signature to a checkpoint: "at this time, this is the largest tree of this log I have seen, and it
 * follows from all I saw before" (C2SP tlog-cosignature, Ed25519). Whether that is so the caller has checked.
 */
export function cosign(checkpoint: string, witness: NoteSigner, at: Date): string {
  const note = parseNote(checkpoint);
  if (note === null) throw new Error('This is not a signed note.');
  const seconds = Math.floor(at.getTime() / 1000);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = Buffer.concat([time, sign(null, cosigned(note, BigInt(seconds)), witness.key)]);
  const { keyId } = verifierOf(witness, COSIGNATURE);
  return `${checkpoint}${signatureLine({ name: witness.name, keyId, signature })}`;
}

/** When the witness cosigned this note; null if it did not. */
export function cosignedAt(note: Note, witness: NoteVerifier): Date | null {
  const [own] = signaturesOf(note, witness);
  if (own === undefined || own.signature.length <= TIME_BYTES) return null;
  const seconds = own.signature.readBigUInt64BE();
  const signature = own.signature.subarray(TIME_BYTES);
  if (!verify(null, cosigned(note, seconds), witness.key, signature)) return null;
  return new Date(Number(seconds) * 1000);
}

function cosigned(note: Note, seconds: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${note.text}`, 'utf8');
}
