-- The ledger: one entry per act, append-only, hash-chained. It holds ids, digests and reasons from lists; no text.

CREATE SCHEMA ledger;

CREATE TABLE ledger.entry (
  seq           bigint NOT NULL,
  -- The whole entry as canonical JSON (RFC 8785): id, at, actor, kind, version, body. Everything else is read from it.
  canonical     text   NOT NULL,
  previous_hash bytea  NOT NULL,
  hash          bytea  NOT NULL,
  id            text   NOT NULL GENERATED ALWAYS AS (canonical::jsonb ->> 'id') STORED,
  kind          text   NOT NULL GENERATED ALWAYS AS (canonical::jsonb ->> 'kind') STORED,
  actor         text   NOT NULL GENERATED ALWAYS AS (canonical::jsonb ->> 'actor') STORED,
  screening_id  text            GENERATED ALWAYS AS (canonical::jsonb #>> '{body,screening_id}') STORED,
  CONSTRAINT entry_pk PRIMARY KEY (seq),
  CONSTRAINT entry_id_unique UNIQUE (id),
  CONSTRAINT entry_hash_length CHECK (octet_length(hash) = 32 AND octet_length(previous_hash) = 32)
);

CREATE INDEX entry_screening_idx ON ledger.entry (screening_id, seq) WHERE screening_id IS NOT NULL;
CREATE INDEX entry_kind_idx ON ledger.entry (kind, seq);

-- Appends one entry to the chain: hash = SHA-256(previous hash || canonical bytes); the first entry follows 32 zero bytes.
-- The advisory lock puts appenders in one row until they commit, so sequence numbers have no gaps and the chain no forks.
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

CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER entry_no_change BEFORE UPDATE OR DELETE ON ledger.entry
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON ledger.entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
