-- A packet is released as files, each signed: the same contents as JSON, as a page and as PDF. They never change.

-- Public halves of the keys that signed files. Old ones stay: what they signed stays checkable.
CREATE TABLE released.packet_key (
  id         text        NOT NULL,
  public_key bytea       NOT NULL CHECK (octet_length(public_key) = 32),
  added_at   timestamptz NOT NULL,
  CONSTRAINT packet_key_pk PRIMARY KEY (id)
);

CREATE TABLE released.packet_file (
  packet_id text  NOT NULL,
  format    text  NOT NULL,
  bytes     bytea NOT NULL,
  digest    text  NOT NULL,
  signature text  NOT NULL,
  key_id    text  NOT NULL,
  CONSTRAINT packet_file_pk PRIMARY KEY (packet_id, format),
  CONSTRAINT packet_file_packet_fk FOREIGN KEY (packet_id) REFERENCES released.packet (id),
  CONSTRAINT packet_file_key_fk FOREIGN KEY (key_id) REFERENCES released.packet_key (id),
  CONSTRAINT packet_file_format CHECK (format IN ('json', 'html', 'pdf')),
  CONSTRAINT packet_file_digest CHECK (digest = encode(sha256(bytes), 'hex'))
);

CREATE TRIGGER packet_key_no_change BEFORE UPDATE OR DELETE ON released.packet_key FOR EACH ROW EXECUTE FUNCTION released.refuse_change();
CREATE TRIGGER packet_key_no_truncate BEFORE TRUNCATE ON released.packet_key FOR EACH STATEMENT EXECUTE FUNCTION released.refuse_change();
CREATE TRIGGER packet_file_no_change BEFORE UPDATE OR DELETE ON released.packet_file FOR EACH ROW EXECUTE FUNCTION released.refuse_change();
CREATE TRIGGER packet_file_no_truncate BEFORE TRUNCATE ON released.packet_file FOR EACH STATEMENT EXECUTE FUNCTION released.refuse_change();

GRANT SELECT, INSERT ON released.packet_key, released.packet_file TO fairscreen_desk;
GRANT SELECT ON released.packet_key, released.packet_file TO fairscreen_released, fairscreen_auditor;

-- Who may read the packet may read its files: the policies of released.packet answer for both.
ALTER TABLE released.packet_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY assigned ON released.packet_file FOR SELECT TO fairscreen_released
  USING (EXISTS (SELECT 1 FROM released.packet p WHERE p.id = packet_id));
CREATE POLICY deposit ON released.packet_file TO fairscreen_desk USING (true) WITH CHECK (true);
CREATE POLICY audit ON released.packet_file FOR SELECT TO fairscreen_auditor USING (true);

-- The released room sees that the ledger holds a release under a signed head, and not where: places and sizes would tell
-- a decision maker how much was done about a candidate.
CREATE FUNCTION released.is_in_ledger(of_packet text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM released.packet p JOIN ledger.entry e
    ON e.screening_id = p.screening_id AND e.kind = 'packet.released'
    WHERE p.id = of_packet AND released.may_read(p.requisition_id)
      AND e.canonical::jsonb #>> '{body,packet_id}' = p.id
      AND e.seq <= (SELECT max(c.tree_size) FROM ledger.checkpoint c))
$$;
REVOKE ALL ON FUNCTION released.is_in_ledger(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION released.is_in_ledger(text) TO fairscreen_released;
