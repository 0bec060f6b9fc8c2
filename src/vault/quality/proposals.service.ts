import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, LessThan } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, notFound } from '../../kernel/domain-error.js';
import { act } from '../../platform/database/act.js';
import { afterCursor, hrefOf, limitOf, type Page, pageOf } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { refuseFields } from '../refuse-fields.js';
import { evidenceFor } from './evidence.js';
import { FilterProposal } from './filter-proposal.entity.js';
import type { DecideProposal, ProposalsQuery } from './proposal.dto.js';
import { type FilterProposalView, filterProposalView } from './proposal.views.js';
import { decisionErrors, stateOf } from './proposal-rules.js';

/**
 * The queue of what reviews suggest to change. Deciding is a record for those who write the rules: the filter that runs
 * is changed by a new ruleset alone, which is built, tested and reviewed like any code.
 */
@Injectable()
export class ProposalsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async list(query: ProposalsQuery): Promise<Page<FilterProposalView>> {
    const tx = this.room.manager;
    const before = afterCursor(query, 'filter_proposal');
    const { kind, decision, ruleset_digest } = query;
    const proposals = await tx.find(FilterProposal, {
      where: {
        ...(before === null ? {} : { id: LessThan(before) }),
        ...(kind === undefined ? {} : { kind }),
        ...(decision === undefined ? {} : { decision: decision === 'undecided' ? IsNull() : decision }),
        ...(ruleset_digest === undefined ? {} : { rulesetDigest: ruleset_digest }),
      },
      order: { id: 'DESC' },
      take: limitOf(query) + 1,
    });
    const evidence = await evidenceFor(
      tx,
      proposals.map((proposal) => proposal.id),
    );
    return pageOf(
      proposals,
      limitOf(query),
      (proposal) => filterProposalView(proposal, evidence(proposal.id)),
      hrefOf('/v1/filter/proposals', { kind, decision, ruleset_digest }),
    );
  }

  async get(proposalId: string): Promise<FilterProposalView> {
    const tx = this.room.manager;
    const proposal = await tx.findOneBy(FilterProposal, { id: proposalId });
    if (proposal === null) throw notFound('filter_proposal');
    const evidence = await evidenceFor(tx, [proposal.id]);
    return filterProposalView(proposal, evidence(proposal.id));
  }

  decide(actor: Actor, proposalId: string, request: DecideProposal): Promise<FilterProposalView> {
    return act(this.room, async (tx) => {
      const proposal = await tx.findOne(FilterProposal, {
        where: { id: proposalId },
        lock: { mode: 'pessimistic_write' },
      });
      if (proposal === null) throw notFound('filter_proposal');
      const evidence = (await evidenceFor(tx, [proposal.id]))(proposal.id);
      refuseSettled(stateOf(proposal.decision, evidence));
      refuseFields(decisionErrors(proposal.kind, request.decision, request.reason));
      const decided = {
        decision: request.decision,
        decisionReason: request.reason,
        decidedBy: actor.accountId,
        decidedAt: new Date(),
      };
      await tx.update(FilterProposal, { id: proposal.id }, decided);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'filter_proposal.decided',
        body: {
          proposal_id: proposal.id,
          proposal: proposal.kind,
          ruleset_digest: proposal.rulesetDigest,
          decision: request.decision,
          reason: request.reason,
          findings: evidence.findings,
          screenings: evidence.screenings,
          hits: evidence.hits,
          cases: evidence.cases,
        },
      });
      return filterProposalView({ ...proposal, ...decided }, evidence);
    });
  }
}

function refuseSettled(state: ReturnType<typeof stateOf>): void {
  if (state === 'open') return;
  if (state === 'lapsed') {
    throw conflict(
      'filter_proposal.lapsed',
      'Later reviews took back what this proposal rested on; there is nothing to decide until it has support again.',
      { state },
    );
  }
  throw conflict('filter_proposal.decided', 'This proposal is decided, and a decision is final.', { state });
}
