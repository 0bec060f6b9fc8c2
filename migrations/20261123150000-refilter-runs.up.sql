-- Filtering again what was filtered under other rules. The rows are the truth of how far a run came; the queue only wakes
-- workers. Ids, digests and counts, never a text.

CREATE TABLE vault.refilter_run (
  id             text        NOT NULL,
  -- the rules that every finding of the run is to be filtered under
  ruleset_digest text        NOT NULL,
  state          text        NOT NULL,
  total          integer     NOT NULL,
  started_by     text        NOT NULL,
  started_at     timestamptz NOT NULL,
  ended_at       timestamptz,
  cancelled_by   text,
  CONSTRAINT refilter_run_pk PRIMARY KEY (id),
  CONSTRAINT refilter_run_state CHECK (state IN ('running', 'done', 'cancelled')),
  CONSTRAINT refilter_run_ended CHECK ((state = 'running') = (ended_at IS NULL)),
  CONSTRAINT refilter_run_cancelled CHECK ((state = 'cancelled') = (cancelled_by IS NOT NULL))
);
CREATE UNIQUE INDEX refilter_run_one_at_a_time ON vault.refilter_run ((true)) WHERE state = 'running';

CREATE TABLE vault.refilter_chunk (
  run_id  text        NOT NULL,
  number  integer     NOT NULL,
  -- when the sweeper wakes a worker for it again
  wake_at timestamptz NOT NULL,
  done_at timestamptz,
  CONSTRAINT refilter_chunk_pk PRIMARY KEY (run_id, number),
  CONSTRAINT refilter_chunk_run_fk FOREIGN KEY (run_id) REFERENCES vault.refilter_run (id)
);
CREATE INDEX refilter_chunk_waiting_idx ON vault.refilter_chunk (wake_at) WHERE done_at IS NULL;

CREATE TABLE vault.refilter_item (
  run_id     text        NOT NULL,
  finding_id text        NOT NULL,
  chunk      integer     NOT NULL,
  attempts   integer     NOT NULL DEFAULT 0,
  outcome    text,
  done_at    timestamptz,
  CONSTRAINT refilter_item_pk PRIMARY KEY (run_id, finding_id),
  CONSTRAINT refilter_item_chunk_fk FOREIGN KEY (run_id, chunk) REFERENCES vault.refilter_chunk (run_id, number),
  CONSTRAINT refilter_item_outcome CHECK (
    outcome IN ('unchanged', 'changed', 'held', 'failed', 'quarantined', 'disposed', 'overtaken')
  ),
  CONSTRAINT refilter_item_done CHECK ((outcome IS NULL) = (done_at IS NULL))
);
CREATE INDEX refilter_item_waiting_idx ON vault.refilter_item (run_id, chunk, finding_id) WHERE outcome IS NULL;

GRANT SELECT, INSERT ON vault.refilter_run, vault.refilter_chunk, vault.refilter_item TO fairscreen_vault;
GRANT UPDATE (state, ended_at, cancelled_by) ON vault.refilter_run TO fairscreen_vault;
GRANT UPDATE (wake_at, done_at) ON vault.refilter_chunk TO fairscreen_vault;
GRANT UPDATE (attempts, outcome, done_at) ON vault.refilter_item TO fairscreen_vault;

-- Who starts a run sees no finding's row: only counts are told. `open`: neither put away nor disposed of.
CREATE FUNCTION vault.stale_findings(under text) RETURNS TABLE (stale integer, open integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::integer, (count(*) FILTER (WHERE q.thing_id IS NULL AND k.destroyed_at IS NULL))::integer
  FROM vault.finding f
  JOIN vault.screening_key k ON k.screening_id = f.screening_id
  LEFT JOIN screenings.quarantine q ON q.thing_id = f.id AND q.lifted_at IS NULL
  WHERE f.state <> 'logged' AND f.ruleset_digest IS DISTINCT FROM under
$$;
REVOKE ALL ON FUNCTION vault.stale_findings(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.stale_findings(text) TO fairscreen_vault;

-- Writes down what a run has to do, in the transaction that starts it, and answers how much. What waits for its first
-- filtering is left to that.
CREATE FUNCTION vault.plan_refilter(of_run text, chunk_size integer, first_wake timestamptz) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  under   text;
  planned integer;
BEGIN
  SELECT ruleset_digest INTO STRICT under FROM vault.refilter_run WHERE id = of_run AND state = 'running';
  SELECT count(*) INTO planned FROM vault.finding f
    WHERE f.state <> 'logged' AND f.ruleset_digest IS DISTINCT FROM under;
  INSERT INTO vault.refilter_chunk (run_id, number, wake_at)
    SELECT of_run, number, first_wake FROM generate_series(0, (planned + chunk_size - 1) / chunk_size - 1) AS number;
  INSERT INTO vault.refilter_item (run_id, finding_id, chunk)
    SELECT of_run, f.id, (row_number() OVER (ORDER BY f.id) - 1) / chunk_size
    FROM vault.finding f
    WHERE f.state <> 'logged' AND f.ruleset_digest IS DISTINCT FROM under
    ORDER BY f.id LIMIT planned;
  GET DIAGNOSTICS planned = ROW_COUNT;
  UPDATE vault.refilter_run SET total = planned WHERE id = of_run;
  RETURN planned;
END $$;
REVOKE ALL ON FUNCTION vault.plan_refilter(text, integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.plan_refilter(text, integer, timestamptz) TO fairscreen_vault;

-- What a re-filter changed at the desk: so that a packet which holds the text of before is found.
CREATE TABLE desk.refiltered_text (
  run_id         text        NOT NULL,
  -- the finding, or what was said beside it
  source_id      text        NOT NULL,
  finding_id     text        NOT NULL,
  screening_id   text        NOT NULL,
  requisition_id text        NOT NULL,
  -- SHA-256 of the safe text of before
  digest_before  text        NOT NULL,
  changed_at     timestamptz NOT NULL,
  CONSTRAINT refiltered_text_pk PRIMARY KEY (run_id, source_id)
);
CREATE INDEX refiltered_text_screening_idx ON desk.refiltered_text (screening_id);
GRANT INSERT ON desk.refiltered_text TO fairscreen_vault;
GRANT SELECT ON desk.refiltered_text TO fairscreen_desk;
