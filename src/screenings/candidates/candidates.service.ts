import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { nextReference } from '../references.js';
import { type AddCandidate, type CandidateView, candidateView } from './candidate.dto.js';
import { Candidate } from './candidate.entity.js';

/**
 * People considered, as two references. Who they are is in the vault. One person has one number and may apply for
 * several requisitions, so every coordinator of the employer may know the numbers; which requisition somebody
 * applied for is for its own people alone.
 */
@Injectable()
export class CandidatesService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  /** Adds a candidate, or answers the one that has this number already: adding twice is no mistake. */
  async add(actor: Actor, request: AddCandidate): Promise<CandidateView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const employerReference = request.employer_reference;
      // In a row with others who add the same number now: the second finds what the first made.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `fairscreen.candidate:${employerReference}`,
      ]);
      const known = await tx.findOneBy(Candidate, { employerReference });
      if (known !== null) return candidateView(known);
      const candidate = tx.create(Candidate, {
        id: newId('candidate', now),
        reference: await nextReference(tx, 'candidate'),
        employerReference,
        createdBy: actor.accountId,
        createdAt: now,
      });
      await tx.insert(Candidate, candidate);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'candidate.added',
        body: { candidate_id: candidate.id, reference: candidate.reference },
      });
      return candidateView(candidate);
    });
  }

  async list(page: PageQuery): Promise<Page<CandidateView>> {
    const found = this.room.manager.createQueryBuilder(Candidate, 'thing');
    return readPage(found, 'candidate', page, candidateView, hrefOf('/v1/candidates'));
  }

  async get(candidateId: string): Promise<CandidateView> {
    const candidate = await this.room.manager.findOneBy(Candidate, { id: candidateId });
    if (candidate === null) throw notFound('candidate');
    return candidateView(candidate);
  }
}
