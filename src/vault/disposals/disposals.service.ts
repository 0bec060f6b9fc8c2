import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { countTexts, disposeOfTexts } from '../../desk/disposals/disposals.intake.js';
import type { Actor } from '../../kernel/actor.js';
import { conflict, forbidden, notFound } from '../../kernel/domain-error.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { secondsOf } from '../../screenings/consistency/blind.js';
import { destroyDigestKey } from '../../screenings/digests/keyed-digest.js';
import { Disposal, type DisposalCounts } from '../../screenings/retention/disposal.entity.js';
import { type DisposalView, disposalView } from '../../screenings/retention/retention.dto.js';
import { retentionOf } from '../../screenings/retention/retention-of.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import { SearchRecord } from '../../screenings/steps/search-record.entity.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';

/**
 * The second half of a disposal, by a second person: destroys the screening's data key, so that nothing sealed with
 * it can ever be read again (16 CFR 682.3), and the desk's texts. The ledger, the packets and the counts stay.
 */
@Injectable()
export class DisposalsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly keys: ScreeningKeys,
    private readonly ledger: LedgerAppender,
  ) {}

  async approve(actor: Actor, disposalId: string): Promise<DisposalView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const seen = await tx.findOneBy(Disposal, { id: disposalId });
      if (seen === null) throw notFound('disposal');
      if (seen.proposedBy === actor.accountId) {
        throw forbidden('disposal.own', 'Somebody else than the one who proposed it must approve it.');
      }
      const screening = await lockScreening(tx, seen.screeningId);
      const disposal = await tx.findOneByOrFail(Disposal, { id: disposalId });
      if (disposal.approvedAt !== null) {
        throw conflict('disposal.done', 'It is done already.', { state: 'disposed' });
      }
      // Asked again: a charge may have come in since it was proposed.
      const { kept } = await retentionOf(tx, screening, now);
      if (kept.length > 0) {
        throw conflict('disposal.kept', 'These records stay for now.', { state: 'kept', missing: kept });
      }
      // A blind second screening is of the same candidate and goes with the first: nobody else knows of it.
      const ids = [screening.id, ...(await secondsOf(tx, screening.id))];
      const counts = await countDisposed(tx, ids);
      for (const id of ids) {
        await this.keys.destroy(tx, id, now);
        await destroyDigestKey(tx, id);
        await disposeOfTexts(tx, id);
      }
      const done = { approvedBy: actor.accountId, approvedAt: now, counts };
      await tx.update(Disposal, { id: disposal.id }, done);
      Object.assign(disposal, done);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'screening.disposed',
        body: {
          disposal_id: disposal.id,
          screening_id: screening.id,
          requisition_id: screening.requisitionId,
          proposed_by: disposal.proposedBy,
          keep_until: disposal.keepUntil.toISOString(),
          rules: disposal.rules,
          counts,
        },
      });
      return disposalView(disposal);
    });
  }
}

async function lockScreening(tx: EntityManager, screeningId: string): Promise<Screening> {
  return tx.findOneOrFail(Screening, { where: { id: screeningId }, lock: { mode: 'pessimistic_write' } });
}

/** Counted where an administrator may look: at the desk and on floor 2. The vault shows them no row. */
async function countDisposed(tx: EntityManager, screeningIds: readonly string[]): Promise<DisposalCounts> {
  const counts = { findings: 0, statements: 0, searches: 0 };
  for (const screeningId of screeningIds) {
    const texts = await countTexts(tx, screeningId);
    counts.findings += texts.findings;
    counts.statements += texts.statements;
    counts.searches += await tx.countBy(SearchRecord, { screeningId });
  }
  return counts;
}
