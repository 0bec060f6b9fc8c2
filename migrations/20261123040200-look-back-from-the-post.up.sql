-- A post whose date nobody knows can be logged, but not released: the look-back counts from the date of the post. The desk
-- learns which step a finding came from, because the step says how far back.

ALTER TABLE vault.finding ALTER COLUMN posted_at DROP NOT NULL;
ALTER TABLE desk.filtered_finding
  ALTER COLUMN posted_at DROP NOT NULL,
  -- Null in rows announced before; then the shortest look-back of the checklist counts.
  ADD COLUMN step_key text;
