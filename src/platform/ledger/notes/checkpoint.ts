import { HASH_BYTES } from '../tree/merkle.js';
import type { TreeHead } from '../tree/verify-proof.js';
import { isSignedBy, type NoteSigner, type NoteVerifier, parseNote, signNote } from './signed-note.js';

/** A tree as a log vouches for it (C2SP tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  readonly origin: string;
}

/** A checkpoint as a note, signed under the log's own name, which is its origin. */
export function signCheckpoint({ size, root }: TreeHead, signer: NoteSigner): string {
  return signNote(`${signer.name}\n${size}\n${root.toString('base64')}\n`, signer);
}

/** The key of a log, or all that it has had. */
export type LogKeys = NoteVerifier | readonly NoteVerifier[];

/** Reads a checkpoint that the log signed; null if it is not one, or not signed with this key or one of these. */
export function openCheckpoint(text: string, keys: LogKeys): Checkpoint | null {
  const note = parseNote(text);
  const signedWith = note === null ? undefined : [keys].flat().find((key) => isSignedBy(note, key));
  if (note === null || signedWith === undefined) return null;
  const checkpoint = checkpointIn(note.text);
  return checkpoint?.origin === signedWith.name ? checkpoint : null;
}

/** The first three lines of a checkpoint's text; what follows them nobody can audit, so nobody reads it. */
function checkpointIn(text: string): Checkpoint | null {
  const [origin = '', size = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n');
  const root = Buffer.from(encoded, 'base64');
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || extensions.includes('')) return null;
  if (root.length !== HASH_BYTES || root.toString('base64') !== encoded) return null;
  return Number.isSafeInteger(Number(size)) ? { origin, size: Number(size), root } : null;
}
