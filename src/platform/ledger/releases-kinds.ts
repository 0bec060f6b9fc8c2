import type { KindOfEntry } from './kind-of-entry.js';

/** Packets and what becomes of them, incidents, holds and disposals. */
export const RELEASE_KINDS = {
  'bundle.exported': {
    version: 1,
    state: 'read',
    fields: ['entries', 'format', 'manifest_digest', 'requisition_id', 'screening_id', 'tree_size'],
  },
  'decision.recorded': {
    version: 1,
    state: 'in_body',
    fields: [
      'criterion_ids',
      'decision_id',
      'outcome',
      'packet_id',
      'requisition_id',
      'screening_id',
      'stage_after',
      'stage_before',
    ],
  },
  'disposal.proposed': {
    version: 2,
    state: [null, 'proposed'],
    fields: ['disposal_id', 'keep_until', 'requisition_id', 'schedule_reference_digest', 'screening_id'],
  },
  'incident.action_taken': {
    version: 2,
    state: [null, 'taken'],
    fields: ['action', 'incident_id', 'related', 'requisition_id', 'screening_id'],
  },
  'incident.closed': {
    version: 2,
    state: ['open', 'closed'],
    fields: ['incident_id', 'requisition_id', 'resolution', 'screening_id'],
  },
  'incident.opened': {
    version: 2,
    state: [null, 'open'],
    fields: [
      'incident_id',
      'incident_kind',
      'related',
      'requisition_id',
      'screening_id',
      'subject_account_id',
    ],
  },
  'legal_hold.lifted': {
    version: 2,
    state: ['in_force', 'lifted'],
    fields: ['basis', 'legal_hold_id', 'requisition_id'],
  },
  'legal_hold.placed': {
    version: 2,
    state: [null, 'in_force'],
    fields: ['basis', 'legal_hold_id', 'requisition_id'],
  },
  'packet.acknowledged': {
    version: 2,
    state: [null, 'acknowledged'],
    fields: ['packet_id', 'receipt_id', 'requisition_id', 'screening_id'],
  },
  'packet.opened': {
    version: 1,
    state: 'read',
    fields: ['digest', 'form', 'packet_id', 'requisition_id', 'screening_id'],
  },
  'packet.recalled': {
    version: 1,
    state: 'in_body',
    fields: [
      'incident_id',
      'packet_id',
      'packet_version',
      'reason',
      'requisition_id',
      'screening_id',
      'stage_after',
      'stage_before',
    ],
  },
  'packet.released': {
    version: 1,
    state: 'in_body',
    fields: [
      'checklist_id',
      'files',
      'gates',
      'packet_digest',
      'packet_id',
      'packet_key_id',
      'packet_version',
      'release_id',
      'requisition_id',
      'screening_id',
      'stage_after',
      'stage_before',
    ],
  },
  'packet_key.published': { version: 2, state: [null, 'published'], fields: ['packet_key_id', 'public_key'] },
  'process_event.recorded': {
    version: 2,
    state: [null, 'recorded'],
    fields: ['event', 'happened_at', 'process_event_id', 'requisition_id', 'screening_id'],
  },
  'quarantine.lifted': {
    version: 2,
    state: ['in_force', 'lifted'],
    fields: ['incident_id', 'quarantine_ids', 'reason', 'requisition_id', 'screening_id', 'things'],
  },
  'quarantine.placed': {
    version: 2,
    state: [null, 'in_force'],
    fields: [
      'cause_id',
      'incident_id',
      'quarantine_ids',
      'recalled_packet_id',
      'requisition_id',
      'screening_id',
      'things',
    ],
  },
  'recall.acknowledged': {
    version: 2,
    state: [null, 'acknowledged'],
    fields: ['packet_id', 'requisition_id', 'screening_id'],
  },
} as const satisfies { readonly [kind: string]: KindOfEntry };
