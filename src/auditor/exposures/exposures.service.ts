import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import { notFound } from '../../kernel/domain-error.js';
import { isAnyId } from '../../kernel/ids.js';
import { IN_ORDER, RecordedEntry } from '../../platform/ledger/recorded-entry.entity.js';
import { requisitionsSharingCandidates } from '../../screenings/assignments/shared-candidates.js';
import { Incident } from '../../screenings/incidents/incident.entity.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import type { ExposureActView, ExposureView } from './exposure.dto.js';

/** As many as one page of an audit file takes. */
const MOST_LISTED = 1000;

/**
 * What the person of an incident has seen: every read of raw or released data is a ledger entry, so the ledger knows
 * (city policy P12).
 */
@Injectable()
export class ExposuresService {
  constructor(@InjectDataSource('auditor') private readonly room: DataSource) {}

  async ofIncident(incidentId: string): Promise<ExposureView> {
    return this.room.transaction('REPEATABLE READ', async (tx) => {
      const incident = await tx.findOneBy(Incident, { id: incidentId });
      if (incident === null) throw notFound('incident');
      const screenings = await concernedBy(tx, incident);
      const entries =
        incident.subjectAccountId === null
          ? []
          : await tx.find(RecordedEntry, {
              where: { actor: incident.subjectAccountId, screeningId: In(screenings) },
              order: IN_ORDER,
              take: MOST_LISTED + 1,
            });
      return {
        object: 'exposure' as const,
        incident_id: incident.id,
        subject_account_id: incident.subjectAccountId,
        screenings,
        acts: entries.slice(0, MOST_LISTED).map(actOf),
        has_more: entries.length > MOST_LISTED,
      };
    });
  }
}

async function concernedBy(tx: EntityManager, incident: Incident): Promise<string[]> {
  if (incident.screeningId !== null) return [incident.screeningId];
  if (incident.requisitionId === null) return [];
  const shared = await requisitionsSharingCandidates(tx, incident.requisitionId);
  const screenings = await tx.find(Screening, {
    select: { id: true },
    where: { requisitionId: In([incident.requisitionId, ...shared]) },
    order: { id: 'ASC' },
  });
  return screenings.map(({ id }) => id);
}

function actOf(entry: RecordedEntry): ExposureActView {
  const { at, body }: { at: string; body: object } = JSON.parse(entry.canonical);
  const things = Object.values(body)
    .flat()
    .filter(
      (value: unknown): value is string =>
        typeof value === 'string' && isAnyId(value) && value !== entry.screeningId && value !== entry.actor,
    );
  return { entry_id: entry.id, kind: entry.kind, at, screening_id: entry.screeningId ?? '', things };
}
