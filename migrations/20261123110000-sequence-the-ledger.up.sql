-- Acts no longer wait for each other: an act only puts its entry among the waiting, and the sequencer gives committed
-- entries their places in the log. The tree over them (RFC 6962) makes the chain of hashes superfluous (decision 11).

CREATE TABLE ledger.waiting (
  -- In the order in which they were written: an act that began after another one was committed has the higher number.
  number    bigint GENERATED ALWAYS AS IDENTITY,
  id        text   NOT NULL,
  canonical text   NOT NULL,
  CONSTRAINT waiting_pk PRIMARY KEY (number),
  CONSTRAINT waiting_id_unique UNIQUE (id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0.5);

-- What is refused here could never be given a place, and all behind it would wait: no JSON, no id, an id that is taken,
-- names too long for an index, and more bytes than an entry bundle can hold (C2SP tlog-tiles: two bytes of length).
DROP FUNCTION ledger.append(text);
CREATE FUNCTION ledger.append(entry text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  line jsonb := entry::jsonb;
BEGIN
  IF octet_length(entry) > 65535 OR position(E'\n' IN entry) > 0
    OR coalesce(length(line ->> 'id') NOT BETWEEN 1 AND 64, true)
    OR coalesce(length(line ->> 'kind') NOT BETWEEN 1 AND 64, true)
    OR coalesce(length(line ->> 'actor') NOT BETWEEN 1 AND 64, true)
    OR coalesce(length(line #>> '{body,screening_id}') > 64, false)
  THEN
    RAISE EXCEPTION 'this is no ledger entry' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM ledger.entry e WHERE e.id = line ->> 'id') THEN
    RAISE EXCEPTION 'this entry is in the ledger' USING ERRCODE = 'unique_violation';
  END IF;
  INSERT INTO ledger.waiting (id, canonical) VALUES (line ->> 'id', entry);
END $$;
REVOKE ALL ON FUNCTION ledger.append(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.append(text) TO
  fairscreen_access, fairscreen_screenings, fairscreen_vault, fairscreen_desk, fairscreen_released, fairscreen_auditor;

CREATE TRIGGER waiting_no_change BEFORE UPDATE ON ledger.waiting
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER waiting_no_truncate BEFORE TRUNCATE ON ledger.waiting
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- An entry leaves the waiting only once it stands in the log, letter for letter.
CREATE FUNCTION ledger.refuse_loss() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM gone g WHERE NOT EXISTS (
    SELECT FROM ledger.entry e WHERE e.id = g.id AND e.canonical = g.canonical))
  THEN
    RAISE EXCEPTION 'the ledger is append-only: DELETE refused' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER waiting_no_loss AFTER DELETE ON ledger.waiting
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_loss();

-- What the chain had to say is kept in the ledger itself: how far it went and its head, and where it was broken if it was.
DO $$
DECLARE
  entries bigint;
  broken  bigint;
  head    text;
  crockford CONSTANT text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  millis  bigint := floor(extract(epoch FROM clock_timestamp()) * 1000);
  id      text := '';
BEGIN
  SELECT count(*) INTO entries FROM ledger.entry;
  IF entries = 0 THEN RETURN; END IF;
  SELECT min(linked.seq) INTO broken FROM (
    SELECT e.seq, e.hash, e.previous_hash, e.canonical,
           row_number() OVER w AS place, lag(e.hash, 1, decode(repeat('00', 32), 'hex')) OVER w AS before
      FROM ledger.entry e WINDOW w AS (ORDER BY e.seq)
  ) AS linked
  WHERE linked.seq <> linked.place OR linked.previous_hash <> linked.before
     OR linked.hash <> sha256(linked.before || convert_to(linked.canonical, 'UTF8'));
  SELECT encode(e.hash, 'hex') INTO head FROM ledger.entry e ORDER BY e.seq DESC LIMIT 1;
  FOR i IN 0..9 LOOP
    id := substr(crockford, 1 + ((millis >> (5 * i)) & 31)::integer, 1) || id;
  END LOOP;
  FOR i IN 0..15 LOOP
    id := id || substr(crockford, 1 + get_byte(sha256(gen_random_uuid()::text::bytea), 0) % 32, 1);
  END LOOP;
  PERFORM ledger.append(format(
    '{"actor":"system:setup","at":"%s","body":{"entries":%s,"first_broken":%s,"head":"%s"},"id":"led_%s","kind":"ledger.chain_closed","version":1}',
    to_char(to_timestamp(millis / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    entries, coalesce(broken::text, 'null'), head, id));
END $$;

ALTER TABLE ledger.entry DROP COLUMN hash, DROP COLUMN previous_hash;

-- Gives the next committed entries their places, in the order in which they were written, and returns how many. Entries
-- of open transactions are not seen, and nothing waits for them: they come in a later batch; those of aborted ones
-- never were there. Moving is one transaction, so each entry is in one of the two tables, and in the log once.
CREATE FUNCTION ledger.place(most integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last   bigint;
  placed integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('fairscreen.sequencer', 0));
  SELECT coalesce(max(e.seq), 0) INTO last FROM ledger.entry e;
  INSERT INTO ledger.entry (seq, canonical)
    SELECT last + row_number() OVER (ORDER BY next.number), next.canonical FROM (
      SELECT w.number, w.canonical FROM ledger.waiting w
       WHERE NOT EXISTS (SELECT FROM ledger.entry e WHERE e.id = w.id)
       ORDER BY w.number LIMIT most) AS next;
  GET DIAGNOSTICS placed = ROW_COUNT;
  DELETE FROM ledger.waiting w USING ledger.entry e
   WHERE e.seq > last AND e.id = w.id AND e.canonical = w.canonical;
  RETURN placed;
END $$;
REVOKE ALL ON FUNCTION ledger.place(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.place(integer) TO fairscreen_sequencer;
GRANT SELECT ON ledger.waiting TO fairscreen_sequencer;

-- Every committed entry, with its place or still waiting for one: what was done is seen at once, whatever the sequencer
-- does. In the order of the ledger by seq, number.
CREATE VIEW ledger.recorded AS
  SELECT e.seq, NULL::bigint AS number, e.id, e.kind, e.actor, e.screening_id, e.canonical FROM ledger.entry e
  UNION ALL
  SELECT NULL, w.number, w.id, w.canonical::jsonb ->> 'kind', w.canonical::jsonb ->> 'actor',
         w.canonical::jsonb #>> '{body,screening_id}', w.canonical FROM ledger.waiting w;
GRANT SELECT ON ledger.recorded, ledger.waiting TO fairscreen_auditor;

CREATE OR REPLACE FUNCTION ledger.actors_of(screening text) RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT r.actor FROM ledger.recorded r WHERE r.screening_id = screening
$$;
