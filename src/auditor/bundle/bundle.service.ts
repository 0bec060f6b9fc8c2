import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict } from '../../kernel/domain-error.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { LedgerSequencer } from '../../platform/ledger/log/ledger-sequencer.js';
import { latestCheckpoint } from '../../platform/ledger/log/stored-tiles.js';
import { ledgerKeys } from '../../platform/ledger/notes/ledger-keys.js';
import { type NoteVerifier, verifierText } from '../../platform/ledger/notes/signed-note.js';
import { Runtime } from '../../platform/runtime.js';
import { aboutText } from './about.js';
import { anchorFiles } from './anchor.js';
import { type Archive, archiveOf } from './archive.js';
import type { BundleQuery } from './bundle.dto.js';
import { digestOf, fileOf, jsonFile, type ListedFile, listed } from './bundle-file.js';
import { entriesOfCase, entryFiles, isWaiting } from './case-entries.js';
import { packetFiles } from './case-packets.js';
import { removalFiles } from './case-removals.js';
import { BUNDLE_FORMAT, manifestText } from './manifest.js';
import { type CaseFacts, caseFiles, readCase } from './read-case.js';
import { checkpointCovering, consistencyProof } from './signed-log.js';

const ROUNDS = 10;
const BETWEEN_ROUNDS_MS = 200;

/** What a bundle says of a case, before the export itself is in the ledger. */
interface Contents {
  readonly facts: CaseFacts;
  readonly entries: number;
  readonly lastSize: number;
  readonly manifest: string;
  readonly files: readonly ListedFile[];
}

/**
 * The case of one screening as one archive, which anybody can verify offline (docs/bundle.md). Everything that can
 * refuse comes before the first byte: files are read once for the manifest, the export is entered in the ledger with
 * the manifest's digest, and then they are read again, one at a time, on their way out.
 */
@Injectable()
export class BundleService {
  constructor(
    @InjectDataSource('auditor') private readonly room: DataSource,
    @Inject(Runtime) private readonly runtime: Runtime,
    private readonly ledger: LedgerAppender,
    private readonly sequencer: LedgerSequencer,
  ) {}

  async ofScreening(actor: Actor, screeningId: string, query: BundleQuery): Promise<Archive> {
    const key = this.publicKey();
    const contents = await this.onceSigned(() =>
      this.room.transaction('REPEATABLE READ', (tx) => this.contentsOf(tx, screeningId, key)),
    );
    const keptSize = query.kept_size ?? null;
    await refuseAhead(this.room.manager, keptSize);
    await this.enter(actor, contents);
    const manifestDigest = digestOf(Buffer.from(contents.manifest, 'utf8'));
    const sizes = { lastSize: contents.lastSize, keptSize };
    const anchor = await this.onceSigned(() => anchorFiles(this.room.manager, manifestDigest, key, sizes));
    const around = [fileOf('manifest.json', contents.manifest), ...anchor];
    return archiveOf([...(await Promise.all(around.map(listed))), ...contents.files]);
  }

  /**
   * Acts are committed before they are in the signed tree. Usually one round of the sequencer sees to that; where
   * another process is at it, or an act is being made just now, a few more do.
   */
  private async onceSigned<T>(read: () => Promise<T | null>): Promise<T> {
    for (let round = 0; round < ROUNDS; round++) {
      if (round > 0) await pause(BETWEEN_ROUNDS_MS);
      await this.sequencer.sequence();
      const found = await read();
      if (found !== null) return found;
    }
    throw notSigned();
  }

  /** Null while something of the case is not in the signed tree yet. */
  private async contentsOf(
    tx: EntityManager,
    screeningId: string,
    key: NoteVerifier,
  ): Promise<Contents | null> {
    const facts = await readCase(tx, screeningId);
    if (await isWaiting(tx, facts)) return null;
    const places = await entriesOfCase(tx, facts);
    const first = await checkpointCovering(tx, places[0] ?? 1, key);
    const last = await checkpointCovering(tx, places.at(-1) ?? 1, key);
    if (first === null || last === null) return null;
    const firstSize = Number(first.treeSize);
    const lastSize = Number(last.treeSize);
    // Read outside of this transaction, too: what the ledger and packets hold never changes.
    const room = this.room.manager;
    const files: ListedFile[] = [];
    for (const file of [
      fileOf('README.txt', aboutText(screeningId)),
      fileOf('ledger/key.txt', `${verifierText(key)}\n`),
      fileOf('ledger/first.checkpoint', first.note),
      fileOf('ledger/last.checkpoint', last.note),
      jsonFile('ledger/consistency.json', await consistencyProof(tx, firstSize, lastSize)),
      ...entryFiles(room, places, lastSize),
      ...caseFiles(facts),
      ...(await removalFiles(room, screeningId, lastSize)),
      ...(await packetFiles(tx, room, screeningId)),
    ]) {
      files.push(await listed(file));
    }
    const manifest = manifestText({
      screeningId,
      requisitionId: facts.requisition.id,
      origin: this.runtime.ledger.origin,
      entries: places.length,
      firstSize,
      lastSize,
      files,
    });
    return { facts, entries: places.length, lastSize, manifest, files };
  }

  /** Who took which bundle of which case is itself in the ledger, and with it what the bundle held. */
  private async enter(actor: Actor, { facts, entries, lastSize, manifest }: Contents): Promise<void> {
    await act(this.room, (tx) =>
      this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'bundle.exported',
        body: {
          screening_id: facts.screening.id,
          requisition_id: facts.requisition.id,
          format: BUNDLE_FORMAT,
          manifest_digest: digestOf(Buffer.from(manifest, 'utf8')),
          entries,
          tree_size: lastSize,
        },
      }),
    );
  }

  private publicKey(): NoteVerifier {
    const keys = ledgerKeys(this.runtime.ledger);
    if (keys !== null) return keys.current;
    throw conflict(
      'bundle.ledger_not_signed',
      'This service signs no checkpoints, so a bundle would prove nothing: set LEDGER_SIGNING_KEY.',
    );
  }
}

function notSigned(): Error {
  return conflict(
    'bundle.not_signed_yet',
    'No signed checkpoint covers the whole case yet. Try again in some seconds.',
    { retryAfterSeconds: 5 },
  );
}

async function refuseAhead(tx: EntityManager, keptSize: number | null): Promise<void> {
  const latest = await latestCheckpoint(tx);
  if (keptSize === null || (latest !== null && keptSize <= Number(latest.treeSize))) return;
  throw conflict(
    'bundle.behind_kept',
    'The checkpoint you kept is of a larger ledger than this one is: it was set back. Tell whoever watches over it.',
  );
}
