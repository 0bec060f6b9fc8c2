-- Floor 4: FILTERED ONLY. What left the vault, and what the gates need to know about it.

CREATE SCHEMA desk;

CREATE TABLE desk.filtered_finding (
  finding_id       text        NOT NULL,
  screening_id     text        NOT NULL,
  requisition_id   text        NOT NULL,
  logged_by        text        NOT NULL,
  logged_at        timestamptz NOT NULL,
  conduct_category text        NOT NULL,
  posted_at        timestamptz NOT NULL,
  state            text        NOT NULL,
  safe_text        text,
  directed_at_protected_group boolean NOT NULL,
  ruleset_digest   text,
  validation_grade text,
  validated_by     text,
  validated_at     timestamptz,
  reviewed_by      text,
  reviewed_at      timestamptz,
  disposition      text,
  criterion_id     text,
  updated_at       timestamptz NOT NULL,
  CONSTRAINT filtered_finding_pk PRIMARY KEY (finding_id),
  CONSTRAINT filtered_finding_state CHECK (state IN ('waiting', 'filtered', 'held')),
  CONSTRAINT filtered_finding_text CHECK ((state = 'filtered') = (safe_text IS NOT NULL)),
  CONSTRAINT filtered_finding_disposition CHECK (disposition IN ('include', 'withhold')),
  CONSTRAINT filtered_finding_four_eyes CHECK (reviewed_by IS NULL OR reviewed_by <> logged_by)
);
CREATE INDEX filtered_finding_screening_idx ON desk.filtered_finding (screening_id, finding_id);
