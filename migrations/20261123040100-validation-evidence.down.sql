ALTER TABLE vault.validation
  DROP COLUMN corroboration,
  DROP COLUMN archive_copy,
  DROP COLUMN capture_method;
