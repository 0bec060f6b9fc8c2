import type { Json } from '../../kernel/digest.js';

/**
 * Where an entry says what was before and what is after: fixed for its kind, in members of its own, or nowhere because
 * it changes nothing (a reading, or a refusal).
 */
type State = readonly [before: string | null, after: string] | 'in_body' | 'read' | 'none';

interface KindOfEntry {
  /** Counted up with every change of what a kind says; entries of older versions stay as they were written. */
  readonly version: number;
  readonly state: State;
  /** The members of its body, `before` and `after` of a fixed state aside. A question mark: not in every entry. */
  readonly fields: readonly string[];
}

/** A run of the filter over a finding: the first, or one of a re-filter run. */
const FILTERED = [
  'finding_id',
  'requisition_id',
  'screening_id',
  'state_before',
  'state_after',
  'ruleset_digest',
  'text_digest',
  'refilter_run_id?',
  'ruleset_digest_before?',
  'reason?',
  'removals?',
  'safe_text_digest?',
  'directed_at_protected_group?',
  'statements_reopened?',
] as const;
const ENDED_RUN = [
  'refilter_run_id',
  'ruleset_digest',
  'total',
  'unchanged',
  'changed',
  'held',
  'failed',
  'quarantined',
  'disposed',
  'overtaken',
] as const;

/** Every kind of act that the ledger knows. Nothing else is appended, and nothing with other members. */
export const KINDS = {
  'account.linked': { version: 1, state: [null, 'linked'], fields: ['account_id', 'issuer'] },
  'assignment.ended': {
    version: 2,
    state: ['in_force', 'ended'],
    fields: ['account_id', 'assignment_id', 'duty', 'requisition_id'],
  },
  'assignment.made': {
    version: 2,
    state: [null, 'in_force'],
    fields: ['account_id', 'assignment_id', 'duty', 'requisition_id'],
  },
  'authorization.granted': {
    version: 2,
    state: [null, 'in_force'],
    fields: [
      'account_id',
      'acknowledgement_digest',
      'authorization_id',
      'confidentiality_acknowledged_on',
      'expires_at',
      'training_completed_on',
      'training_expires_on',
      'valid_from',
    ],
  },
  'authorization.reinstated': {
    version: 2,
    state: ['suspended', 'in_force'],
    fields: ['account_id', 'authorization_id', 'reason'],
  },
  'authorization.revoked': {
    version: 2,
    state: 'in_body',
    fields: ['account_id', 'after', 'authorization_id', 'before', 'effective_at', 'reason'],
  },
  'authorization.suspended': {
    version: 2,
    state: ['in_force', 'suspended'],
    fields: ['account_id', 'authorization_id', 'reason'],
  },
  'bundle.exported': {
    version: 1,
    state: 'read',
    fields: ['entries', 'format', 'manifest_digest', 'requisition_id', 'screening_id', 'tree_size'],
  },
  'candidate.added': { version: 2, state: [null, 'known'], fields: ['candidate_id', 'reference'] },
  'candidate.invited': {
    version: 2,
    state: [null, 'invited'],
    fields: [
      'channel',
      'deadline_at',
      'finding_id',
      'invitation_id',
      'requisition_id',
      'rule',
      'screening_id',
      'shown_digest',
    ],
  },
  'candidate.reached_background_stage': {
    version: 2,
    state: [null, 'background_stage'],
    fields: ['background_entry_id', 'candidate_id', 'reached_at', 'requisition_id'],
  },
  'checklist.amended': {
    version: 1,
    state: 'in_body',
    fields: [
      'amendment_id',
      'checklist_after',
      'checklist_before',
      'reason',
      'removed_steps',
      'reopened_screenings',
      'reopened_steps',
      'requisition_id',
      'results_ended',
      'steps_digest_after',
      'steps_digest_before',
    ],
  },
  'checklist.published': {
    version: 2,
    state: [null, 'published'],
    fields: ['checklist_id', 'steps', 'steps_digest', 'version'],
  },
  'consent.recorded': {
    version: 2,
    state: [null, 'in_force'],
    fields: ['consent_id', 'document_digest', 'given_at', 'requisition_id', 'screening_id'],
  },
  'consent.withdrawn': {
    version: 2,
    state: ['in_force', 'withdrawn'],
    fields: ['consent_id', 'requisition_id', 'screening_id'],
  },
  'consistency_sample.committed': {
    version: 2,
    state: [null, 'committed'],
    fields: ['commitment', 'requisition_id', 'sample_id', 'share_percent'],
  },
  'consistency_sample.drawn': {
    version: 2,
    state: ['committed', 'drawn'],
    fields: ['commitment', 'pairs', 'population', 'population_digest', 'requisition_id', 'sample_id', 'seed'],
  },
  'coverage_waiver.approved': {
    version: 2,
    state: ['requested', 'approved'],
    fields: ['candidate_id', 'coverage_waiver_id', 'reason', 'requisition_id'],
  },
  'coverage_waiver.requested': {
    version: 2,
    state: [null, 'requested'],
    fields: ['candidate_id', 'coverage_waiver_id', 'reason', 'requisition_id'],
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
  'filter_example.opened': {
    version: 1,
    state: 'read',
    fields: ['finding_id', 'proposal_id', 'requisition_id', 'screening_id'],
  },
  'filter_proposal.decided': {
    version: 2,
    state: ['open', 'decided'],
    fields: [
      'cases',
      'decision',
      'findings',
      'hits',
      'proposal',
      'proposal_id',
      'reason',
      'ruleset_digest',
      'screenings',
    ],
  },
  'filter_proposal.opened': {
    version: 2,
    state: [null, 'open'],
    fields: [
      'class',
      'detector',
      'findings',
      'proposal',
      'proposal_id',
      'rule',
      'ruleset_digest',
      'screenings',
    ],
  },
  'finding.filtered': { version: 2, state: 'in_body', fields: FILTERED },
  'finding.held': { version: 2, state: 'in_body', fields: FILTERED },
  'finding.logged': {
    version: 2,
    state: [null, 'logged'],
    fields: [
      'access_basis',
      'capture_digest',
      'conduct_category',
      'finding_id',
      'method',
      'requisition_id',
      'screening_id',
      'search_id',
      'step_key',
      'text_digest',
    ],
  },
  'finding.read': {
    version: 1,
    state: 'read',
    fields: ['finding_id', 'purpose', 'requisition_id', 'screening_id'],
  },
  'finding.refiltered': { version: 1, state: 'in_body', fields: FILTERED },
  'finding.reviewed': {
    version: 2,
    state: 'in_body',
    fields: [
      'directed_at_protected_group?',
      'added',
      'criterion_id',
      'disposition',
      'disposition_before',
      'finding_id',
      'lifted',
      'removals',
      'requisition_id',
      'review_id',
      'ruleset_digest',
      'safe_text_digest',
      'safe_text_digest_before',
      'screening_id',
      'text_digest',
      'withheld_reason',
    ],
  },
  'finding.unsealed_read': {
    version: 1,
    state: 'read',
    fields: ['finding_id', 'requisition_id', 'screening_id', 'unsealing_id'],
  },
  'finding.validated': {
    version: 2,
    state: 'in_body',
    fields: [
      'archive_copy',
      'attribution',
      'authenticity',
      'capture_method',
      'considered',
      'corroborating_sources',
      'corroboration',
      'finding_id',
      'grade',
      'grade_before',
      'identifiers',
      'independent_sources',
      'requisition_id',
      'screening_id',
      'suspected',
      'validation_id',
    ],
  },
  'finding_import.started': {
    version: 2,
    state: [null, 'started'],
    fields: ['finding_import_id', 'requisition_id', 'screening_id'],
  },
  'finding_import.sent': {
    version: 2,
    state: ['started', 'sent'],
    fields: [
      'finding_import_id',
      'requisition_id',
      'screening_id',
      'sending',
      'lines',
      'refused',
      'accepted',
    ],
  },
  'identity.read': { version: 1, state: 'read', fields: ['requisition_id', 'screening_id', 'version'] },
  'identity.written': {
    version: 2,
    state: 'in_body',
    fields: ['findings_requeued', 'requisition_id', 'screening_id', 'version', 'version_before'],
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
  'ledger.chain_closed': { version: 1, state: 'none', fields: ['entries', 'first_broken', 'head'] },
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
  'master_key.rotated': {
    version: 1,
    state: 'in_body',
    fields: ['from', 'grouping_key?', 'screenings?', 'to'],
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
  'refilter_run.started': {
    version: 2,
    state: [null, 'running'],
    fields: ['refilter_run_id', 'ruleset_digest', 'total'],
  },
  'refilter_run.cancelled': { version: 2, state: ['running', 'cancelled'], fields: ENDED_RUN },
  'refilter_run.done': { version: 2, state: ['running', 'done'], fields: ENDED_RUN },
  'requisition.changed': {
    version: 2,
    state: 'in_body',
    fields: [
      'changed',
      'checklist_after',
      'checklist_before',
      'criterion_ids',
      'requisition_id',
      'version',
      'version_before',
    ],
  },
  'requisition.closed': { version: 1, state: 'in_body', fields: ['after', 'before', 'requisition_id'] },
  'requisition.opened': {
    version: 2,
    state: [null, 'open'],
    fields: [
      'agency_type',
      'assignment_id',
      'checklist_id',
      'criterion_ids',
      'jurisdiction',
      'policy_packs',
      'reference',
      'release_policy',
      'requisition_id',
    ],
  },
  'requisition.policy_declined': {
    version: 2,
    state: 'in_body',
    fields: ['after', 'before', 'offered', 'policy_decision_id', 'reason', 'requisition_id'],
  },
  'requisition.policy_updated': {
    version: 1,
    state: 'in_body',
    fields: [
      'after',
      'before',
      'findings_requeued',
      'policy_decision_id',
      'requisition_id',
      'screening_ids',
      'steps_flagged',
      'version',
    ],
  },
  'screening.completed': {
    version: 1,
    state: 'in_body',
    fields: ['after', 'before', 'requisition_id', 'screening_id'],
  },
  'screening.disposed': {
    version: 2,
    state: ['proposed', 'disposed'],
    fields: ['counts', 'disposal_id', 'keep_until', 'proposed_by', 'requisition_id', 'rules', 'screening_id'],
  },
  'screening.opened': {
    version: 2,
    state: [null, 'opened'],
    fields: ['candidate_id', 'checklist_id', 'requisition_id', 'screening_id'],
  },
  'screening.reopened': {
    version: 1,
    state: 'in_body',
    fields: ['after', 'before', 'reason', 'requisition_id', 'screening_id'],
  },
  'search.logged': {
    version: 2,
    state: 'in_body',
    fields: [
      'access_basis',
      'capture_digest',
      'deviation_reason',
      'form_check',
      'method',
      'requisition_id',
      'result_count',
      'screening_id',
      'search_id',
      'searched_from',
      'searched_to',
      'stage_after',
      'stage_before',
      'step_key',
    ],
  },
  'search.read': { version: 1, state: 'read', fields: ['requisition_id', 'screening_id', 'search_id'] },
  'second_factor.confirmed': { version: 2, state: ['off', 'on'], fields: ['account_id'] },
  'second_factor.removed': { version: 2, state: ['on', 'off'], fields: ['account_id', 'by'] },
  'session.opened': {
    version: 2,
    state: [null, 'open'],
    fields: ['account_id', 'second_factor', 'session_id'],
  },
  'session.refused': { version: 1, state: 'none', fields: ['account_id', 'reason'] },
  'session.revoked': {
    version: 2,
    state: ['open', 'revoked'],
    fields: ['account_id', 'reason', 'session_id'],
  },
  'statement.logged': {
    version: 2,
    state: [null, 'logged'],
    fields: [
      'directed_at_protected_group?',
      'finding_id',
      'held',
      'removals',
      'requisition_id',
      'ruleset_digest',
      'safe_text_digest',
      'screening_id',
      'statement_id',
      'statement_kind',
      'text_digest',
    ],
  },
  'statement.read': {
    version: 1,
    state: 'read',
    fields: ['finding_id', 'requisition_id', 'screening_id', 'statement_id', 'statement_kind'],
  },
  'statement.reviewed': {
    version: 2,
    state: 'in_body',
    fields: [
      'directed_at_protected_group?',
      'added',
      'disposition',
      'finding_id',
      'removals',
      'requisition_id',
      'ruleset_digest',
      'safe_text_digest',
      'screening_id',
      'statement_id',
      'text_digest',
      'version',
      'version_before',
      'withheld_reason',
    ],
  },
  'step.approved': {
    version: 2,
    state: ['recorded', 'approved'],
    fields: [
      'outcome',
      'reason',
      'recorded_by',
      'requisition_id',
      'screening_id',
      'step_key',
      'step_result_id',
    ],
  },
  'step.recorded': {
    version: 1,
    state: 'in_body',
    fields: [
      'after',
      'before',
      'checklist_id',
      'minutes_spent',
      'reason',
      'requisition_id',
      'screening_id',
      'step_key',
      'step_result_id',
    ],
  },
  'unsealing.approved': {
    version: 2,
    state: 'in_body',
    fields: [
      'after',
      'before',
      'finding_id',
      'open_until',
      'requisition_id',
      'role',
      'screening_id',
      'unsealing_id',
    ],
  },
  'unsealing.asked': {
    version: 2,
    state: [null, 'asked'],
    fields: ['finding_id', 'reason', 'requisition_id', 'screening_id', 'unsealing_id'],
  },
  'unsealing.revoked': {
    version: 2,
    state: 'in_body',
    fields: ['after', 'before', 'finding_id', 'requisition_id', 'screening_id', 'unsealing_id'],
  },
  'user.changed': {
    version: 2,
    state: 'in_body',
    fields: ['account_id', 'changed', 'disabled', 'disabled_before', 'roles', 'roles_before', 'version'],
  },
  'user.created': { version: 2, state: [null, 'active'], fields: ['account_id', 'roles'] },
  'user.password_changed': { version: 2, state: ['present', 'replaced'], fields: ['account_id'] },
  'user.password_reset': { version: 2, state: ['present', 'replaced'], fields: ['account_id'] },
} as const satisfies { readonly [kind: string]: KindOfEntry };

export type LedgerKind = keyof typeof KINDS;

export type EntryBody = { readonly [member: string]: Json };

/** A mistake of the program: the act fails, rather than leave an entry that nobody can read. */
export class WrongEntry extends Error {
  override readonly name = 'WrongEntry';
}

/** The version and the whole body of an entry of this kind. @throws WrongEntry */
export function typedEntry(kind: LedgerKind, body: EntryBody): { version: number; body: EntryBody } {
  const { version, state, fields }: KindOfEntry = KINDS[kind];
  const known = fields.map((field) => field.replace('?', ''));
  const missing = fields.filter((field) => !field.endsWith('?') && body[field] === undefined);
  const unknown = Object.keys(body).filter((member) => !known.includes(member));
  if (missing.length > 0 || unknown.length > 0) {
    throw new WrongEntry(
      `${kind} lacks ${missing.join(', ') || 'nothing'}; unknown: ${unknown.join(', ') || 'none'}`,
    );
  }
  if (typeof state === 'string') return { version, body };
  return { version, body: { ...body, before: state[0], after: state[1] } };
}
