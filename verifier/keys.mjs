import { parseNoteKey } from './note.mjs';

/**
 * Reads a file of public keys: a JWK set (RFC 7517), or lines that are each a ledger's key, a JWK or a remark (#).
 *
 * @param {string} text
 * @returns {{ ledger: import('./note.mjs').NoteKey[], packets: import('node:crypto').JsonWebKey[] } | null}
 */
export function readKeys(text) {
  const set = jsonOf(text);
  if (set !== null && Array.isArray(set['keys'])) {
    const packets = set['keys'].filter((key) => typeof key === 'object' && key !== null);
    return packets.length === 0 ? null : { ledger: [], packets };
  }
  /** @type {{ ledger: import('./note.mjs').NoteKey[], packets: import('node:crypto').JsonWebKey[] }} */
  const read = { ledger: [], packets: [] };
  for (const line of text.split(/\r?\n/).map((it) => it.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const key = parseNoteKey(line);
    const jwk = jsonOf(line);
    if (key?.type === 1) read.ledger.push(key);
    else if (jwk !== null) read.packets.push(jwk);
    else return null;
  }
  return read.ledger.length + read.packets.length === 0 ? null : read;
}

/**
 * @param {string} text
 * @returns {Record<string, unknown> | null}
 */
function jsonOf(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
