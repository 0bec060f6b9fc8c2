import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { IdempotencyKeys } from '../../platform/access/idempotency-keys.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { findScreeningFor } from '../../screenings/screenings/find-screening.js';
import { FilterQueue } from '../findings/filter-queue.js';
import { FindingLog } from '../findings/finding-log.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';
import { type FindingImportView, findingImportView, type StartFindingImport } from './finding-import.dto.js';
import { FindingImport } from './finding-import.entity.js';
import type { ReadLine } from './parse-line.js';
import { type DigestOf, LineTaker, type TakenLine } from './take-lines.js';

/** Findings that come as a file. Each of its lines goes the one way by which findings are logged (FindingLog). */
@Injectable()
export class FindingImportsService {
  private readonly digestOf: DigestOf;

  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly keys: ScreeningKeys,
    private readonly queue: FilterQueue,
    private readonly ledger: LedgerAppender,
    idempotency: IdempotencyKeys,
  ) {
    this.digestOf = (parts) => idempotency.digestOf('PUT', 'finding import', parts);
  }

  /** The import that the actor knows by this key, new or as it stands. */
  async start(actor: Actor, screeningId: string, request: StartFindingImport): Promise<FindingImportView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const screening = await findScreeningFor(tx, actor, screeningId, ['screener']);
      const keyDigest = this.digestOf(['file', screening.id, request.key]);
      const known = { startedBy: actor.accountId, screeningId: screening.id, keyDigest };
      const id = newId('finding_import', now);
      const inserted: { id: string }[] = await tx.query(
        `INSERT INTO vault.finding_import
                (id, screening_id, requisition_id, key_digest, started_by, started_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT ON CONSTRAINT finding_import_once DO NOTHING RETURNING id`,
        [id, screening.id, screening.requisitionId, keyDigest, actor.accountId, now],
      );
      const found = await tx.findOneByOrFail(FindingImport, known);
      if (inserted.length > 0) {
        await this.ledger.append(tx, {
          actor: actor.accountId,
          kind: 'finding_import.started',
          body: {
            finding_import_id: id,
            screening_id: screening.id,
            requisition_id: screening.requisitionId,
          },
        });
      }
      return findingImportView(found);
    });
  }

  async get(actor: Actor, importId: string): Promise<FindingImportView> {
    return findingImportView(await this.findFor(this.room.manager, actor, importId));
  }

  /** A sending begins; one that still goes on is overtaken by it. @returns its number */
  async begin(actor: Actor, importId: string): Promise<number> {
    return this.room.transaction(async (tx) => {
      await this.findFor(tx, actor, importId);
      const found = await lockImport(tx, importId);
      const sending = found.sending + 1;
      const begun = { sending, lines: 0, refused: 0, complete: false, updatedAt: new Date() };
      await tx.update(FindingImport, { id: importId }, begun);
      return sending;
    });
  }

  /** @throws DomainError when the actor may log nothing now, or another sending of the same import has begun */
  async take(
    actor: Actor,
    importId: string,
    sending: number,
    lines: readonly ReadLine[],
  ): Promise<TakenLine[]> {
    const taken = await this.room.transaction(async (tx) => {
      const found = await lockSending(tx, importId, sending);
      const log = await FindingLog.open(tx, this.keys, this.ledger, actor, found.screeningId);
      // Now, not behind a line's savepoint: what a refused line had locked would be let go with it.
      await log.holdIdentity();
      const answers = await new LineTaker(tx, found, log, this.digestOf).take(lines);
      const accepted = answers.filter((line) => 'isNew' in line && line.isNew).length;
      const refused = answers.filter((line) => 'refusal' in line).length;
      await tx.update(
        FindingImport,
        { id: importId },
        {
          accepted: found.accepted + accepted,
          refused: found.refused + refused,
          lines: lines.at(-1)?.number ?? found.lines,
          updatedAt: new Date(),
        },
      );
      return answers;
    });
    await this.queue.wakeAll(
      taken.flatMap((line) => ('isNew' in line && line.isNew ? [line.findingId] : [])),
    );
    return taken;
  }

  async end(importId: string, sending: number): Promise<FindingImportView> {
    return this.room.transaction(async (tx) => {
      const found = await lockSending(tx, importId, sending);
      await tx.update(FindingImport, { id: importId }, { complete: true });
      await this.ledger.append(tx, {
        actor: found.startedBy,
        kind: 'finding_import.sent',
        body: {
          finding_import_id: found.id,
          screening_id: found.screeningId,
          requisition_id: found.requisitionId,
          sending,
          lines: found.lines,
          refused: found.refused,
          accepted: found.accepted,
        },
      });
      return findingImportView({ ...found, complete: true });
    });
  }

  /** Nobody else’s, and only while its screening is the actor's to work on. */
  private async findFor(tx: EntityManager, actor: Actor, importId: string): Promise<FindingImport> {
    const found = await tx.findOneBy(FindingImport, { id: importId, startedBy: actor.accountId });
    if (found === null) throw notFound('finding_import');
    await findScreeningFor(tx, actor, found.screeningId, ['screener'], 'finding_import');
    return found;
  }
}

function lockImport(tx: EntityManager, importId: string): Promise<FindingImport> {
  return tx.findOneOrFail(FindingImport, { where: { id: importId }, lock: { mode: 'pessimistic_write' } });
}

async function lockSending(tx: EntityManager, importId: string, sending: number): Promise<FindingImport> {
  const found = await lockImport(tx, importId);
  if (found.sending === sending) return found;
  throw conflict(
    'finding_import.overtaken',
    'The same file is being sent again; this sending ends here, and what it brought stays.',
    { state: 'overtaken' },
  );
}
