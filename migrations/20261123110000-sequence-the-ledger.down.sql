-- Back to a chain: everything that waits gets its place, and every link is computed anew.
SELECT ledger.place(2147483647);

CREATE OR REPLACE FUNCTION ledger.actors_of(screening text) RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT e.actor FROM ledger.entry e WHERE e.screening_id = screening
$$;
DROP VIEW ledger.recorded;
DROP FUNCTION ledger.place(integer);
DROP FUNCTION ledger.append(text);
DROP TABLE ledger.waiting;
DROP FUNCTION ledger.refuse_loss();

ALTER TABLE ledger.entry ADD COLUMN previous_hash bytea, ADD COLUMN hash bytea;
ALTER TABLE ledger.entry DISABLE TRIGGER entry_no_change;
DO $$
DECLARE
  one  record;
  last bytea := decode(repeat('00', 32), 'hex');
  link bytea;
BEGIN
  FOR one IN SELECT e.seq, e.canonical FROM ledger.entry e ORDER BY e.seq LOOP
    link := sha256(last || convert_to(one.canonical, 'UTF8'));
    UPDATE ledger.entry SET previous_hash = last, hash = link WHERE seq = one.seq;
    last := link;
  END LOOP;
END $$;
ALTER TABLE ledger.entry ENABLE TRIGGER entry_no_change;
ALTER TABLE ledger.entry
  ALTER COLUMN previous_hash SET NOT NULL,
  ALTER COLUMN hash SET NOT NULL,
  ADD CONSTRAINT entry_hash_length CHECK (octet_length(hash) = 32 AND octet_length(previous_hash) = 32);

CREATE FUNCTION ledger.append(entry text) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last_seq  bigint;
  last_hash bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('fairscreen.ledger', 0));
  SELECT e.seq, e.hash INTO last_seq, last_hash FROM ledger.entry e ORDER BY e.seq DESC LIMIT 1;
  IF last_seq IS NULL THEN
    last_seq := 0;
    last_hash := decode(repeat('00', 32), 'hex');
  END IF;
  INSERT INTO ledger.entry (seq, canonical, previous_hash, hash)
  VALUES (last_seq + 1, entry, last_hash, sha256(last_hash || convert_to(entry, 'UTF8')));
  RETURN last_seq + 1;
END $$;
REVOKE ALL ON FUNCTION ledger.append(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.append(text) TO
  fairscreen_access, fairscreen_screenings, fairscreen_vault, fairscreen_desk, fairscreen_released, fairscreen_auditor;
