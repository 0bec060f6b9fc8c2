DROP TRIGGER packet_of_first_screening ON released.packet;
DROP FUNCTION released.refuse_second_screening();
DROP FUNCTION ledger.actors_of(text);
DROP TABLE screenings.second_screening;
DROP TABLE screenings.consistency_sample;
DROP INDEX screenings.screening_second_once;
DROP INDEX screenings.screening_once;
ALTER TABLE screenings.screening
  ADD CONSTRAINT screening_once UNIQUE (requisition_id, candidate_id),
  DROP CONSTRAINT screening_purpose,
  DROP COLUMN purpose;
