-- How long the records of a screening stay, what holds them longer, and their disposal by two people.

ALTER TABLE screenings.screening ADD COLUMN stage_changed_at timestamptz;
UPDATE screenings.screening SET stage_changed_at = opened_at;
ALTER TABLE screenings.screening
  ALTER COLUMN stage_changed_at SET NOT NULL,
  ALTER COLUMN stage_changed_at SET DEFAULT now();

-- Several rooms move stages; the clock of retention must not depend on each of them to remember.
CREATE FUNCTION screenings.note_stage_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.stage IS DISTINCT FROM OLD.stage THEN
    NEW.stage_changed_at := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER screening_stage_changed BEFORE UPDATE OF stage ON screenings.screening
  FOR EACH ROW EXECUTE FUNCTION screenings.note_stage_change();

CREATE TABLE screenings.legal_hold (
  id             text        NOT NULL,
  requisition_id text        NOT NULL,
  basis          text        NOT NULL,
  placed_by      text        NOT NULL,
  placed_at      timestamptz NOT NULL,
  lifted_by      text,
  lifted_at      timestamptz,
  CONSTRAINT legal_hold_pk PRIMARY KEY (id),
  CONSTRAINT legal_hold_requisition_fk FOREIGN KEY (requisition_id) REFERENCES screenings.requisition (id),
  CONSTRAINT legal_hold_lifted CHECK ((lifted_by IS NULL) = (lifted_at IS NULL)),
  CONSTRAINT legal_hold_four_eyes CHECK (lifted_by IS NULL OR lifted_by <> placed_by)
);
CREATE INDEX legal_hold_requisition_idx ON screenings.legal_hold (requisition_id);

CREATE TABLE screenings.disposal (
  id                 text        NOT NULL,
  screening_id       text        NOT NULL,
  requisition_id     text        NOT NULL,
  keep_until         timestamptz NOT NULL,
  -- the rules that were kept, each `id (citation)`
  rules              text[]      NOT NULL,
  -- the approved schedule under which it is disposed of, where a rule asks for one
  schedule_reference text,
  proposed_by        text        NOT NULL,
  proposed_at        timestamptz NOT NULL,
  approved_by        text,
  approved_at        timestamptz,
  -- how many findings, statements and searches became unreadable; no text
  counts             jsonb,
  CONSTRAINT disposal_pk PRIMARY KEY (id),
  CONSTRAINT disposal_screening_fk FOREIGN KEY (screening_id) REFERENCES screenings.screening (id),
  CONSTRAINT disposal_once UNIQUE (screening_id),
  CONSTRAINT disposal_approved CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  CONSTRAINT disposal_two_people CHECK (approved_by IS NULL OR approved_by <> proposed_by)
);

GRANT SELECT, INSERT, UPDATE ON screenings.legal_hold TO fairscreen_screenings;
GRANT SELECT, INSERT ON screenings.disposal TO fairscreen_screenings;
GRANT SELECT ON screenings.legal_hold, screenings.disposal TO fairscreen_vault, fairscreen_auditor;
-- The vault destroys the key and the desk's texts, and writes down that it did.
GRANT UPDATE (approved_by, approved_at, counts) ON screenings.disposal TO fairscreen_vault;
GRANT UPDATE (shown) ON desk.invitation TO fairscreen_vault;
GRANT SELECT (screening_id) ON desk.invitation TO fairscreen_vault;

ALTER TABLE desk.filtered_finding
  DROP CONSTRAINT filtered_finding_state,
  ADD CONSTRAINT filtered_finding_state CHECK (state IN ('waiting', 'filtered', 'held', 'disposed'));
ALTER TABLE desk.filtered_statement
  DROP CONSTRAINT filtered_statement_state,
  ADD CONSTRAINT filtered_statement_state CHECK (state IN ('waiting', 'filtered', 'held', 'disposed'));
