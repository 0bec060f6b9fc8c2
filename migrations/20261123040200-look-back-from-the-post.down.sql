-- Posts of unknown date get the latest date they can have; a release under the older rule is then a person's question.
UPDATE desk.filtered_finding d SET posted_at = f.captured_at
  FROM vault.finding f WHERE f.id = d.finding_id AND d.posted_at IS NULL;
UPDATE vault.finding SET posted_at = captured_at WHERE posted_at IS NULL;
ALTER TABLE desk.filtered_finding
  DROP COLUMN step_key,
  ALTER COLUMN posted_at SET NOT NULL;
ALTER TABLE vault.finding ALTER COLUMN posted_at SET NOT NULL;
