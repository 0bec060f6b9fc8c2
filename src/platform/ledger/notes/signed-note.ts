import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { KEY_BYTES, privateKeyOf, publicKeyOf, rawPublicKey } from '../../signing/ed25519.js';

/** What signs: a key under a name (C2SP signed-note). */
export interface NoteSigner {
  readonly name: string;
  readonly key: KeyObject;
}

/** What verifies: the public half, and its id. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: Buffer;
  readonly key: KeyObject;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Buffer;
  readonly signature: Buffer;
}

export interface Note {
  /** Up to and with its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Signature types of C2SP signed-note: plain Ed25519, and a witness's Ed25519 cosignature with a time. */
export const ED25519 = 1;
export const COSIGNATURE = 4;
export type SignatureType = typeof ED25519 | typeof COSIGNATURE;

const KEY_ID_BYTES = 4;
const MAX_SIGNATURES = 100;
const NAME = /^[^\s+\p{Z}]+$/u;
const CONTROL = /[^\P{Cc}\n]/u;
const SIGNATURE_LINE = /^— ([^\s+\p{Z}]+) ([A-Za-z0-9+/]+={0,2})$/u;

/** @param seed the 32 bytes of an Ed25519 private key (RFC 8032) */
export function signerOf(name: string, seed: Buffer): NoteSigner {
  if (!NAME.test(name)) throw new Error('The name of a key has no spaces and no plus sign.');
  return { name, key: privateKeyOf(seed) };
}

export function verifierOf({ name, key }: NoteSigner, type: SignatureType = ED25519): NoteVerifier {
  const publicKey = createPublicKey(key);
  return { name, key: publicKey, keyId: keyIdOf(name, type, rawPublicKey(publicKey)) };
}

/** A verifier as text, `name+id+key`, for people to hand on. */
export function verifierText(verifier: NoteVerifier, type: SignatureType = ED25519): string {
  const key = Buffer.concat([Buffer.of(type), rawPublicKey(verifier.key)]).toString('base64');
  return `${verifier.name}+${verifier.keyId.toString('hex')}+${key}`;
}

/** Reads a verifier's text; null if it is none of this type, or its id does not fit its key. */
export function parseVerifier(text: string, type: SignatureType = ED25519): NoteVerifier | null {
  const [, name = '', id = '', key = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const bytes = Buffer.from(key, 'base64');
  if (!NAME.test(name) || bytes.length !== KEY_BYTES + 1 || bytes[0] !== type) return null;
  const raw = bytes.subarray(1);
  const keyId = keyIdOf(name, type, raw);
  if (keyId.toString('hex') !== id) return null;
  return {
    name,
    keyId,
    key: publicKeyOf(raw),
  };
}

/** Key ID = SHA-256(key name || 0x0A || signature type || public key), its first four bytes. */
function keyIdOf(name: string, type: SignatureType, key: Buffer): Buffer {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.of(type))
    .update(key)
    .digest()
    .subarray(0, KEY_ID_BYTES);
}

/** Signs a text and returns the note. */
export function signNote(text: string, signer: NoteSigner): string {
  if (!text.endsWith('\n') || CONTROL.test(text)) throw new Error('This text cannot be a note.');
  const { keyId } = verifierOf(signer);
  const signature = sign(null, Buffer.from(text, 'utf8'), signer.key);
  return `${text}\n${signatureLine({ name: signer.name, keyId, signature })}`;
}

export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  return `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
}

/** Takes a note apart; null if it is none. Says nothing about who signed it. */
export function parseNote(note: string): Note | null {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n') || CONTROL.test(note)) return null;
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return null;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    if (name === '' || bytes.length <= KEY_ID_BYTES || bytes.toString('base64') !== encoded) return null;
    signatures.push({
      name,
      keyId: bytes.subarray(0, KEY_ID_BYTES),
      signature: bytes.subarray(KEY_ID_BYTES),
    });
  }
  return { text: note.slice(0, split + 1), signatures };
}

/** Whether this key signed the note. A wrong signature under its name and id refuses the whole note. */
export function isSignedBy(note: Note, verifier: NoteVerifier): boolean {
  const own = signaturesOf(note, verifier);
  const text = Buffer.from(note.text, 'utf8');
  return own.length > 0 && own.every(({ signature }) => verify(null, text, verifier.key, signature));
}

/** The signatures under the verifier's name and id; all others are unknown keys and count for nothing. */
export function signaturesOf(note: Note, { name, keyId }: NoteVerifier): readonly NoteSignature[] {
  return note.signatures.filter((signature) => signature.name === name && signature.keyId.equals(keyId));
}
