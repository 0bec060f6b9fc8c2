-- Raw text for who does not work on it: asked for with a reason, approved by two people of two roles, open for a
-- short time (decision 0010). Ids and reasons from lists only; the text stays where it is.

CREATE TABLE vault.unsealing (
  id             text        NOT NULL,
  finding_id     text        NOT NULL,
  screening_id   text        NOT NULL,
  requisition_id text        NOT NULL,
  asked_by       text        NOT NULL,
  asked_at       timestamptz NOT NULL,
  reason         text        NOT NULL,
  case_reference text        NOT NULL,
  -- Set with the second approval.
  open_until     timestamptz,
  revoked_by     text,
  revoked_at     timestamptz,
  CONSTRAINT unsealing_pk PRIMARY KEY (id),
  CONSTRAINT unsealing_finding_fk FOREIGN KEY (finding_id) REFERENCES vault.finding (id),
  CONSTRAINT unsealing_reason CHECK (reason IN ('court_order', 'public_records_request', 'litigation', 'incident_investigation', 'candidate_dispute')),
  CONSTRAINT unsealing_revoked CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
);
CREATE INDEX unsealing_finding_idx ON vault.unsealing (finding_id);

CREATE TABLE vault.unsealing_approval (
  unsealing_id text        NOT NULL,
  role         text        NOT NULL,
  approved_by  text        NOT NULL,
  approved_at  timestamptz NOT NULL,
  -- One of each role, and no person twice.
  CONSTRAINT unsealing_approval_pk PRIMARY KEY (unsealing_id, role),
  CONSTRAINT unsealing_approval_person UNIQUE (unsealing_id, approved_by),
  CONSTRAINT unsealing_approval_unsealing_fk FOREIGN KEY (unsealing_id) REFERENCES vault.unsealing (id),
  CONSTRAINT unsealing_approval_role CHECK (role IN ('administrator', 'coordinator'))
);
GRANT SELECT, INSERT ON vault.unsealing, vault.unsealing_approval TO fairscreen_vault;
GRANT UPDATE (open_until, revoked_by, revoked_at) ON vault.unsealing TO fairscreen_vault;

-- Who asks does not see the finding's row yet: only where it belongs is told.
CREATE FUNCTION vault.whereabouts(of_finding text) RETURNS TABLE (screening_id text, requisition_id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.screening_id, f.requisition_id FROM vault.finding f WHERE f.id = of_finding
$$;
REVOKE ALL ON FUNCTION vault.whereabouts(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.whereabouts(text) TO fairscreen_vault;

-- The fence has a gate for exactly these rows, this account and this time.
CREATE FUNCTION vault.is_unsealed(of_screening text, of_finding text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM vault.unsealing u
    WHERE u.screening_id = of_screening AND (of_finding IS NULL OR u.finding_id = of_finding)
      AND u.asked_by = current_setting('fairscreen.account', true)
      AND u.revoked_at IS NULL AND now() < u.open_until)
$$;
REVOKE ALL ON FUNCTION vault.is_unsealed(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.is_unsealed(text, text) TO fairscreen_vault;
CREATE POLICY unsealed ON vault.finding FOR SELECT TO fairscreen_vault USING (vault.is_unsealed(screening_id, id));
CREATE POLICY unsealed ON vault.identity FOR SELECT TO fairscreen_vault USING (vault.is_unsealed(screening_id, NULL));
-- Reading locks the identity's row; it may be locked and not changed.
CREATE POLICY unsealed_lock ON vault.identity FOR UPDATE TO fairscreen_vault
  USING (vault.is_unsealed(screening_id, NULL)) WITH CHECK (false);
