import { type Clause, OF_REQUISITION } from './clause.js';

export const RECORDS_ARE_KEPT: Clause = {
  id: 'A2c',
  text: 'Content is managed, stored and retrieved to comply with public-records and e-discovery laws.',
  control:
    'Retention clocks by the pinned packs, holds that win over them, disposal by two people with a certificate.',
  evidence: [
    {
      name: 'legal_holds_in_force',
      what: 'Legal holds in force.',
      sql: `SELECT count(*) FROM screenings.legal_hold WHERE lifted_at IS NULL AND ${OF_REQUISITION}`,
    },
    {
      name: 'disposals',
      what: 'Screenings whose texts were disposed of, each by two people.',
      sql: `SELECT count(*) FROM screenings.disposal WHERE approved_at IS NOT NULL AND ${OF_REQUISITION}`,
    },
  ],
  deviations: [
    {
      name: 'disposed_early_or_under_hold',
      what: 'Disposals before their time, or while a legal hold was in force.',
      sql: `SELECT count(*) FROM screenings.disposal d WHERE d.approved_at IS NOT NULL AND ${OF_REQUISITION}
        AND (d.approved_at < d.keep_until OR EXISTS (SELECT 1 FROM screenings.legal_hold h
          WHERE h.requisition_id = d.requisition_id AND h.placed_at <= d.approved_at
            AND (h.lifted_at IS NULL OR d.approved_at < h.lifted_at)))`,
    },
  ],
  links: ['/v1/disposals'],
};

export const VIOLATIONS_ARE_REPORTED: Clause = {
  id: 'P12',
  text: 'Violations are reported.',
  control:
    'Anyone may open an incident; the service opens one itself when a conflict of duties is attempted.',
  evidence: [
    {
      name: 'incidents',
      what: 'Incidents on file.',
      sql: `SELECT count(*) FROM screenings.incident WHERE ${OF_REQUISITION}`,
    },
    {
      name: 'packets_recalled',
      what: 'Packets called back.',
      sql: `SELECT count(*) FROM released.recall r JOIN released.packet p ON p.id = r.packet_id
        WHERE ($1::text IS NULL OR p.requisition_id = $1)`,
    },
  ],
  deviations: [
    {
      name: 'open_incidents',
      what: 'Incidents that are still open.',
      sql: `SELECT count(*) FROM screenings.incident WHERE state = 'open' AND ${OF_REQUISITION}`,
    },
    {
      name: 'recalls_not_noted',
      what: 'Hiring managers, by packet, who acknowledged a packet and have not taken note of its recall.',
      sql: `SELECT count(*) FROM released.recall r JOIN released.packet p ON p.id = r.packet_id
        JOIN released.receipt t ON t.packet_id = r.packet_id
        WHERE ($1::text IS NULL OR p.requisition_id = $1) AND NOT EXISTS (
          SELECT 1 FROM released.recall_receipt n WHERE n.packet_id = r.packet_id AND n.account_id = t.account_id)`,
    },
    {
      name: 'decisions_on_recalled_packets',
      what: 'Decisions that rest on a packet which was recalled, with none on a later one.',
      sql: `SELECT count(*) FROM released.decision d JOIN released.recall r ON r.packet_id = d.packet_id
        JOIN released.packet p ON p.id = d.packet_id
        WHERE ($1::text IS NULL OR p.requisition_id = $1) AND NOT EXISTS (
          SELECT 1 FROM released.decision l JOIN released.packet n ON n.id = l.packet_id
          WHERE n.screening_id = p.screening_id AND n.version > p.version)`,
    },
  ],
  links: ['/v1/incidents'],
};
