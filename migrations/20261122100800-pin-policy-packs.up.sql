-- Which versions of which policy packs hold in a requisition. The packs themselves are files of the program; the
-- digest shows whether the one pinned is still the one shipped.

CREATE TABLE screenings.requisition_pack (
  requisition_id text        NOT NULL,
  pack_id        text        NOT NULL,
  version        integer     NOT NULL,
  digest         text        NOT NULL,
  position       integer     NOT NULL,
  pinned_by      text        NOT NULL,
  pinned_at      timestamptz NOT NULL,
  CONSTRAINT requisition_pack_pk PRIMARY KEY (requisition_id, pack_id),
  CONSTRAINT requisition_pack_requisition_fk FOREIGN KEY (requisition_id) REFERENCES screenings.requisition (id),
  CONSTRAINT requisition_pack_version CHECK (version >= 1)
);

GRANT SELECT, INSERT, UPDATE ON screenings.requisition_pack TO fairscreen_screenings;
-- The filter's classes, the rulings on methods and the gates follow the pinned packs.
GRANT SELECT ON screenings.requisition_pack TO fairscreen_vault, fairscreen_desk, fairscreen_auditor;
