-- The ledger as a tree (RFC 6962): hashes in tiles (C2SP tlog-tiles) and signed checkpoints (tlog-checkpoint), beside
-- the entries, which stay as they are. Integrated in batches by one sequencer, behind the business transactions.

-- A tile is its parts in the order of `start`, one part per batch that added to it: nothing is ever written twice, and
-- a partial tile is the beginning of the full one.
CREATE TABLE ledger.tile_part (
  level  integer NOT NULL CHECK (level BETWEEN 0 AND 63),
  tile   bigint   NOT NULL CHECK (tile >= 0),
  start  integer NOT NULL CHECK (start BETWEEN 0 AND 255),
  hashes bytea    NOT NULL,
  CONSTRAINT tile_part_pk PRIMARY KEY (level, tile, start),
  CONSTRAINT tile_part_whole_hashes CHECK (
    octet_length(hashes) > 0 AND octet_length(hashes) % 32 = 0 AND start + octet_length(hashes) / 32 <= 256)
);

-- The largest tree size is the sequencer's cursor.
CREATE TABLE ledger.checkpoint (
  tree_size bigint      NOT NULL CHECK (tree_size > 0),
  root_hash bytea       NOT NULL CHECK (octet_length(root_hash) = 32),
  note      text        NOT NULL,
  signed_at timestamptz NOT NULL,
  CONSTRAINT checkpoint_pk PRIMARY KEY (tree_size)
);

CREATE TRIGGER tile_part_no_change BEFORE UPDATE OR DELETE ON ledger.tile_part
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER tile_part_no_truncate BEFORE TRUNCATE ON ledger.tile_part
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER checkpoint_no_change BEFORE UPDATE OR DELETE ON ledger.checkpoint
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER checkpoint_no_truncate BEFORE TRUNCATE ON ledger.checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Grows the tree from one size to the next, all or nothing: a batch that another process has integrated meanwhile, one
-- beyond the entries, and a part that does not follow on its tile are refused.
CREATE FUNCTION ledger.integrate(
  from_size bigint, to_size bigint, root bytea, signed_note text,
  levels integer[], tiles bigint[], starts integer[], parts bytea[]
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('fairscreen.sequencer', 0));
  IF from_size <> coalesce((SELECT max(c.tree_size) FROM ledger.checkpoint c), 0) THEN
    RAISE EXCEPTION 'the tree has another size' USING ERRCODE = 'serialization_failure';
  END IF;
  IF to_size <= from_size OR to_size > coalesce((SELECT max(e.seq) FROM ledger.entry e), 0) THEN
    RAISE EXCEPTION 'there are no such entries' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT FROM unnest(levels, tiles, starts) AS added (level, tile, start)
    WHERE added.start <> coalesce((
      SELECT sum(octet_length(t.hashes)) / 32 FROM ledger.tile_part t
      WHERE t.level = added.level AND t.tile = added.tile), 0)
  ) THEN
    RAISE EXCEPTION 'a part does not follow on its tile' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO ledger.tile_part (level, tile, start, hashes) SELECT * FROM unnest(levels, tiles, starts, parts);
  INSERT INTO ledger.checkpoint (tree_size, root_hash, note, signed_at)
  VALUES (to_size, root, signed_note, clock_timestamp());
END $$;

REVOKE ALL ON FUNCTION
  ledger.integrate(bigint, bigint, bytea, text, integer[], bigint[], integer[], bytea[]) FROM PUBLIC;

-- The sequencer has a login of its own: it reads entries and grows the tree, and can append no entry.
DO $$ BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('fairscreen.roles', 0));
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'fairscreen_sequencer') THEN
    CREATE ROLE fairscreen_sequencer NOLOGIN;
  END IF;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO fairscreen_sequencer', current_database());
END $$;
GRANT USAGE ON SCHEMA ledger TO fairscreen_sequencer;
GRANT SELECT ON ledger.entry, ledger.tile_part, ledger.checkpoint TO fairscreen_sequencer;
GRANT EXECUTE ON FUNCTION
  ledger.integrate(bigint, bigint, bytea, text, integer[], bigint[], integer[], bytea[]) TO fairscreen_sequencer;
GRANT SELECT ON ledger.tile_part, ledger.checkpoint TO fairscreen_auditor;
