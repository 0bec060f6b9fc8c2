import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActorName } from '../../kernel/actor.js';
import { canonicalJson } from '../../kernel/digest.js';
import { newId } from '../../kernel/ids.js';
import { callTogether, type DatabaseCall } from '../database/calls.js';
import { type EntryBody, type LedgerKind, typedEntry } from './kinds.js';

/** One act as the ledger holds it: who, what kind, and ids, digests and reasons from lists. Never text. */
export interface LedgerEntry {
  readonly actor: ActorName;
  readonly kind: LedgerKind;
  readonly body: EntryBody;
}

/**
 * The only way into the ledger. The caller hands over its own transaction: if the entry can't be written, the
 * act did not happen. There is no way to switch it off, and no way to change an entry afterwards.
 *
 * No act waits for another one here: an entry gets its place in the log from the sequencer, once it is committed.
 */
@Injectable()
export class LedgerAppender {
  async append(tx: EntityManager, entry: LedgerEntry): Promise<void> {
    await callTogether(tx, [this.callFor(entry)]);
  }

  /** The same as a call, for an act that sends it together with what it writes; the last of them. */
  callFor(entry: LedgerEntry): DatabaseCall {
    return { name: 'ledger.append', values: [this.canonical(entry)] };
  }

  /** The entry as it will stand in the ledger: canonical JSON (RFC 8785), with its id and time. */
  canonical(entry: LedgerEntry): string {
    const now = new Date();
    const { version, body } = typedEntry(entry.kind, entry.body);
    return canonicalJson({
      id: newId('ledger_entry', now),
      at: now.toISOString(),
      version,
      actor: entry.actor,
      kind: entry.kind,
      body,
    });
  }
}
