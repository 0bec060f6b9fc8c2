-- Floor 3: what a decision maker may see. Packets never change; a later version supersedes an earlier one.

CREATE SCHEMA released;

CREATE TABLE released.packet (
  id             text        NOT NULL,
  screening_id   text        NOT NULL,
  requisition_id text        NOT NULL,
  version        integer     NOT NULL,
  document       text        NOT NULL,
  digest         text        NOT NULL,
  released_by    text        NOT NULL,
  released_at    timestamptz NOT NULL,
  CONSTRAINT packet_pk PRIMARY KEY (id),
  CONSTRAINT packet_version_unique UNIQUE (screening_id, version)
);
CREATE INDEX packet_requisition_idx ON released.packet (requisition_id, id);

CREATE TABLE released.receipt (
  id              text        NOT NULL,
  packet_id       text        NOT NULL,
  account_id      text        NOT NULL,
  acknowledged_at timestamptz NOT NULL,
  CONSTRAINT receipt_pk PRIMARY KEY (id),
  CONSTRAINT receipt_packet_fk FOREIGN KEY (packet_id) REFERENCES released.packet (id),
  CONSTRAINT receipt_once UNIQUE (packet_id, account_id)
);

CREATE TABLE released.decision (
  id          text        NOT NULL,
  packet_id   text        NOT NULL,
  account_id  text        NOT NULL,
  outcome     text        NOT NULL,
  criteria    text[]      NOT NULL,
  decided_at  timestamptz NOT NULL,
  CONSTRAINT decision_pk PRIMARY KEY (id),
  CONSTRAINT decision_packet_fk FOREIGN KEY (packet_id) REFERENCES released.packet (id),
  CONSTRAINT decision_once UNIQUE (packet_id),
  CONSTRAINT decision_outcome CHECK (outcome IN ('proceed', 'do_not_proceed', 'position_not_filled'))
);

CREATE FUNCTION released.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'released.% is immutable: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER packet_no_change BEFORE UPDATE OR DELETE ON released.packet FOR EACH ROW EXECUTE FUNCTION released.refuse_change();
CREATE TRIGGER packet_no_truncate BEFORE TRUNCATE ON released.packet FOR EACH STATEMENT EXECUTE FUNCTION released.refuse_change();
CREATE TRIGGER receipt_no_change BEFORE UPDATE OR DELETE ON released.receipt FOR EACH ROW EXECUTE FUNCTION released.refuse_change();
CREATE TRIGGER decision_no_change BEFORE UPDATE OR DELETE ON released.decision FOR EACH ROW EXECUTE FUNCTION released.refuse_change();
