import type { LedgerConfig } from '../../config/config.js';
import { type NoteSigner, type NoteVerifier, parseVerifier, signerOf, verifierOf } from './signed-note.js';

/** The key that signs, and those that signed before it. */
export interface LedgerKeys {
  readonly signer: NoteSigner;
  readonly current: NoteVerifier;
  /** The public halves of older keys: they vouch for nothing new, and for what they signed as before. */
  readonly retired: readonly NoteVerifier[];
}

/** Null in a process that signs no checkpoints. */
export function ledgerKeys({ origin, signingKey, retiredKeys }: LedgerConfig): LedgerKeys | null {
  if (signingKey === null) return null;
  const signer = signerOf(origin, signingKey);
  return { signer, current: verifierOf(signer), retired: retiredKeys.map(verifierIn) };
}

function verifierIn(text: string): NoteVerifier {
  const verifier = parseVerifier(text);
  if (verifier === null) throw new Error('LEDGER_RETIRED_KEYS holds what is no public key of a ledger.');
  return verifier;
}
