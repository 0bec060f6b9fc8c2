import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { canonicalJson, sha256 } from '../../kernel/digest.js';
import { conflict, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireDuty } from '../assignments/require-duty.js';
import { refusedAs } from '../refused-by.js';
import { lockRequisitionFor, requireOpen } from '../requisitions/find-requisition.js';
import { lockScreenings } from '../requisitions/screenings-of.js';
import { Screening } from '../screenings/screening.entity.js';
import { type CommitSample, type ConsistencySampleView, consistencySampleView } from './consistency.dto.js';
import { ConsistencySample } from './consistency-sample.entity.js';
import { commitmentOf, drawOne, drawSample } from './draw.js';
import { screenersAlone, whoTouched } from './second-screeners.js';
import { SecondScreening } from './second-screening.entity.js';

const SEED_BYTES = 32;

/** Screenings that may be vetted a second time: not those whose packet is out, where nothing can follow from it. */
const DRAWN_FROM: readonly Screening['stage'][] = ['opened', 'gathering', 'in_review'];

/** Has a sample of a requisition's screenings vetted twice, blind, so that nobody picks whom and by whom. */
@Injectable()
export class ConsistencyService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async commit(actor: Actor, requisitionId: string, request: CommitSample): Promise<ConsistencySampleView> {
    const committing = act(this.room, async (tx) => {
      const now = new Date();
      requireOpen(await lockRequisitionFor(tx, actor, requisitionId, ['coordinator']));
      const seed = randomBytes(SEED_BYTES).toString('hex');
      const sample = tx.create(ConsistencySample, {
        id: newId('consistency_sample', now),
        requisitionId,
        sharePercent: request.share_percent,
        seed,
        commitment: commitmentOf(seed),
        committedBy: actor.accountId,
        committedAt: now,
        drawnBy: null,
        drawnAt: null,
        population: null,
      });
      await tx.insert(ConsistencySample, sample);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'consistency_sample.committed',
        body: {
          sample_id: sample.id,
          requisition_id: requisitionId,
          share_percent: sample.sharePercent,
          commitment: sample.commitment,
        },
      });
      return consistencySampleView(sample);
    });
    return refusedAs(committing, 'consistency_sample_waiting', () =>
      conflict('consistency_sample.waiting', 'A sample is committed to already: draw it first.'),
    );
  }

  async draw(actor: Actor, sampleId: string): Promise<ConsistencySampleView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const known = await tx.findOneBy(ConsistencySample, { id: sampleId });
      if (known === null) throw notFound('consistency_sample');
      const { requisitionId } = known;
      await requireDuty(tx, actor, requisitionId, ['coordinator'], 'consistency_sample');
      requireOpen(await lockRequisitionFor(tx, actor, requisitionId, ['coordinator']));
      // Read under the requisition's lock: two draws at once are one after the other.
      const sample = await tx.findOneByOrFail(ConsistencySample, { id: sampleId });
      if (sample.drawnAt !== null)
        throw conflict('consistency_sample.drawn', 'This sample is drawn already.');
      const screenings = await drawnFrom(tx, requisitionId);
      if (screenings.length === 0) {
        throw conflict(
          'consistency_sample.nothing_to_draw',
          'There is no screening to draw from: open some first.',
        );
      }
      const population = screenings.map((screening) => screening.id);
      const drawn = new Set(drawSample(sample.seed, population, sample.sharePercent));
      const firsts = screenings.filter((screening) => drawn.has(screening.id));
      const pairs = await pairsOf(tx, sample, firsts);
      for (const { second, pair } of pairs) {
        await tx.insert(Screening, second);
        await tx.insert(SecondScreening, pair);
      }
      Object.assign(sample, { population, drawnBy: actor.accountId, drawnAt: now });
      await tx.update(
        ConsistencySample,
        { id: sampleId },
        { population, drawnBy: actor.accountId, drawnAt: now },
      );
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'consistency_sample.drawn',
        body: {
          sample_id: sampleId,
          requisition_id: requisitionId,
          seed: sample.seed,
          commitment: sample.commitment,
          population: population.length,
          population_digest: sha256(canonicalJson(population)),
          pairs: pairs.map(({ pair }) => `${pair.firstId} ${pair.secondId} ${pair.screenerId}`),
        },
      });
      return consistencySampleView(sample);
    });
  }
}

async function drawnFrom(tx: EntityManager, requisitionId: string): Promise<Screening[]> {
  const screenings = await lockScreenings(tx, requisitionId);
  const pairs = await tx.findBy(SecondScreening, { firstId: In(screenings.map((it) => it.id)) });
  const paired = new Set(pairs.map((pair) => pair.firstId));
  return screenings.filter(
    (it) => it.purpose === 'selection' && DRAWN_FROM.includes(it.stage) && !paired.has(it.id),
  );
}

/**
 * The second screenings of these. Each is opened as if it had been opened with the first: neither its id nor its date
 * tells which of the two it is.
 *
 * @throws DomainError conflict `consistency_sample.no_second_screener`
 */
async function pairsOf(tx: EntityManager, sample: ConsistencySample, firsts: readonly Screening[]) {
  const screeners = await screenersAlone(tx, sample.requisitionId);
  const pairs: { readonly second: Screening; readonly pair: SecondScreening }[] = [];
  for (const first of firsts) {
    const touched = await whoTouched(tx, first.id);
    const fresh = screeners.alone.filter((id) => !touched.has(id));
    // One of them must be left for the first, where nobody has begun it yet.
    const screenerId = screeners.all < 2 ? null : drawOne(sample.seed, first.id, fresh);
    if (screenerId === null) throw noSecondScreener(sample.requisitionId);
    const second = tx.create(Screening, {
      id: newId('screening', first.openedAt),
      requisitionId: first.requisitionId,
      candidateId: first.candidateId,
      checklistId: first.checklistId,
      purpose: 'consistency',
      stage: 'opened',
      version: 1,
      openedBy: first.openedBy,
      openedAt: first.openedAt,
    });
    const pair = tx.create(SecondScreening, {
      secondId: second.id,
      firstId: first.id,
      sampleId: sample.id,
      screenerId,
    });
    pairs.push({ second, pair });
  }
  return pairs;
}

/** Says nothing about whose screening it is: the draw stays unknown. */
function noSecondScreener(requisitionId: string) {
  return conflict(
    'consistency_sample.no_second_screener',
    'For some screening that was drawn there is no second screener who has not touched it.',
    {
      missing: [
        {
          code: 'screener',
          detail: `Assign another screener with no other duty: POST /v1/requisitions/${requisitionId}/assignments`,
          related: [requisitionId],
        },
      ],
    },
  );
}
