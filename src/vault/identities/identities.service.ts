import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, DomainError, notFound } from '../../kernel/domain-error.js';
import { act } from '../../platform/database/act.js';
import { etagOf, requireVersion } from '../../platform/http/etag.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAuthorization } from '../../screenings/authorizations/require-authorization.js';
import { secondsOf } from '../../screenings/consistency/blind.js';
import { findScreeningFor } from '../../screenings/screenings/find-screening.js';
import { requireStage } from '../../screenings/screenings/require-stage.js';
import { FilterQueue } from '../findings/filter-queue.js';
import { requeueFiltered } from '../findings/requeue-findings.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';
import {
  detailsFrom,
  type IdentityReceiptView,
  type IdentityView,
  identityReceiptView,
  identityView,
  type WriteIdentity,
} from './identity.dto.js';
import { Identity } from './identity.entity.js';
import { identityMembers, identityPlace } from './identity-details.js';
import { identityOf } from './identity-of.js';

/** Coordinators write identities and can't read them; the assigned screeners and reviewers read and can't write. */
@Injectable()
export class IdentitiesService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly keys: ScreeningKeys,
    private readonly queue: FilterQueue,
    private readonly ledger: LedgerAppender,
  ) {}

  async write(
    actor: Actor,
    screeningId: string,
    request: WriteIdentity,
    ifMatch: string | null,
  ): Promise<IdentityReceiptView> {
    let requeued: string[] = [];
    const unseen: string[] = [];
    const receipt = await act(this.room, async (tx) => {
      const now = new Date();
      const screening = await findScreeningFor(tx, actor, screeningId, ['coordinator']);
      await requireStage(tx, screening.id, ['opened', 'gathering', 'in_review']);
      const key = await this.keys.open(tx, screening.id);
      const sealed = key.seal(identityMembers(detailsFrom(request)), identityPlace(screening.id));
      const version = await this.store(tx, actor, screening.id, sealed, ifMatch, now);
      requeued = await requeueFiltered(tx, screening.id, now);
      // Also what a blind second screening holds; neither receipt nor ledger tells the coordinator of it.
      for (const second of await secondsOf(tx, screening.id)) {
        unseen.push(...(await requeueFiltered(tx, second, now)));
      }
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'identity.written',
        body: {
          screening_id: screening.id,
          requisition_id: screening.requisitionId,
          version_before: version === 1 ? null : version - 1,
          version,
          findings_requeued: requeued,
        },
      });
      return identityReceiptView(screening.id, version, requeued.length, now);
    });
    this.queue.wake([...requeued, ...unseen]);
    return receipt;
  }

  async read(actor: Actor, screeningId: string): Promise<IdentityView> {
    return act(this.room, async (tx) => {
      const screening = await findScreeningFor(tx, actor, screeningId, ['screener', 'reviewer'], 'identity');
      await requireAuthorization(tx, actor, new Date());
      const found = await identityOf(tx, this.keys, screening.id);
      if (found === null) throw notFound('identity');
      const { identity, details } = found;
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'identity.read',
        body: {
          screening_id: screening.id,
          requisition_id: screening.requisitionId,
          version: identity.version,
        },
      });
      return { ...identityView(identity, details), id: screening.id };
    });
  }

  /** @returns the version now stored */
  private async store(
    tx: EntityManager,
    actor: Actor,
    screeningId: string,
    sealed: Buffer,
    ifMatch: string | null,
    now: Date,
  ): Promise<number> {
    const present = await tx.findOne(Identity, {
      where: { screeningId },
      lock: { mode: 'pessimistic_write' },
    });
    if (present !== null) {
      if (ifMatch === null) throw alreadyWritten(present);
      requireVersion(ifMatch, present.version);
      const version = present.version + 1;
      await tx.update(
        Identity,
        { screeningId },
        { sealed, version, writtenBy: actor.accountId, writtenAt: now },
      );
      return version;
    }
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Identity)
      .values({ screeningId, sealed, version: 1, writtenBy: actor.accountId, writtenAt: now })
      .orIgnore()
      .returning('screening_id')
      .execute();
    const rows: unknown = inserted.raw;
    if (!Array.isArray(rows) || rows.length === 0) throw writtenMeanwhile();
    return 1;
  }
}

/** A coordinator can't read what is on file, so the refusal says what they need to replace it knowingly. */
function alreadyWritten(present: Identity): DomainError {
  return new DomainError(
    'stale',
    'precondition.required',
    `The identity is on file in version ${present.version}, written by ${present.writtenBy}. To replace it, send ` +
      `If-Match: ${etagOf(present.version)}.`,
  );
}

function writtenMeanwhile(): DomainError {
  return conflict(
    'identity.exists',
    'Somebody else wrote this identity just now; replace it with If-Match: "v1".',
  );
}
