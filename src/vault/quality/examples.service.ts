import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { DomainError, notFound } from '../../kernel/domain-error.js';
import type { ProtectedClass } from '../../kernel/protected-class.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAuthorization } from '../../screenings/authorizations/require-authorization.js';
import { findFindingToReview } from '../findings/find-finding.js';
import type { Finding } from '../findings/finding.entity.js';
import { findingContent, findingPlace } from '../findings/finding-content.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';
import { type FilterExampleView, wordsInPlace } from './example.views.js';

/** A span that speaks for a proposal; `sealed` while the key of its screening exists. */
interface ExampleSpan {
  readonly findingId: string;
  readonly start: number;
  readonly end: number;
  readonly class: ProtectedClass;
  readonly sealed: boolean;
}

/** More are not tried: whoever is assigned to none of these has to wait for a newer one. */
const TRIED = 50;

/**
 * Opens an example of what a proposal is about. No copy of the words is kept: they are read from the finding, sealed
 * under its screening's key, and are gone when that key is.
 */
@Injectable()
export class ExamplesService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly keys: ScreeningKeys,
    private readonly ledger: LedgerAppender,
  ) {}

  /** For a reviewer who may review one of the findings anyway; to anybody else there is no example. */
  open(actor: Actor, proposalId: string): Promise<FilterExampleView> {
    return act(this.room, async (tx) => {
      const { span, finding } = await this.find(tx, actor, proposalId);
      await requireAuthorization(tx, actor, new Date());
      const about = {
        object: 'filter_example',
        proposal_id: proposalId,
        finding_id: finding.id,
        class: span.class,
      } as const;
      if (!span.sealed) return { ...about, example: 'destroyed', before: null, words: null, after: null };
      const key = await this.keys.open(tx, finding.screeningId);
      const { excerpt } = findingContent(key.open(finding.sealed, findingPlace(finding.id)));
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'filter_example.opened',
        body: {
          proposal_id: proposalId,
          finding_id: finding.id,
          screening_id: finding.screeningId,
          requisition_id: finding.requisitionId,
        },
      });
      return { ...about, example: 'opened', ...wordsInPlace(excerpt, span.start, span.end) };
    });
  }

  /** The newest example that the actor may review, one that can still be opened before one that can't. */
  private async find(
    tx: EntityManager,
    actor: Actor,
    proposalId: string,
  ): Promise<{ span: ExampleSpan; finding: Finding }> {
    for (const span of await this.spansOf(tx, actor, proposalId)) {
      const finding = await reviewable(tx, actor, span.findingId);
      if (finding !== null) return { span, finding };
    }
    throw notFound('filter_example');
  }

  /** One span a finding, of findings in whose requisition the actor reviews what others logged. */
  private spansOf(tx: EntityManager, actor: Actor, proposalId: string): Promise<ExampleSpan[]> {
    return tx.query<ExampleSpan[]>(
      `SELECT * FROM (
         SELECT DISTINCT ON (o.finding_id) o.finding_id AS "findingId", o.start_at AS start, o.end_at AS "end", o.class,
           k.destroyed_at IS NULL AS sealed
         FROM vault.filter_proposal p
         JOIN vault.removal_outcome o ON o.ruleset_digest = p.ruleset_digest AND o.outcome IN ('lifted', 'added')
           AND (o.detector = p.detector AND o.rule = p.rule OR o.class = p.class AND o.words_digest = p.words_digest)
         JOIN vault.finding f ON f.id = o.finding_id AND f.logged_by <> $2
         JOIN vault.screening_key k ON k.screening_id = f.screening_id
         JOIN screenings.assignment a ON a.requisition_id = f.requisition_id AND a.account_id = $2
           AND a.duty = 'reviewer' AND a.ended_at IS NULL
         WHERE p.id = $1 ORDER BY o.finding_id, o.start_at
       ) spans ORDER BY sealed DESC, "findingId" DESC LIMIT ${TRIED}`,
      [proposalId, actor.accountId],
    );
  }
}

const NO_EXAMPLE: readonly string[] = ['finding.not_found', 'finding.quarantined'];

/** The rule on who may review is asked itself: the query only narrows. What is in quarantine is no example. */
async function reviewable(tx: EntityManager, actor: Actor, findingId: string): Promise<Finding | null> {
  try {
    return await findFindingToReview(tx, actor, findingId);
  } catch (error) {
    if (error instanceof DomainError && NO_EXAMPLE.includes(error.code)) return null;
    throw error;
  }
}
