import type { Person } from '../../support/service.js';
import {
  assign,
  authorize,
  type Office,
  openRequisition,
  openScreening,
  recordConsent,
  STEPS,
} from './office.js';

const MINUTE_MS = 60_000;

/** How a candidate is vetted in these stories; what is not said is as for everybody. */
export interface Vetting {
  readonly by?: Person;
  readonly minutes?: number;
  /** Minutes of each search by the clock. */
  readonly clock?: number;
  readonly lookBackDays?: number;
  readonly query?: {
    readonly query_form?: string;
    readonly query: string;
    readonly deviation_reason?: string;
  };
  readonly extraSites?: readonly string[];
}

export const FORM = '"{full_name}" {city}';
export const SEVEN_YEARS = 2557;

export const PERSON = {
  full_name: 'Jordan A. Example',
  other_names: [],
  handles: ['jordan_example'],
  emails: [],
  phones: [],
  cities: ['Columbus'],
};

/** A requisition with its screener and this many screenings, ready to be searched. */
export async function cohort(
  office: Office,
  size: number,
): Promise<{ requisitionId: string; ids: string[] }> {
  await authorize(office, office.screener);
  const requisitionId = await openRequisition(office);
  await assign(office, requisitionId, office.screener, 'screener');
  const ids: string[] = [];
  for (let number = 0; number < size; number += 1) {
    const id = await openScreening(office, requisitionId);
    await recordConsent(office, id);
    await office.coordinator.put(`/v1/screenings/${id}/identity`, PERSON).expect(200);
    ids.push(id);
  }
  return { requisitionId, ids };
}

export function searchBody(stepKey: string, source: string, vetting: Vetting = {}) {
  const ended = Date.now() - 1000;
  const asked = stepKey === 'open_web' ? { query_form: FORM } : {};
  return {
    step_key: stepKey,
    method: 'open_web_search',
    access_basis: 'public',
    source,
    ...(stepKey === 'open_web'
      ? (vetting.query ?? { ...asked, query: '"Jordan A. Example" Columbus' })
      : { query: 'Jordan Example' }),
    look_back_days: vetting.lookBackDays ?? SEVEN_YEARS,
    started_at: new Date(ended - (vetting.clock ?? 10) * MINUTE_MS).toISOString(),
    ended_at: new Date(ended).toISOString(),
    result_count: 0,
  };
}

/** Every step of the checklist, searched and recorded as done. */
export async function vet(
  office: Office,
  screeningId: string,
  vetting: Vetting = {},
  steps = STEPS,
): Promise<void> {
  const by = vetting.by ?? office.screener;
  const path = `/v1/screenings/${screeningId}`;
  for (const step of steps) {
    for (const source of step.sources) {
      await by.post(`${path}/searches`, searchBody(step.key, source, vetting)).expect(201);
    }
    if (step.key === 'open_web') {
      for (const source of vetting.extraSites ?? []) {
        const body = { ...searchBody(step.key, source, vetting), deviation_reason: 'followed_a_result' };
        await by.post(`${path}/searches`, body).expect(201);
      }
    }
    await by
      .post(`${path}/steps/${step.key}/result`, { outcome: 'done', minutes_spent: vetting.minutes ?? 20 })
      .expect(201);
  }
}

export async function complete(
  office: Office,
  screeningId: string,
  by: Person = office.screener,
): Promise<void> {
  await by.post(`/v1/screenings/${screeningId}/completion`).expect(200);
}
