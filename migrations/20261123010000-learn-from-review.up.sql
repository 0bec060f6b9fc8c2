-- What reviews say about the filter: ids, positions, reasons and counts, never a word. It outlives the finding it was
-- learnt from and is read by accounts that may see no finding, so it refers to none by a foreign key.

-- The key under which added words are compared (HMAC), wrapped by the master key. One for all screenings: the same
-- words, added in two of them, must come out the same.
CREATE TABLE vault.grouping_key (
  id            text        NOT NULL,
  master_key_id text        NOT NULL,
  wrapped_key   bytea       NOT NULL,
  created_at    timestamptz NOT NULL,
  CONSTRAINT grouping_key_pk PRIMARY KEY (id)
);

-- The last word of review on each span of a text, under one ruleset.
CREATE TABLE vault.removal_outcome (
  finding_id     text        NOT NULL,
  ruleset_digest text        NOT NULL,
  start_at       integer     NOT NULL,
  end_at         integer     NOT NULL,
  -- the screening it counts for: of a blind second one, the first
  screening_id   text        NOT NULL,
  outcome        text        NOT NULL,
  class          text        NOT NULL,
  detector       text,
  rule           text,
  reason         text,
  -- of added words that may tell the class elsewhere
  words_digest   text,
  reviewed_at    timestamptz NOT NULL,
  CONSTRAINT removal_outcome_pk PRIMARY KEY (finding_id, ruleset_digest, start_at, end_at),
  CONSTRAINT removal_outcome_span CHECK (end_at > start_at AND start_at >= 0),
  CONSTRAINT removal_outcome_outcome CHECK (outcome IN ('confirmed', 'lifted', 'added', 'withdrawn')),
  CONSTRAINT removal_outcome_source CHECK (
    (outcome IN ('confirmed', 'lifted')) = (detector IS NOT NULL) AND (detector IS NULL) = (rule IS NULL)
  ),
  CONSTRAINT removal_outcome_words CHECK (words_digest IS NULL OR detector IS NULL)
);
CREATE INDEX removal_outcome_rule_idx ON vault.removal_outcome (ruleset_digest, detector, rule);
CREATE INDEX removal_outcome_words_idx ON vault.removal_outcome (ruleset_digest, class, words_digest)
  WHERE words_digest IS NOT NULL;

-- A change of the rules that reviews suggest. Deciding on it changes nothing in the filter.
CREATE TABLE vault.filter_proposal (
  id             text        NOT NULL,
  kind           text        NOT NULL,
  ruleset_digest text        NOT NULL,
  detector       text,
  rule           text,
  class          text,
  words_digest   text,
  opened_at      timestamptz NOT NULL,
  decision       text,
  decision_reason text,
  decided_by     text,
  decided_at     timestamptz,
  CONSTRAINT filter_proposal_pk PRIMARY KEY (id),
  CONSTRAINT filter_proposal_about CHECK (
    (kind = 'narrow_rule' AND detector IS NOT NULL AND rule IS NOT NULL AND class IS NULL AND words_digest IS NULL) OR
    (kind = 'add_words' AND detector IS NULL AND rule IS NULL AND class IS NOT NULL AND words_digest IS NOT NULL)
  ),
  CONSTRAINT filter_proposal_decision CHECK (decision IN ('accepted', 'declined')),
  CONSTRAINT filter_proposal_decided CHECK (
    (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)
    AND (decision IS NULL) = (decision_reason IS NULL)
  )
);
CREATE UNIQUE INDEX filter_proposal_rule_once ON vault.filter_proposal (ruleset_digest, detector, rule)
  WHERE kind = 'narrow_rule';
CREATE UNIQUE INDEX filter_proposal_words_once ON vault.filter_proposal (ruleset_digest, class, words_digest)
  WHERE kind = 'add_words';

-- A decision is final, whatever the program does.
CREATE FUNCTION vault.keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.decision IS NOT NULL THEN
    RAISE EXCEPTION 'a decision on a proposal is final' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER filter_proposal_final BEFORE UPDATE ON vault.filter_proposal
  FOR EACH ROW EXECUTE FUNCTION vault.keep_decision();

GRANT SELECT, INSERT ON vault.grouping_key TO fairscreen_vault;
GRANT UPDATE (master_key_id, wrapped_key) ON vault.grouping_key TO fairscreen_vault;
GRANT SELECT, INSERT, DELETE ON vault.removal_outcome TO fairscreen_vault;
GRANT SELECT, INSERT ON vault.filter_proposal TO fairscreen_vault;
GRANT UPDATE (decision, decision_reason, decided_by, decided_at) ON vault.filter_proposal TO fairscreen_vault;
