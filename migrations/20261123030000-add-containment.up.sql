-- What happens after something went wrong: quarantine of what was found by an unlawful method, recall of packets,
-- and the evidence that an incident was contained (city policy B8 and P12).

-- A search or finding that nobody may use any more. Floor 2 holds it, in ids alone, so that every room can ask.
CREATE TABLE screenings.quarantine (
  id             text        NOT NULL,
  requisition_id text        NOT NULL,
  screening_id   text        NOT NULL,
  -- The search or finding that was put away, and the finding that follows from it (the same, for a finding itself).
  cause_id       text        NOT NULL,
  thing_id       text        NOT NULL,
  incident_id    text        NOT NULL,
  placed_by      text        NOT NULL,
  placed_at      timestamptz NOT NULL,
  lifted_by      text,
  lifted_at      timestamptz,
  lift_reason    text,
  CONSTRAINT quarantine_pk PRIMARY KEY (id),
  CONSTRAINT quarantine_screening_fk FOREIGN KEY (screening_id) REFERENCES screenings.screening (id),
  CONSTRAINT quarantine_incident_fk FOREIGN KEY (incident_id) REFERENCES screenings.incident (id),
  CONSTRAINT quarantine_lifted CHECK ((lifted_by IS NULL) = (lifted_at IS NULL) AND (lifted_by IS NULL) = (lift_reason IS NULL)),
  CONSTRAINT quarantine_second_person CHECK (lifted_by <> placed_by),
  CONSTRAINT quarantine_lift_reason CHECK (lift_reason IN ('method_was_lawful', 'wrong_thing', 'incident_unfounded'))
);
CREATE UNIQUE INDEX quarantine_once ON screenings.quarantine (thing_id) WHERE lifted_at IS NULL;
CREATE INDEX quarantine_screening_idx ON screenings.quarantine (screening_id);

-- What was done about an incident. Each row was checked when it was written, or is the act itself.
CREATE TABLE screenings.incident_action (
  id          text        NOT NULL,
  incident_id text        NOT NULL,
  action      text        NOT NULL,
  related     jsonb       NOT NULL,
  taken_by    text        NOT NULL,
  taken_at    timestamptz NOT NULL,
  CONSTRAINT incident_action_pk PRIMARY KEY (id),
  CONSTRAINT incident_action_incident_fk FOREIGN KEY (incident_id) REFERENCES screenings.incident (id),
  CONSTRAINT incident_action_kind CHECK (action IN ('recused', 'replaced', 'recalled', 'quarantined', 'corrected'))
);
CREATE INDEX incident_action_incident_idx ON screenings.incident_action (incident_id);

GRANT SELECT, INSERT, UPDATE ON screenings.quarantine TO fairscreen_desk;
GRANT SELECT ON screenings.quarantine TO fairscreen_screenings, fairscreen_vault, fairscreen_auditor;
GRANT SELECT, INSERT ON screenings.incident_action TO fairscreen_screenings, fairscreen_desk;
GRANT SELECT ON screenings.incident_action TO fairscreen_auditor;

-- The desk learns which search a finding came from, so that it can put away what follows from one.
ALTER TABLE desk.filtered_finding ADD COLUMN search_id text;
UPDATE desk.filtered_finding d SET search_id = f.search_id FROM vault.finding f WHERE f.id = d.finding_id;

-- A packet never changes; that it must not be used any more is a row of its own.
CREATE TABLE released.recall (
  packet_id   text        NOT NULL,
  reason      text        NOT NULL,
  recalled_by text        NOT NULL,
  recalled_at timestamptz NOT NULL,
  CONSTRAINT recall_pk PRIMARY KEY (packet_id),
  CONSTRAINT recall_packet_fk FOREIGN KEY (packet_id) REFERENCES released.packet (id),
  CONSTRAINT recall_reason CHECK (reason IN ('unlawful_method', 'not_uniform', 'wrong_person', 'protected_content', 'inaccurate', 'released_in_error'))
);
CREATE TABLE released.recall_receipt (
  packet_id       text        NOT NULL,
  account_id      text        NOT NULL,
  acknowledged_at timestamptz NOT NULL,
  CONSTRAINT recall_receipt_pk PRIMARY KEY (packet_id, account_id),
  CONSTRAINT recall_receipt_recall_fk FOREIGN KEY (packet_id) REFERENCES released.recall (packet_id)
);
CREATE TRIGGER recall_no_change BEFORE UPDATE OR DELETE ON released.recall FOR EACH ROW EXECUTE FUNCTION released.refuse_change();
CREATE TRIGGER recall_receipt_no_change BEFORE UPDATE OR DELETE ON released.recall_receipt FOR EACH ROW EXECUTE FUNCTION released.refuse_change();

GRANT SELECT, INSERT ON released.recall TO fairscreen_desk;
GRANT SELECT ON released.recall, released.recall_receipt TO fairscreen_released, fairscreen_auditor;
GRANT INSERT ON released.recall_receipt TO fairscreen_released;
