-- Findings that come as a file, line by line. What a line says is a finding or is not stored at all: here is only how far
-- the file came, and which of its lines are in. Keys of clients may hold words, so they are kept as keyed digests.

CREATE TABLE vault.finding_import (
  id             text        NOT NULL,
  screening_id   text        NOT NULL,
  requisition_id text        NOT NULL,
  key_digest     text        NOT NULL,
  started_by     text        NOT NULL,
  started_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL,
  accepted       integer     NOT NULL DEFAULT 0,
  -- how often the file was sent, and what came of the last time
  sending        integer     NOT NULL DEFAULT 0,
  lines          integer     NOT NULL DEFAULT 0,
  refused        integer     NOT NULL DEFAULT 0,
  complete       boolean     NOT NULL DEFAULT false,
  CONSTRAINT finding_import_pk PRIMARY KEY (id),
  CONSTRAINT finding_import_once UNIQUE (started_by, screening_id, key_digest)
);

CREATE TABLE vault.imported_line (
  import_id   text    NOT NULL,
  key_digest  text    NOT NULL,
  line_digest text    NOT NULL,
  finding_id  text    NOT NULL,
  -- where it stood when it was last sent
  sending     integer NOT NULL,
  line        integer NOT NULL,
  CONSTRAINT imported_line_pk PRIMARY KEY (import_id, key_digest),
  CONSTRAINT imported_line_import_fk FOREIGN KEY (import_id) REFERENCES vault.finding_import (id),
  CONSTRAINT imported_line_finding_fk FOREIGN KEY (finding_id) REFERENCES vault.finding (id)
);

GRANT SELECT, INSERT ON vault.finding_import, vault.imported_line TO fairscreen_vault;
GRANT UPDATE (updated_at, accepted, sending, lines, refused, complete) ON vault.finding_import TO fairscreen_vault;
GRANT UPDATE (sending, line) ON vault.imported_line TO fairscreen_vault;
