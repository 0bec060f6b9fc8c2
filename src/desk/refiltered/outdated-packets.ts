import type { EntityManager } from 'typeorm';

/** A packet in use that holds a text which the filter would now make otherwise. */
export interface OutdatedPacket {
  readonly id: string;
  readonly version: number;
  readonly screeningId: string;
  readonly requisitionId: string;
  readonly releasedAt: Date;
  readonly findingIds: readonly string[];
  readonly changedAt: Date;
}

export interface OutdatedPacketsWanted {
  /** Null for all of them. */
  readonly requisitionIds: readonly string[] | null;
  readonly runId: string | null;
  /** Only packets before this one; null for the first page. */
  readonly beforeId: string | null;
  readonly limit: number;
}

/**
 * Packets name no finding, so they are known by their texts: a packet holds a finding when one of its texts is the
 * finding's of before. Recalled packets and superseded ones are in nobody's hands any more.
 */
const OUTDATED = `
  SELECT p.id, p.version, p.screening_id AS "screeningId", p.requisition_id AS "requisitionId",
         p.released_at AS "releasedAt", array_agg(DISTINCT t.finding_id ORDER BY t.finding_id) AS "findingIds",
         max(t.changed_at) AS "changedAt"
    FROM released.packet p
    JOIN desk.refiltered_text t ON t.screening_id = p.screening_id AND t.changed_at > p.released_at
   WHERE t.digest_before IN (
           SELECT encode(sha256(convert_to(held #>> '{}', 'UTF8')), 'hex')
             FROM jsonb_path_query(p.document::jsonb, 'lax $.findings[*].** ? (@.type() == "string")') AS held)
     AND NOT EXISTS (SELECT 1 FROM released.recall r WHERE r.packet_id = p.id)
     AND NOT EXISTS (
           SELECT 1 FROM released.packet later WHERE later.screening_id = p.screening_id AND later.version > p.version)
     AND ($1::text[] IS NULL OR p.requisition_id = ANY ($1))
     AND ($2::text IS NULL OR t.run_id = $2)
     AND ($3::text IS NULL OR p.id < $3)
   GROUP BY p.id
   ORDER BY p.id DESC
   LIMIT $4`;

export async function outdatedPackets(
  tx: EntityManager,
  wanted: OutdatedPacketsWanted,
): Promise<OutdatedPacket[]> {
  return tx.query(OUTDATED, [wanted.requisitionIds, wanted.runId, wanted.beforeId, wanted.limit]);
}
