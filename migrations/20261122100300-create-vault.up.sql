-- Floor 5: RAW. The only place where raw text exists, sealed with one data key per screening (AES-256-GCM).

CREATE SCHEMA vault;

-- A screening's data key, wrapped by the master key. Destroying the row's key makes everything sealed with it unreadable.
CREATE TABLE vault.screening_key (
  screening_id  text        NOT NULL,
  master_key_id text        NOT NULL,
  wrapped_key   bytea,
  created_at    timestamptz NOT NULL,
  destroyed_at  timestamptz,
  CONSTRAINT screening_key_pk PRIMARY KEY (screening_id),
  CONSTRAINT screening_key_destroyed CHECK ((wrapped_key IS NULL) = (destroyed_at IS NOT NULL))
);

-- Names, aliases, handles and contacts of the candidate of one screening.
CREATE TABLE vault.identity (
  screening_id text        NOT NULL,
  sealed       bytea       NOT NULL,
  version      integer     NOT NULL,
  written_by   text        NOT NULL,
  written_at   timestamptz NOT NULL,
  CONSTRAINT identity_pk PRIMARY KEY (screening_id)
);

-- A search's own words. Its outline (method, source, times, count) is in screenings.search_record under the same id.
CREATE TABLE vault.search (
  id           text  NOT NULL,
  screening_id text  NOT NULL,
  sealed       bytea NOT NULL,
  CONSTRAINT search_pk PRIMARY KEY (id)
);
CREATE INDEX search_screening_idx ON vault.search (screening_id);

CREATE TABLE vault.finding (
  id               text        NOT NULL,
  screening_id     text        NOT NULL,
  requisition_id   text        NOT NULL,
  step_key         text        NOT NULL,
  search_id        text        NOT NULL,
  logged_by        text        NOT NULL,
  logged_at        timestamptz NOT NULL,
  method           text        NOT NULL,
  access_basis     text        NOT NULL,
  conduct_category text        NOT NULL,
  posted_at        timestamptz NOT NULL,
  captured_at      timestamptz NOT NULL,
  capture_digest   text        NOT NULL,
  matched_by       text[]      NOT NULL,
  -- source URL, page title, author handle, excerpt, screener's note
  sealed           bytea       NOT NULL,
  state            text        NOT NULL,
  held_reason      text,
  ruleset_digest   text,
  directed_at_protected_group boolean NOT NULL DEFAULT false,
  filter_attempts  integer     NOT NULL DEFAULT 0,
  next_attempt_at  timestamptz NOT NULL,
  filtered_at      timestamptz,
  version          integer     NOT NULL,
  CONSTRAINT finding_pk PRIMARY KEY (id),
  CONSTRAINT finding_search_fk FOREIGN KEY (search_id) REFERENCES vault.search (id),
  CONSTRAINT finding_state CHECK (state IN ('logged', 'filtered', 'held')),
  CONSTRAINT finding_held CHECK ((state = 'held') = (held_reason IS NOT NULL)),
  CONSTRAINT finding_order CHECK (captured_at >= posted_at)
);
CREATE INDEX finding_screening_idx ON vault.finding (screening_id, id);
-- What the sweeper looks for: findings that wait for the filter.
CREATE INDEX finding_waiting_idx ON vault.finding (next_attempt_at) WHERE state = 'logged';

-- A removal is a position and a reason, never the text.
CREATE TABLE vault.removal (
  finding_id text    NOT NULL,
  ordinal    integer NOT NULL,
  start_at   integer NOT NULL,
  end_at     integer NOT NULL,
  class      text    NOT NULL,
  detector   text    NOT NULL,
  rule       text    NOT NULL,
  gate       text,
  score      real    NOT NULL,
  origin     text    NOT NULL,
  CONSTRAINT removal_pk PRIMARY KEY (finding_id, ordinal),
  CONSTRAINT removal_finding_fk FOREIGN KEY (finding_id) REFERENCES vault.finding (id),
  CONSTRAINT removal_span CHECK (end_at > start_at AND start_at >= 0),
  CONSTRAINT removal_origin CHECK (origin IN ('detector', 'reviewer'))
);

CREATE TABLE vault.validation (
  id            text        NOT NULL,
  finding_id    text        NOT NULL,
  attribution   text        NOT NULL,
  authenticity  text        NOT NULL,
  corroborating_sources integer NOT NULL,
  identifiers   text[]      NOT NULL,
  -- what was looked into, and what of it could not be ruled out
  considered    text[]      NOT NULL,
  suspected     text[]      NOT NULL,
  validated_by  text        NOT NULL,
  validated_at  timestamptz NOT NULL,
  CONSTRAINT validation_pk PRIMARY KEY (id),
  CONSTRAINT validation_finding_fk FOREIGN KEY (finding_id) REFERENCES vault.finding (id),
  CONSTRAINT validation_sources CHECK (corroborating_sources >= 0)
);
CREATE INDEX validation_finding_idx ON vault.validation (finding_id, id);

CREATE TABLE vault.redaction_review (
  id           text        NOT NULL,
  finding_id   text        NOT NULL,
  reviewer_id  text        NOT NULL,
  reviewed_at  timestamptz NOT NULL,
  disposition  text        NOT NULL,
  criterion_id text,
  withheld_reason text,
  -- spans added [{start, end, class, reason}] and lifted [{start, end, reason}]; no text
  added        jsonb       NOT NULL,
  lifted       jsonb       NOT NULL,
  -- set when the finding is filtered again: the review no longer stands
  superseded_at timestamptz,
  CONSTRAINT redaction_review_pk PRIMARY KEY (id),
  CONSTRAINT redaction_review_finding_fk FOREIGN KEY (finding_id) REFERENCES vault.finding (id),
  CONSTRAINT redaction_review_disposition CHECK (disposition IN ('include', 'withhold')),
  CONSTRAINT redaction_review_included CHECK ((disposition = 'include') = (criterion_id IS NOT NULL)),
  CONSTRAINT redaction_review_withheld CHECK ((disposition = 'withhold') = (withheld_reason IS NOT NULL))
);
CREATE INDEX redaction_review_finding_idx ON vault.redaction_review (finding_id, id);
