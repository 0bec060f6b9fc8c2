-- What became of each offer of newer policy packs: applied to all candidates of the requisition, or declined.

CREATE TABLE screenings.policy_decision (
  id             text        NOT NULL,
  requisition_id text        NOT NULL,
  decision       text        NOT NULL,
  reason         text,
  packs_before   text[]      NOT NULL,
  packs_after    text[]      NOT NULL,
  -- steps whose searches the newer packs rule on otherwise
  flagged        jsonb       NOT NULL,
  findings_requeued integer  NOT NULL,
  decided_by     text        NOT NULL,
  decided_at     timestamptz NOT NULL,
  CONSTRAINT policy_decision_pk PRIMARY KEY (id),
  CONSTRAINT policy_decision_requisition_fk FOREIGN KEY (requisition_id) REFERENCES screenings.requisition (id),
  CONSTRAINT policy_decision_kind CHECK (decision IN ('applied', 'declined')),
  CONSTRAINT policy_decision_reason CHECK ((decision = 'declined') = (reason IS NOT NULL))
);
CREATE INDEX policy_decision_requisition_idx ON screenings.policy_decision (requisition_id, id);

GRANT SELECT, INSERT ON screenings.policy_decision TO fairscreen_screenings, fairscreen_vault;
GRANT SELECT ON screenings.policy_decision TO fairscreen_auditor;
-- An update is applied where the findings are filtered again, in one transaction.
GRANT INSERT, UPDATE ON screenings.requisition_pack TO fairscreen_vault;
GRANT UPDATE (version) ON screenings.requisition TO fairscreen_vault;
