-- How the content was captured, what an archive said, and which sources corroborate: a number alone shows nothing.

ALTER TABLE vault.validation
  -- Null in rows recorded before these were asked for, and where the screener did not say.
  ADD COLUMN capture_method text,
  ADD COLUMN archive_copy text,
  ADD COLUMN corroboration text[] NOT NULL DEFAULT '{}';
