import { type Clause, OF_REQUISITION, openIncidents, SCREENING_OF_REQUISITION } from './clause.js';

export const VETTING_IS_UNIFORM: Clause = {
  id: 'B9',
  text: 'Vetting techniques are applied uniformly to all candidates.',
  control:
    'One locked checklist version per requisition; an amendment opens its steps again for everybody; release refused ' +
    'while a peer is on another version; a sample is vetted twice, blind.',
  evidence: [
    {
      name: 'steps_done',
      what: 'Checklist steps done.',
      sql: `SELECT count(*) FROM screenings.step_result r JOIN screenings.screening s ON s.id = r.screening_id
        WHERE r.outcome = 'done' AND s.purpose = 'selection' AND ${SCREENING_OF_REQUISITION}`,
    },
    {
      name: 'steps_left_out_approved',
      what: 'Steps left out with an approved reason.',
      sql: `SELECT count(*) FROM screenings.step_result r JOIN screenings.screening s ON s.id = r.screening_id
        WHERE r.outcome <> 'done' AND r.approved_at IS NOT NULL AND s.purpose = 'selection' AND ${SCREENING_OF_REQUISITION}`,
    },
    {
      name: 'checklist_amendments',
      what: 'Amendments of a locked checklist.',
      sql: `SELECT count(*) FROM screenings.checklist_amendment WHERE ${OF_REQUISITION}`,
    },
    {
      name: 'vetted_twice',
      what: 'Screenings drawn to be vetted a second time, blind.',
      sql: `SELECT count(*) FROM screenings.second_screening b JOIN screenings.screening s ON s.id = b.first_id
        WHERE ${SCREENING_OF_REQUISITION}`,
    },
  ],
  deviations: [
    {
      name: 'packets_before_amendment',
      what: 'Candidates whose last packet is older than an amendment that opened a step again.',
      sql: `SELECT count(*) FROM screenings.screening s WHERE ${SCREENING_OF_REQUISITION}
        AND (SELECT max(p.released_at) FROM released.packet p WHERE p.screening_id = s.id)
          < (SELECT max(a.amended_at) FROM screenings.checklist_amendment a
              WHERE a.requisition_id = s.requisition_id AND a.reopened_steps <> '{}')`,
    },
    {
      name: 'searches_off_checklist',
      what: 'Searches in a source or by a query form that the step does not list, or whose query is not what its form makes.',
      sql: `SELECT count(*) FROM screenings.search_record r JOIN screenings.screening s ON s.id = r.screening_id
        WHERE (r.deviation_reason IS NOT NULL OR r.form_check = 'deviates')
          AND s.purpose = 'selection' AND ${SCREENING_OF_REQUISITION}`,
    },
    {
      name: 'screenings_on_other_checklist',
      what: 'Screenings under another checklist version than their requisition.',
      sql: `SELECT count(*) FROM screenings.screening s JOIN screenings.requisition q ON q.id = s.requisition_id
        WHERE s.checklist_id <> q.checklist_id AND s.purpose = 'selection' AND ${SCREENING_OF_REQUISITION}`,
    },
    {
      name: 'steps_left_out_unapproved',
      what: 'Steps left out that nobody has approved yet.',
      sql: `SELECT count(*) FROM screenings.step_result r JOIN screenings.screening s ON s.id = r.screening_id
        WHERE r.outcome <> 'done' AND r.approved_at IS NULL AND s.purpose = 'selection' AND ${SCREENING_OF_REQUISITION}`,
    },
    openIncidents(['uniformity_breach']),
  ],
  links: ['/v1/requisitions/{id}/uniformity', '/v1/requisitions/{id}/consistency'],
};
