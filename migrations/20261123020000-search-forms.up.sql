-- Which form of query a search used and which window it looked at, without personal data: the form is the checklist's
-- template, and the vault, which can read the query, says only whether the query is an instance of it.
ALTER TABLE screenings.search_record
  ADD COLUMN query_form       text,
  ADD COLUMN form_check       text NOT NULL DEFAULT 'unchecked',
  ADD COLUMN searched_from    date,
  ADD COLUMN searched_to      date,
  ADD COLUMN capture_digest   text,
  ADD COLUMN deviation_reason text,
  ADD CONSTRAINT search_record_form_check
    CHECK (form_check IN ('instance', 'deviates', 'unchecked', 'no_form')),
  ADD CONSTRAINT search_record_window CHECK (searched_from <= searched_to);

-- The uniformity report reads a requisition's screenings, and each table once.
CREATE INDEX screening_requisition_idx ON screenings.screening (requisition_id, id);
