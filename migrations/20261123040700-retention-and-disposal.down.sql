-- What was disposed of stays so: its text is gone, and it waits for a filter that finds no key.
UPDATE desk.filtered_statement SET state = 'waiting' WHERE state = 'disposed';
UPDATE desk.filtered_finding SET state = 'waiting' WHERE state = 'disposed';
ALTER TABLE desk.filtered_statement
  DROP CONSTRAINT filtered_statement_state,
  ADD CONSTRAINT filtered_statement_state CHECK (state IN ('waiting', 'filtered', 'held'));
ALTER TABLE desk.filtered_finding
  DROP CONSTRAINT filtered_finding_state,
  ADD CONSTRAINT filtered_finding_state CHECK (state IN ('waiting', 'filtered', 'held'));
REVOKE SELECT (screening_id), UPDATE (shown) ON desk.invitation FROM fairscreen_vault;
DROP TABLE screenings.disposal;
DROP TABLE screenings.legal_hold;
DROP TRIGGER screening_stage_changed ON screenings.screening;
DROP FUNCTION screenings.note_stage_change();
ALTER TABLE screenings.screening DROP COLUMN stage_changed_at;
