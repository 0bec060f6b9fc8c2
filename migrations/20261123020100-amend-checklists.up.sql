-- A locked checklist may be amended: another version takes its place for every candidate of the requisition, and the
-- steps that it changes are done again for everybody (city policy B9).
CREATE TABLE screenings.checklist_amendment (
  id                text        NOT NULL,
  requisition_id    text        NOT NULL,
  from_checklist_id text        NOT NULL,
  to_checklist_id   text        NOT NULL,
  reason            text        NOT NULL,
  -- the keys of steps that are open again for everybody: changed and added ones
  reopened_steps    text[]      NOT NULL,
  amended_by        text        NOT NULL,
  amended_at        timestamptz NOT NULL,
  CONSTRAINT checklist_amendment_pk PRIMARY KEY (id),
  CONSTRAINT checklist_amendment_requisition_fk FOREIGN KEY (requisition_id) REFERENCES screenings.requisition (id),
  CONSTRAINT checklist_amendment_from_fk FOREIGN KEY (from_checklist_id) REFERENCES screenings.checklist (id),
  CONSTRAINT checklist_amendment_to_fk FOREIGN KEY (to_checklist_id) REFERENCES screenings.checklist (id),
  CONSTRAINT checklist_amendment_differs CHECK (from_checklist_id <> to_checklist_id)
);
CREATE INDEX checklist_amendment_requisition_idx ON screenings.checklist_amendment (requisition_id, id);

-- Results that no longer stand: recorded again, or of a step that an amendment opened again. Kept as they were.
CREATE TABLE screenings.past_step_result (
  step_result_id text        NOT NULL,
  screening_id   text        NOT NULL,
  step_key       text        NOT NULL,
  outcome        text        NOT NULL,
  reason         text,
  minutes_spent  integer     NOT NULL,
  recorded_by    text        NOT NULL,
  recorded_at    timestamptz NOT NULL,
  approved_by    text,
  approved_at    timestamptz,
  ended_at       timestamptz NOT NULL,
  amendment_id   text,
  CONSTRAINT past_step_result_pk PRIMARY KEY (step_result_id, recorded_at),
  CONSTRAINT past_step_result_screening_fk FOREIGN KEY (screening_id) REFERENCES screenings.screening (id),
  CONSTRAINT past_step_result_amendment_fk FOREIGN KEY (amendment_id) REFERENCES screenings.checklist_amendment (id)
);
CREATE INDEX past_step_result_screening_idx ON screenings.past_step_result (screening_id, step_key, recorded_at);

GRANT SELECT, INSERT ON screenings.checklist_amendment, screenings.past_step_result TO fairscreen_screenings;
-- A result leaves the table of those that stand only into the table of those that stood.
GRANT DELETE ON screenings.step_result TO fairscreen_screenings;
GRANT SELECT ON screenings.checklist_amendment, screenings.past_step_result
  TO fairscreen_vault, fairscreen_desk, fairscreen_auditor;
