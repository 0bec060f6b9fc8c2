import { conflict, type DomainError, type MissingCondition } from '../../kernel/domain-error.js';
import type { Incident, IncidentKind } from './incident.entity.js';
import type { IncidentActionKind } from './incident-action.entity.js';
import type { IncidentResolution } from './incident-resolutions.js';

/** What an incident of a kind does while it is open, and what must have been done before it can be closed. */
export interface ContainmentRule {
  /** Whether nothing of its screening, or of its whole requisition if it names none, is released meanwhile. */
  readonly blocksRelease: boolean;
  /** One of these has been done; empty where the refusal of the act was containment enough. */
  readonly contained: readonly IncidentActionKind[];
}

/** City policy P12: violations are reported, and answered before anybody decides on what they touched. */
export const CONTAINMENT: { readonly [kind in IncidentKind]: ContainmentRule } = {
  // The decision maker who saw what they must not see leaves the panel, or the person who showed it is replaced.
  decision_maker_exposed: { blocksRelease: true, contained: ['recused', 'replaced'] },
  // Such an assignment is refused; nobody stands on both sides.
  conflict_of_duties: { blocksRelease: false, contained: [] },
  unlawful_method: { blocksRelease: true, contained: ['quarantined'] },
  uniformity_breach: { blocksRelease: true, contained: ['corrected', 'recalled'] },
  leak: { blocksRelease: true, contained: ['recalled', 'recused', 'corrected'] },
};

/** Why an incident can't be closed yet, or null. One that was unfounded needs no containment. */
export function closingRefused(
  incident: Incident,
  resolution: IncidentResolution,
  taken: readonly IncidentActionKind[],
  inQuarantine: readonly string[],
  closedBy: string,
): DomainError | null {
  if (incident.openedBy === closedBy) {
    return conflict('incident.needs_second_person', 'You reported this incident; somebody else closes it.', {
      state: incident.state,
    });
  }
  if (resolution === 'unfounded' && inQuarantine.length > 0) {
    return conflict(
      'incident.quarantine_in_place',
      'Something is put away because of this incident; lift that first.',
      {
        state: incident.state,
        missing: [{ code: 'quarantine', detail: 'POST /v1/quarantines/{id}/lift', related: inQuarantine }],
      },
    );
  }
  const needed = CONTAINMENT[incident.kind].contained;
  const isContained = needed.length === 0 || needed.some((action) => taken.includes(action));
  if (resolution === 'unfounded' || isContained) return null;
  return conflict('incident.not_contained', 'Nothing was done yet that contains this incident.', {
    state: incident.state,
    missing: [notContained(incident, needed)],
  });
}

function notContained(incident: Incident, needed: readonly IncidentActionKind[]): MissingCondition {
  return {
    code: 'containment',
    detail:
      `One of: ${needed.join(', ')}. Quarantine with POST /v1/screenings/{id}/quarantines, recall with ` +
      'POST /v1/packets/{id}/recall, report the rest with POST /v1/incidents/{id}/actions.',
    related: [incident.id],
  };
}
