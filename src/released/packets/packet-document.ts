import type { SafeText } from '../../kernel/safe-text.js';
import type { AdverseWait } from '../../screenings/process/adverse-waits.js';

/** A packet's contents, built field by field by the sender. There is no field for anything else. */
export type PacketDocument = {
  readonly object: 'packet';
  readonly id: string;
  readonly version: number;
  readonly released_at: string;
  /** The version before this one, which must not be used any more; null for the first. */
  readonly supersedes: { readonly packet_id: string; readonly version: number } | null;
  readonly candidate: { readonly reference: string; readonly employer_reference: string };
  readonly requisition: {
    readonly id: string;
    readonly reference: string;
    readonly title: string;
    readonly criteria: readonly { readonly id: string; readonly text: string }[];
  };
  readonly screening_id: string;
  readonly findings: readonly PacketFinding[];
  /** The waits of the pinned policy packs before a decision against the candidate. Older packets have none. */
  readonly before_adverse_decision?: readonly AdverseWait[];
  readonly statement: string;
};

export type PacketFinding = {
  /** 1, 2, 3 … within the packet: says nothing about what was withheld. */
  readonly number: number;
  readonly text: SafeText;
  readonly conduct_category: string;
  readonly directed_at_protected_group: boolean;
  /** Year and month of the post, `2026-03`: the day can be a holy day. Null where nobody knows. */
  readonly posted_month: string | null;
  readonly criterion_id: string;
  readonly validation_grade: string;
  /** What speaks for the candidate beside this finding. */
  readonly mitigating_facts: readonly SafeText[];
  /** The candidate's own answer, or neutrally that there is none. */
  readonly candidate_response: { readonly status: string; readonly texts: readonly SafeText[] };
};
