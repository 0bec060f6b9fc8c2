import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { notFound } from '../../kernel/domain-error.js';
import { checklistOf } from '../../screenings/checklists/checklist-of.js';
import { ConsistencySample } from '../../screenings/consistency/consistency-sample.entity.js';
import { commitmentOf, drawSample } from '../../screenings/consistency/draw.js';
import { SecondScreening } from '../../screenings/consistency/second-screening.entity.js';
import { Requisition } from '../../screenings/requisitions/requisition.entity.js';
import { type ConsistencyView, consistencyFiguresView, type DrawnSampleView } from './consistency.dto.js';
import { readConsistency } from './read-consistency.js';

/** Answers "do our screeners agree?" and shows that nobody picked whom they were compared on. */
@Injectable()
export class ConsistencyService {
  constructor(@InjectDataSource('auditor') private readonly room: DataSource) {}

  /** @throws DomainError not_found `requisition.not_found` */
  async report(requisitionId: string): Promise<ConsistencyView> {
    return this.room.transaction('REPEATABLE READ', async (tx) => {
      const requisition = await tx.findOneBy(Requisition, { id: requisitionId });
      if (requisition === null) throw notFound('requisition');
      const { steps } = await checklistOf(tx, requisition.checklistId);
      const keys = steps.map((step) => step.key);
      const figures = consistencyFiguresView(keys, await readConsistency(tx, requisitionId));
      const samples = await tx.find(ConsistencySample, { where: { requisitionId }, order: { id: 'ASC' } });
      const pairs = await tx.findBy(SecondScreening, { sampleId: In(samples.map((sample) => sample.id)) });
      return {
        object: 'consistency_report',
        requisition_id: requisitionId,
        ...figures,
        samples: samples.map((sample) =>
          drawnSampleView(
            sample,
            pairs.filter((pair) => pair.sampleId === sample.id),
          ),
        ),
      };
    });
  }
}

function drawnSampleView(sample: ConsistencySample, pairs: readonly SecondScreening[]): DrawnSampleView {
  const drawn = sample.drawnAt !== null;
  return {
    id: sample.id,
    share_percent: sample.sharePercent,
    commitment: sample.commitment,
    committed_at: sample.committedAt.toISOString(),
    seed: drawn ? sample.seed : null,
    drawn_at: sample.drawnAt?.toISOString() ?? null,
    population: sample.population ?? [],
    pairs: pairs.map((pair) => ({
      first_screening_id: pair.firstId,
      second_screening_id: pair.secondId,
      second_screener_id: pair.screenerId,
    })),
    reproduced: drawn ? isReproduced(sample, pairs) : null,
  };
}

function isReproduced(sample: ConsistencySample, pairs: readonly SecondScreening[]): boolean {
  const again = drawSample(sample.seed, sample.population ?? [], sample.sharePercent).sort();
  const drawn = pairs.map((pair) => pair.firstId).sort();
  return commitmentOf(sample.seed) === sample.commitment && again.join(' ') === drawn.join(' ');
}
