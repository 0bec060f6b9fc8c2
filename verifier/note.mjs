import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * Signed notes (C2SP signed-note), checkpoints (tlog-checkpoint) and cosignatures of witnesses (tlog-cosignature).
 *
 * @typedef {object} NoteKey
 * @property {string} text as it is written down: name, id and key
 * @property {string} name
 * @property {number} type 1 signs notes, 4 is a witness
 * @property {Buffer} id
 * @property {import('node:crypto').KeyObject} key
 *
 * @typedef {object} Checkpoint
 * @property {string} origin
 * @property {number} size
 * @property {Buffer} root
 * @property {string} text what was signed
 * @property {{ name: string, id: Buffer, signature: Buffer }[]} signatures
 */

/** What stands before the 32 bytes of an Ed25519 key in SPKI (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * @param {string} text
 * @returns {NoteKey | null}
 */
export function parseNoteKey(text) {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text);
  if (match === null) return null;
  const [, name = '', id = '', encoded = ''] = match;
  const bytes = Buffer.from(encoded, 'base64');
  const type = bytes[0] ?? 0;
  if (bytes.length !== 33 || (type !== 1 && type !== 4)) return null;
  const digest = createHash('sha256').update(`${name}\n`).update(bytes).digest().subarray(0, 4);
  if (digest.toString('hex') !== id) return null;
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes.subarray(1)]), format: 'der', type: 'spki' });
  return { text, name, type, id: digest, key };
}

/**
 * @param {Buffer} bytes
 * @returns {Checkpoint | null}
 */
export function parseCheckpoint(bytes) {
  const note = bytes.toString('utf8');
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n') || !Buffer.from(note, 'utf8').equals(bytes)) return null;
  const text = note.slice(0, split + 1);
  const signatures = [];
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const match = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line);
    const raw = Buffer.from(match?.[2] ?? '', 'base64');
    if (match === null || raw.length < 5 || raw.toString('base64') !== match[2]) return null;
    signatures.push({ name: match[1] ?? '', id: raw.subarray(0, 4), signature: raw.subarray(4) });
  }
  const [origin = '', size = '', encoded = ''] = text.split('\n');
  const root = Buffer.from(encoded, 'base64');
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) return null;
  if (root.length !== 32 || root.toString('base64') !== encoded) return null;
  return { origin, size: Number(size), root, text, signatures };
}

/**
 * @param {Checkpoint} checkpoint
 * @param {NoteKey} key
 * @returns {boolean} whether the log signed it with this key, under its own name
 */
export function isSignedBy(checkpoint, key) {
  const own = checkpoint.signatures.filter(({ name, id }) => name === key.name && id.equals(key.id));
  const text = Buffer.from(checkpoint.text, 'utf8');
  return (
    key.type === 1 &&
    checkpoint.origin === key.name &&
    own.length > 0 &&
    own.every(({ signature }) => verify(null, text, key.key, signature))
  );
}

/**
 * @param {Checkpoint} checkpoint
 * @param {NoteKey} key
 * @returns {Date | null} when this witness cosigned it; null if it did not
 */
export function cosignedAt(checkpoint, key) {
  const own = checkpoint.signatures.find(({ name, id }) => name === key.name && id.equals(key.id));
  if (own === undefined || key.type !== 4 || own.signature.length !== 72) return null;
  const seconds = own.signature.readBigUInt64BE();
  const signed = Buffer.from(`cosignature/v1\ntime ${seconds}\n${checkpoint.text}`, 'utf8');
  return verify(null, signed, key.key, own.signature.subarray(8)) ? new Date(Number(seconds) * 1000) : null;
}
