import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActorName } from '../../kernel/actor.js';
import { canonicalJson, type Json } from '../../kernel/digest.js';
import { newId } from '../../kernel/ids.js';

/** One act as the ledger holds it: who, what kind, and ids, digests and reasons from lists. Never text. */
export interface LedgerEntry {
  readonly actor: ActorName;
  readonly kind: string;
  readonly body: { readonly [member: string]: Json };
}

/** The layout of an entry; a change of layout is a new version, and old versions stay readable. */
const ENTRY_VERSION = 1;

/**
 * The only way into the ledger. The caller hands over its own transaction: if the entry can't be written, the
 * act did not happen. There is no way to switch it off, and no way to change an entry afterwards.
 *
 * No act waits for another one here: an entry gets its place in the log from the sequencer, once it is committed.
 */
@Injectable()
export class LedgerAppender {
  async append(tx: EntityManager, entry: LedgerEntry): Promise<void> {
    const now = new Date();
    const canonical = canonicalJson({
      id: newId('ledger_entry', now),
      at: now.toISOString(),
      version: ENTRY_VERSION,
      actor: entry.actor,
      kind: entry.kind,
      body: entry.body,
    });
    await tx.query('SELECT ledger.append($1)', [canonical]);
  }
}
