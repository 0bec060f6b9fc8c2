import { sha256 } from '../../kernel/digest.js';
import { openCheckpoint } from '../../platform/ledger/notes/checkpoint.js';
import type { NoteVerifier } from '../../platform/ledger/notes/signed-note.js';
import { leafHash } from '../../platform/ledger/tree/merkle.js';
import { isIncluded } from '../../platform/ledger/tree/verify-proof.js';
import { verifyDetached } from '../../platform/signing/verify-detached.js';

/** One question about a file, and its answer in plain words. */
export interface Check {
  readonly passed: boolean;
  readonly words: string;
}

const REFUSED = {
  no_signature: 'What was given as its signature is no signature of a packet.',
  unknown_key: 'It was signed with a key that is not in the list of published keys.',
  other_bytes: 'It was signed for other contents: the file was changed, or the signature is another file’s.',
} as const;

/** Whether these bytes were signed by one of the published keys. */
export function checkSignature(bytes: Buffer, signature: string, keySet: unknown): Check {
  const verdict = verifyDetached(signature, bytes, keySet);
  if (!verdict.isValid) return { passed: false, words: REFUSED[verdict.reason] };
  return { passed: true, words: `It was signed, as it is, with the published key ${verdict.keyId}.` };
}

/**
 * Whether the ledger names these bytes as released, in an entry that lies under a head signed by the ledger's own key.
 * Asks nobody: the proof and the key are enough.
 */
export function checkProof(bytes: Buffer, proof: unknown, log: NoteVerifier): Check {
  const { entry, leaf_index: index, hashes, checkpoint } = membersOf(proof);
  if (
    typeof entry !== 'string' ||
    typeof index !== 'number' ||
    typeof checkpoint !== 'string' ||
    !isTextList(hashes)
  ) {
    return { passed: false, words: 'What was given as its proof is no proof of a packet.' };
  }
  const head = openCheckpoint(checkpoint, log);
  if (head === null) {
    return { passed: false, words: 'The head in the proof is not signed with the key of this ledger.' };
  }
  const path = hashes.map((hash) => Buffer.from(hash, 'base64'));
  if (!isIncluded(leafHash(entry), index, head, path)) {
    return { passed: false, words: 'The ledger does not hold the entry that the proof shows.' };
  }
  const { kind, body } = membersOf(parsed(entry));
  const { packet_id: packetId, files } = membersOf(body);
  const digests: readonly unknown[] = Object.values(membersOf(files));
  if (kind !== 'packet.released' || !digests.includes(sha256(bytes))) {
    return { passed: false, words: 'The entry in the ledger is about another file.' };
  }
  return {
    passed: true,
    words: `The ledger names it as a file of packet ${String(packetId)}: entry ${index + 1} of ${head.size}, under a signed head.`,
  };
}

/** A signature as it is, or out of the list of a packet's files, where the file's own digest finds it. */
export function signatureIn(text: string, bytes: Buffer): string {
  const { files } = membersOf(parsed(text));
  if (!Array.isArray(files)) return text.trim();
  const own = files.map(membersOf).find(({ digest }) => digest === sha256(bytes));
  return typeof own?.['signature'] === 'string' ? own['signature'] : '';
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function membersOf(value: unknown): { readonly [member: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
