import type { EntityManager } from 'typeorm';

/** Numbers for people, each kind from its own sequence. They may have gaps; they never repeat. */
const REFERENCES = {
  requisition: { letter: 'R', sequence: 'screenings.requisition_number' },
  candidate: { letter: 'C', sequence: 'screenings.candidate_number' },
} as const;

const DIGITS = 4;

/** The next reference, such as `R-0007` or `C-0042`. */
export async function nextReference(tx: EntityManager, kind: keyof typeof REFERENCES): Promise<string> {
  const { letter, sequence } = REFERENCES[kind];
  const rows = await tx.query<{ number: string }[]>('SELECT nextval($1::regclass) AS number', [sequence]);
  return `${letter}-${String(rows[0]?.number).padStart(DIGITS, '0')}`;
}
