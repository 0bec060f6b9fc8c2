/** A number that an auditor can look up, with the question it answers as SQL over what the auditor's role may read. */
export interface Count {
  readonly name: string;
  readonly what: string;
  /** `$1` is a requisition's id, or null for all requisitions. Returns one row with one column, `count`. */
  readonly sql: string;
}

/** A clause of the city's policy, the control that keeps it, and what shows that it was kept. */
export interface Clause {
  readonly id: string;
  readonly text: string;
  readonly control: string;
  readonly evidence: readonly Count[];
  /** Each of these should be zero. */
  readonly deviations: readonly Count[];
  /** Where to look further; `{id}` stands for the requisition. */
  readonly links: readonly string[];
}

export const OF_REQUISITION = '($1::text IS NULL OR requisition_id = $1)';
export const SCREENING_OF_REQUISITION = '($1::text IS NULL OR s.requisition_id = $1)';

export function ledgerCount(name: string, what: string, kind: string): Count {
  return {
    name,
    what,
    sql: `SELECT count(*) FROM ledger.recorded e LEFT JOIN screenings.screening s ON s.id = e.screening_id
      WHERE e.kind = '${kind}' AND ${SCREENING_OF_REQUISITION}`,
  };
}

export function openIncidents(kinds: readonly string[]): Count {
  const list = kinds.map((kind) => `'${kind}'`).join(', ');
  return {
    name: 'open_incidents',
    what: `Open incidents of kind ${kinds.join(', ')}.`,
    sql: `SELECT count(*) FROM screenings.incident WHERE state = 'open' AND kind IN (${list}) AND ${OF_REQUISITION}`,
  };
}
