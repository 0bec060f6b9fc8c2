-- Who reached the background stage, and who was not screened all the same, for a reason that a second person approved
-- (city policy B5).

CREATE TABLE screenings.background_entry (
  id             text        NOT NULL,
  requisition_id text        NOT NULL,
  candidate_id   text        NOT NULL,
  reached_at     timestamptz NOT NULL,
  recorded_by    text        NOT NULL,
  recorded_at    timestamptz NOT NULL,
  CONSTRAINT background_entry_pk PRIMARY KEY (id),
  CONSTRAINT background_entry_requisition_fk FOREIGN KEY (requisition_id) REFERENCES screenings.requisition (id),
  CONSTRAINT background_entry_candidate_fk FOREIGN KEY (candidate_id) REFERENCES screenings.candidate (id),
  CONSTRAINT background_entry_once UNIQUE (requisition_id, candidate_id)
);

CREATE TABLE screenings.coverage_waiver (
  id             text        NOT NULL,
  requisition_id text        NOT NULL,
  candidate_id   text        NOT NULL,
  reason         text        NOT NULL,
  requested_by   text        NOT NULL,
  requested_at   timestamptz NOT NULL,
  approved_by    text,
  approved_at    timestamptz,
  CONSTRAINT coverage_waiver_pk PRIMARY KEY (id),
  CONSTRAINT coverage_waiver_entry_fk FOREIGN KEY (requisition_id, candidate_id)
    REFERENCES screenings.background_entry (requisition_id, candidate_id),
  CONSTRAINT coverage_waiver_once UNIQUE (requisition_id, candidate_id),
  CONSTRAINT coverage_waiver_approved CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  CONSTRAINT coverage_waiver_four_eyes CHECK (approved_by IS NULL OR approved_by <> requested_by)
);

GRANT SELECT, INSERT, UPDATE ON screenings.background_entry, screenings.coverage_waiver TO fairscreen_screenings;
GRANT SELECT ON screenings.background_entry, screenings.coverage_waiver TO fairscreen_auditor;
