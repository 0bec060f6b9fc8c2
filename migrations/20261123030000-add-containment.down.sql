DROP TABLE released.recall_receipt;
DROP TABLE released.recall;
ALTER TABLE desk.filtered_finding DROP COLUMN search_id;
DROP TABLE screenings.incident_action;
DROP TABLE screenings.quarantine;
