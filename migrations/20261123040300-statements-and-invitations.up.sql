-- What is said beside a finding: facts that mitigate it, and the candidate's own answer. Raw in the vault, filtered at the
-- desk, reviewed by a second person like the finding itself.

CREATE TABLE vault.statement (
  id             text        NOT NULL,
  finding_id     text        NOT NULL,
  screening_id   text        NOT NULL,
  requisition_id text        NOT NULL,
  kind           text        NOT NULL,
  logged_by      text        NOT NULL,
  logged_at      timestamptz NOT NULL,
  -- When the candidate's answer came in; null for a mitigating fact.
  received_at    timestamptz,
  sealed         bytea       NOT NULL,
  -- spans that reviewers added [{start, end, class, reason}]; no text
  added          jsonb       NOT NULL DEFAULT '[]',
  version        integer     NOT NULL,
  CONSTRAINT statement_pk PRIMARY KEY (id),
  CONSTRAINT statement_finding_fk FOREIGN KEY (finding_id) REFERENCES vault.finding (id),
  CONSTRAINT statement_kind CHECK (kind IN ('mitigating_fact', 'candidate_response')),
  CONSTRAINT statement_received CHECK ((kind = 'candidate_response') = (received_at IS NOT NULL))
);
CREATE INDEX statement_finding_idx ON vault.statement (finding_id, id);

CREATE TABLE desk.filtered_statement (
  statement_id text        NOT NULL,
  finding_id   text        NOT NULL,
  screening_id text        NOT NULL,
  kind         text        NOT NULL,
  logged_by    text        NOT NULL,
  logged_at    timestamptz NOT NULL,
  state        text        NOT NULL,
  safe_text    text,
  reviewed_by  text,
  reviewed_at  timestamptz,
  disposition  text,
  CONSTRAINT filtered_statement_pk PRIMARY KEY (statement_id),
  CONSTRAINT filtered_statement_finding_fk FOREIGN KEY (finding_id) REFERENCES desk.filtered_finding (finding_id),
  CONSTRAINT filtered_statement_state CHECK (state IN ('waiting', 'filtered', 'held')),
  CONSTRAINT filtered_statement_text CHECK ((state = 'filtered') = (safe_text IS NOT NULL)),
  CONSTRAINT filtered_statement_disposition CHECK (disposition IN ('include', 'withhold')),
  CONSTRAINT filtered_statement_four_eyes CHECK (reviewed_by IS NULL OR reviewed_by <> logged_by)
);
CREATE INDEX filtered_statement_screening_idx ON desk.filtered_statement (screening_id);

-- That the candidate was asked about a finding: what they were shown, how, and until when they may answer.
CREATE TABLE desk.invitation (
  id             text        NOT NULL,
  finding_id     text        NOT NULL,
  screening_id   text        NOT NULL,
  requisition_id text        NOT NULL,
  channel        text        NOT NULL,
  -- the sanitized text and what is said about it, as the candidate was shown them
  shown          jsonb       NOT NULL,
  shown_digest   text        NOT NULL,
  invited_by     text        NOT NULL,
  invited_at     timestamptz NOT NULL,
  deadline_at    timestamptz NOT NULL,
  CONSTRAINT invitation_pk PRIMARY KEY (id),
  CONSTRAINT invitation_finding_fk FOREIGN KEY (finding_id) REFERENCES desk.filtered_finding (finding_id),
  CONSTRAINT invitation_once UNIQUE (finding_id),
  CONSTRAINT invitation_deadline CHECK (deadline_at > invited_at)
);
CREATE INDEX invitation_screening_idx ON desk.invitation (screening_id);

-- Only who is assigned finds a row, as with findings (see the migration that keeps rows to their assigned).
ALTER TABLE vault.statement ENABLE ROW LEVEL SECURITY;
CREATE POLICY assigned ON vault.statement TO fairscreen_vault
  USING (current_setting('fairscreen.account', true) LIKE 'system:%' OR EXISTS (
    SELECT 1 FROM screenings.assignment a
    WHERE a.requisition_id = statement.requisition_id AND a.account_id = current_setting('fairscreen.account', true)
      AND a.ended_at IS NULL AND a.duty <> 'hiring_manager'));

GRANT SELECT, INSERT, UPDATE ON vault.statement TO fairscreen_vault;
GRANT SELECT, INSERT, UPDATE ON desk.filtered_statement TO fairscreen_vault;
GRANT SELECT ON desk.filtered_statement TO fairscreen_desk;
GRANT SELECT, INSERT ON desk.invitation TO fairscreen_desk;
-- The vault asks whether there is an invitation before it takes an answer; what was shown is none of its business.
GRANT SELECT (id, finding_id, invited_at) ON desk.invitation TO fairscreen_vault;
