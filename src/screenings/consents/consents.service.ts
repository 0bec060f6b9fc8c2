import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, invalid, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { fileOf } from '../consistency/blind.js';
import { keyedDigest } from '../digests/keyed-digest.js';
import { refusedAs } from '../refused-by.js';
import { findScreeningFor, findScreeningInSight, moveStage } from '../screenings/find-screening.js';
import { type ConsentView, consentView, type RecordConsent } from './consent.dto.js';
import { Consent } from './consent.entity.js';
import { consentInForce } from './require-consent.js';

/** That candidates were told and agreed. Without it, and after its withdrawal, nothing is searched. */
@Injectable()
export class ConsentsService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async record(actor: Actor, screeningId: string, request: RecordConsent): Promise<ConsentView> {
    const recording = act(this.room, async (tx) => {
      const now = new Date();
      const screening = await findScreeningFor(tx, actor, screeningId, ['coordinator']);
      await moveStage(tx, screeningId, 'consent_recorded');
      const givenAt = new Date(request.given_at);
      if (givenAt > now)
        throw invalid('given_at', 'A consent is recorded once it is given; not in the future.');
      if ((await consentInForce(tx, screeningId)) !== null) throw alreadyInForce();
      const consent = tx.create(Consent, {
        id: newId('consent', now),
        screeningId,
        noticeVersion: request.notice_version,
        givenAt,
        documentDigest: request.document_digest ?? null,
        recordedBy: actor.accountId,
        recordedAt: now,
        withdrawnAt: null,
      });
      await tx.insert(Consent, consent);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'consent.recorded',
        body: {
          consent_id: consent.id,
          screening_id: screeningId,
          requisition_id: screening.requisitionId,
          given_at: givenAt.toISOString(),
          document_digest:
            consent.documentDigest === null
              ? null
              : await keyedDigest(tx, screeningId, consent.id, consent.documentDigest),
        },
      });
      return consentView(consent);
    });
    return refusedAs(recording, 'consent_in_force_unique', alreadyInForce);
  }

  /** Takes effect at once: the next search, finding or step result is refused. What was found stays sealed. */
  async withdraw(actor: Actor, consentId: string): Promise<ConsentView> {
    return act(this.room, async (tx) => {
      const consent = await tx.findOneBy(Consent, { id: consentId });
      if (consent === null) throw notFound('consent');
      const { screeningId } = consent;
      const screening = await findScreeningFor(tx, actor, screeningId, ['coordinator'], 'consent');
      consent.withdrawnAt = new Date();
      // The condition makes one of two withdrawals at once the first.
      const done = await tx.update(
        Consent,
        { id: consentId, withdrawnAt: IsNull() },
        { withdrawnAt: consent.withdrawnAt },
      );
      if (done.affected !== 1) {
        throw conflict('consent.already_withdrawn', 'This consent is withdrawn already.', {
          state: 'withdrawn',
        });
      }
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'consent.withdrawn',
        body: { consent_id: consentId, screening_id: screeningId, requisition_id: screening.requisitionId },
      });
      return consentView(consent);
    });
  }

  async list(actor: Actor, screeningId: string, page: PageQuery): Promise<Page<ConsentView>> {
    const tx = this.room.manager;
    await findScreeningInSight(tx, actor, screeningId, ['coordinator', 'screener']);
    const found = tx
      .createQueryBuilder(Consent, 'thing')
      .where({ screeningId: await fileOf(tx, screeningId) });
    const href = hrefOf(`/v1/screenings/${screeningId}/consents`);
    return readPage(
      found,
      'consent',
      page,
      (it) => ({ ...consentView(it), screening_id: screeningId }),
      href,
    );
  }
}

function alreadyInForce() {
  return conflict('consent.exists', 'A consent is in force for this screening already.', {
    state: 'in_force',
  });
}
