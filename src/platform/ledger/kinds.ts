import type { Json } from '../../kernel/digest.js';
import { ACCESS_KINDS } from './access-kinds.js';
import type { KindOfEntry } from './kind-of-entry.js';
import { RELEASE_KINDS } from './releases-kinds.js';
import { SCREENING_KINDS } from './screenings-kinds.js';
import { VAULT_KINDS } from './vault-kinds.js';

/** Every kind of act that the ledger knows. Nothing else is appended, and nothing with other members. */
export const KINDS = { ...ACCESS_KINDS, ...SCREENING_KINDS, ...VAULT_KINDS, ...RELEASE_KINDS } as const;

export type LedgerKind = keyof typeof KINDS;

export type EntryBody = { readonly [member: string]: Json };

/** A mistake of the program: the act fails, rather than leave an entry that nobody can read. */
export class WrongEntry extends Error {
  override readonly name = 'WrongEntry';
}

/** The version and the whole body of an entry of this kind. @throws WrongEntry */
export function typedEntry(kind: LedgerKind, body: EntryBody): { version: number; body: EntryBody } {
  const { version, state, fields }: KindOfEntry = KINDS[kind];
  const known = fields.map((field) => field.replace('?', ''));
  const missing = fields.filter((field) => !field.endsWith('?') && body[field] === undefined);
  const unknown = Object.keys(body).filter((member) => !known.includes(member));
  if (missing.length > 0 || unknown.length > 0) {
    throw new WrongEntry(
      `${kind} lacks ${missing.join(', ') || 'nothing'}; unknown: ${unknown.join(', ') || 'none'}`,
    );
  }
  if (typeof state === 'string') return { version, body };
  return { version, body: { ...body, before: state[0], after: state[1] } };
}
