-- Steps that the law asks for around a screening: an offer made, a notice given. What they are needed for is in the packs.

CREATE TABLE screenings.process_event (
  id             text        NOT NULL,
  screening_id   text        NOT NULL,
  requisition_id text        NOT NULL,
  kind           text        NOT NULL,
  happened_at    timestamptz NOT NULL,
  recorded_by    text        NOT NULL,
  recorded_at    timestamptz NOT NULL,
  CONSTRAINT process_event_pk PRIMARY KEY (id),
  CONSTRAINT process_event_screening_fk FOREIGN KEY (screening_id) REFERENCES screenings.screening (id),
  CONSTRAINT process_event_order CHECK (happened_at <= recorded_at)
);
CREATE INDEX process_event_screening_idx ON screenings.process_event (screening_id, kind);

GRANT SELECT, INSERT ON screenings.process_event TO fairscreen_screenings;
GRANT SELECT ON screenings.process_event TO fairscreen_vault, fairscreen_desk, fairscreen_auditor;
-- Whoever decides against a candidate waits for a notice; of floor 2 the room learns when it was given, and no more.
GRANT SELECT (id, screening_id, kind, happened_at) ON screenings.process_event TO fairscreen_released;
