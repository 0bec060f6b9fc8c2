-- Consistency: some candidates are vetted twice, blind, by another screener, to see whether screeners agree. The second
-- screening is a screening like any other, but it is never a ground of a decision.
ALTER TABLE screenings.screening
  ADD COLUMN purpose text NOT NULL DEFAULT 'selection',
  ADD CONSTRAINT screening_purpose CHECK (purpose IN ('selection', 'consistency')),
  DROP CONSTRAINT screening_once;
CREATE UNIQUE INDEX screening_once ON screenings.screening (requisition_id, candidate_id) WHERE purpose = 'selection';
CREATE UNIQUE INDEX screening_second_once ON screenings.screening (requisition_id, candidate_id)
  WHERE purpose = 'consistency';

-- The seed is drawn by the service and its digest goes to the ledger before anybody knows whom it picks.
CREATE TABLE screenings.consistency_sample (
  id             text        NOT NULL,
  requisition_id text        NOT NULL,
  share_percent  integer     NOT NULL,
  seed           text        NOT NULL,
  commitment     text        NOT NULL,
  committed_by   text        NOT NULL,
  committed_at   timestamptz NOT NULL,
  drawn_by       text,
  drawn_at       timestamptz,
  -- the screenings it was drawn from, in order of their ids
  population     text[],
  CONSTRAINT consistency_sample_pk PRIMARY KEY (id),
  CONSTRAINT consistency_sample_requisition_fk FOREIGN KEY (requisition_id) REFERENCES screenings.requisition (id),
  CONSTRAINT consistency_sample_share CHECK (share_percent BETWEEN 1 AND 100),
  CONSTRAINT consistency_sample_drawn CHECK ((drawn_at IS NULL) = (population IS NULL))
);
CREATE UNIQUE INDEX consistency_sample_waiting ON screenings.consistency_sample (requisition_id) WHERE drawn_at IS NULL;

CREATE TABLE screenings.second_screening (
  second_id      text NOT NULL,
  first_id       text NOT NULL,
  sample_id      text NOT NULL,
  screener_id    text NOT NULL,
  CONSTRAINT second_screening_pk PRIMARY KEY (second_id),
  CONSTRAINT second_screening_first_once UNIQUE (first_id),
  CONSTRAINT second_screening_second_fk FOREIGN KEY (second_id) REFERENCES screenings.screening (id),
  CONSTRAINT second_screening_first_fk FOREIGN KEY (first_id) REFERENCES screenings.screening (id),
  CONSTRAINT second_screening_sample_fk FOREIGN KEY (sample_id) REFERENCES screenings.consistency_sample (id)
);
CREATE INDEX second_screening_sample_idx ON screenings.second_screening (sample_id);

GRANT SELECT, INSERT, UPDATE ON screenings.consistency_sample TO fairscreen_screenings;
GRANT SELECT, INSERT ON screenings.second_screening TO fairscreen_screenings;
GRANT SELECT ON screenings.second_screening TO fairscreen_vault, fairscreen_desk, fairscreen_auditor;
GRANT SELECT ON screenings.consistency_sample TO fairscreen_auditor;

-- Who has ever touched a screening, from the ledger: the second look is by somebody who has not. Ids alone leave it.
CREATE FUNCTION ledger.actors_of(screening text) RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT e.actor FROM ledger.entry e WHERE e.screening_id = screening
$$;
REVOKE ALL ON FUNCTION ledger.actors_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.actors_of(text) TO fairscreen_screenings;

-- No packet is ever made of a second screening, whatever the program does.
CREATE FUNCTION released.refuse_second_screening() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM screenings.screening s WHERE s.id = NEW.screening_id AND s.purpose <> 'selection') THEN
    RAISE EXCEPTION 'a second screening is never released' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER packet_of_first_screening BEFORE INSERT ON released.packet
  FOR EACH ROW EXECUTE FUNCTION released.refuse_second_screening();
