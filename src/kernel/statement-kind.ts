/** What can be said beside a finding. */
export const STATEMENT_KINDS = ['mitigating_fact', 'candidate_response'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];
