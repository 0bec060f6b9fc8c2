import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { nextReference } from '../references.js';
import { refusedAs } from '../refused-by.js';
import { type AddCandidate, type CandidateView, candidateView } from './candidate.dto.js';
import { Candidate } from './candidate.entity.js';
import { findVisibleCandidate, visibleCandidates } from './visible-candidates.js';

/** People considered, as two references. Who they are is in the vault. */
@Injectable()
export class CandidatesService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async add(actor: Actor, request: AddCandidate): Promise<CandidateView> {
    const adding = act(this.room, async (tx) => {
      const now = new Date();
      const employerReference = request.employer_reference;
      if (await tx.existsBy(Candidate, { employerReference })) throw referenceTaken();
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
    return refusedAs(adding, 'candidate_employer_reference_unique', referenceTaken);
  }

  async list(actor: Actor, page: PageQuery): Promise<Page<CandidateView>> {
    const found = await visibleCandidates(this.room.manager, actor);
    return readPage(found, 'candidate', page, candidateView, hrefOf('/v1/candidates'));
  }

  async get(actor: Actor, candidateId: string): Promise<CandidateView> {
    const candidate = await findVisibleCandidate(this.room.manager, actor, candidateId);
    if (candidate === null) throw notFound('candidate');
    return candidateView(candidate);
  }
}

function referenceTaken() {
  return conflict(
    'candidate.reference_taken',
    "A candidate with this employer's reference is there already. Look for it with GET /v1/candidates.",
  );
}
