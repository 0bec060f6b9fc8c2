-- Whoever holds a file may ask by its digest whether it was released, without a login: the one thing said of a packet to
-- somebody who is not assigned to it, and nothing that is not in the file, but whether it may still be used.
CREATE INDEX packet_file_by_digest ON released.packet_file (digest);

CREATE FUNCTION released.check_file(of_digest text)
RETURNS TABLE (packet_id text, format text, state text, signature text, key_id text, in_ledger boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.packet_id, f.format,
    CASE
      WHEN EXISTS (SELECT 1 FROM released.recall r WHERE r.packet_id = p.id) THEN 'recalled'
      WHEN EXISTS (SELECT 1 FROM released.packet n WHERE n.screening_id = p.screening_id AND n.version > p.version) THEN 'superseded'
      ELSE 'current'
    END,
    f.signature, f.key_id,
    EXISTS (SELECT 1 FROM ledger.entry e
      WHERE e.screening_id = p.screening_id AND e.kind = 'packet.released'
        AND e.canonical::jsonb #>> '{body,packet_id}' = p.id
        AND e.seq <= (SELECT max(c.tree_size) FROM ledger.checkpoint c))
  FROM released.packet_file f JOIN released.packet p ON p.id = f.packet_id
  WHERE f.digest = of_digest
$$;
REVOKE ALL ON FUNCTION released.check_file(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION released.check_file(text) TO fairscreen_released;
