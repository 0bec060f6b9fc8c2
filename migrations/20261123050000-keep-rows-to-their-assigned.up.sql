-- Row-level security behind the services' own checks: a query of the vault or of the released room that forgot its
-- WHERE finds only what the account is assigned to. The pool says for whom it works (src/platform/database/actor-pool.ts);
-- a connection that says nothing finds nothing. `system:…` is the service's own background work.

CREATE FUNCTION vault.may_touch(of_screening text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_setting('fairscreen.account', true) LIKE 'system:%' OR EXISTS (
    SELECT 1 FROM screenings.screening s
    JOIN screenings.assignment a ON a.requisition_id = s.requisition_id
    WHERE s.id = of_screening AND a.account_id = current_setting('fairscreen.account', true)
      AND a.ended_at IS NULL AND a.duty <> 'hiring_manager')
$$;
REVOKE ALL ON FUNCTION vault.may_touch(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.may_touch(text) TO fairscreen_vault;

ALTER TABLE vault.identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.search ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY assigned ON vault.identity TO fairscreen_vault
  USING (vault.may_touch(screening_id)) WITH CHECK (vault.may_touch(screening_id));
CREATE POLICY assigned ON vault.search TO fairscreen_vault
  USING (vault.may_touch(screening_id)) WITH CHECK (vault.may_touch(screening_id));
CREATE POLICY assigned ON vault.finding TO fairscreen_vault
  USING (vault.may_touch(screening_id)) WITH CHECK (vault.may_touch(screening_id));

CREATE FUNCTION released.may_read(of_requisition text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT 'auditor' = ANY (string_to_array(current_setting('fairscreen.roles', true), ',')) OR EXISTS (
    SELECT 1 FROM screenings.assignment a
    WHERE a.requisition_id = of_requisition AND a.account_id = current_setting('fairscreen.account', true)
      AND a.ended_at IS NULL AND a.duty IN ('hiring_manager', 'coordinator'))
$$;
REVOKE ALL ON FUNCTION released.may_read(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION released.may_read(text) TO fairscreen_released;

ALTER TABLE released.packet ENABLE ROW LEVEL SECURITY;
CREATE POLICY assigned ON released.packet TO fairscreen_released
  USING (released.may_read(requisition_id)) WITH CHECK (released.may_read(requisition_id));
-- The desk deposits packets and counts their versions; the auditor's room reads them all.
CREATE POLICY deposit ON released.packet TO fairscreen_desk USING (true) WITH CHECK (true);
CREATE POLICY audit ON released.packet FOR SELECT TO fairscreen_auditor USING (true);
