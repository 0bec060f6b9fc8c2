-- What an act must know, read in one round trip instead of a dozen. The functions run with their caller's rights: its
-- grants and row-level security hold in them as in the statements they stand for, and each statement in them sees what
-- was committed before it, so that what is read after a lock is what holds under the lock.

-- Who is behind an access token now; no row when the session has ended, or the account is disabled or another's.
CREATE FUNCTION access.present(of_session text, of_account text, at timestamptz)
  RETURNS TABLE (roles text[], second_factor boolean) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY SELECT a.roles, s.second_factor
    FROM access.session s JOIN access.account a ON a.id = s.account_id
   WHERE s.id = of_session AND a.id = of_account
     AND s.revoked_at IS NULL AND s.expires_at > at AND a.disabled_at IS NULL;
END $$;
REVOKE ALL ON FUNCTION access.present(text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.present(text, text, timestamptz) TO fairscreen_access;

-- What decides whether a finding may be logged (src/vault/findings/facts-to-log.ts decides). For who holds a duty in the
-- requisition the screening, the identity and the key are held as they are until the transaction ends, in this order;
-- who holds none locks nothing.
CREATE FUNCTION vault.facts_to_log(of_screening text, of_account text, of_search text) RETURNS json
  LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  in_requisition text;
  file           text;
  has_identity   boolean := false;
  stored         vault.screening_key%ROWTYPE;
BEGIN
  SELECT s.requisition_id INTO in_requisition FROM screenings.screening s WHERE s.id = of_screening;
  IF in_requisition IS NULL THEN
    RETURN NULL;
  END IF;
  file := coalesce(
    (SELECT b.first_id FROM screenings.second_screening b WHERE b.second_id = of_screening), of_screening);
  IF EXISTS (SELECT FROM screenings.assignment a
    WHERE a.requisition_id = in_requisition AND a.account_id = of_account AND a.ended_at IS NULL)
  THEN
    PERFORM FROM screenings.screening s WHERE s.id = of_screening FOR SHARE;
    PERFORM FROM vault.identity i WHERE i.screening_id = file FOR SHARE;
    has_identity := FOUND;
    SELECT * INTO stored FROM vault.screening_key k WHERE k.screening_id = of_screening FOR SHARE;
  END IF;
  RETURN (
    SELECT json_build_object(
      'screening', json_build_object(
        'id', s.id, 'requisition_id', s.requisition_id, 'purpose', s.purpose, 'stage', s.stage),
      'requisition', json_build_object('state', r.state, 'reference', r.reference, 'agency_type', r.agency_type,
        'opened_at', r.opened_at),
      'assignments', (SELECT coalesce(json_agg(json_build_object('duty', a.duty, 'ended_at', a.ended_at)), '[]')
        FROM screenings.assignment a WHERE a.requisition_id = s.requisition_id AND a.account_id = of_account),
      'screens_second', EXISTS (SELECT FROM screenings.second_screening b
        WHERE b.second_id = s.id AND b.screener_id = of_account),
      'blind_to_first', EXISTS (SELECT FROM screenings.second_screening b
        WHERE b.first_id = s.id AND b.screener_id = of_account),
      'authorizations', (SELECT coalesce(json_agg(json_build_object(
          'valid_from', p.valid_from, 'expires_at', p.expires_at, 'training_expires_on', p.training_expires_on,
          'revoked_at', p.revoked_at, 'suspensions', p.suspensions)), '[]')
        FROM screenings.sensitive_position_authorization p WHERE p.account_id = of_account),
      'has_consent', EXISTS (SELECT FROM screenings.consent c
        WHERE c.screening_id = file AND c.withdrawn_at IS NULL),
      'pins', (SELECT coalesce(json_agg(json_build_object(
          'pack_id', q.pack_id, 'version', q.version, 'digest', q.digest) ORDER BY q.position), '[]')
        FROM screenings.requisition_pack q WHERE q.requisition_id = s.requisition_id),
      'has_identity', has_identity,
      'search', (SELECT json_build_object('id', h.id, 'step_key', h.step_key, 'method', h.method)
        FROM screenings.search_record h WHERE h.id = of_search AND h.screening_id = s.id),
      'quarantined_by', (SELECT z.incident_id FROM screenings.quarantine z
        WHERE z.thing_id = of_search AND z.lifted_at IS NULL),
      'key', CASE WHEN stored.screening_id IS NOT NULL THEN json_build_object(
        'master_key_id', stored.master_key_id, 'wrapped_key', encode(stored.wrapped_key, 'base64')) END)
    FROM screenings.screening s JOIN screenings.requisition r ON r.id = s.requisition_id
    WHERE s.id = of_screening);
END $$;
REVOKE ALL ON FUNCTION vault.facts_to_log(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.facts_to_log(text, text, text) TO fairscreen_vault;

-- A finding's row, and what the desk is told of it, so that both go out in one statement with the ledger entry.
CREATE FUNCTION vault.store_finding(finding json, sealed bytea) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO vault.finding (id, screening_id, requisition_id, step_key, search_id, logged_by, logged_at, method,
    access_basis, conduct_category, posted_at, captured_at, capture_digest, matched_by, sealed, state, held_reason,
    ruleset_digest, directed_at_protected_group, filter_attempts, next_attempt_at, filtered_at, version)
  SELECT f.id, f.screening_id, f.requisition_id, f.step_key, f.search_id, f.logged_by, f.logged_at, f.method,
    f.access_basis, f.conduct_category, f.posted_at, f.captured_at, f.capture_digest, f.matched_by,
    store_finding.sealed, f.state, f.held_reason, f.ruleset_digest, f.directed_at_protected_group, f.filter_attempts,
    f.next_attempt_at, f.filtered_at, f.version
  FROM json_populate_record(NULL::vault.finding, finding) AS f;
END $$;
REVOKE ALL ON FUNCTION vault.store_finding(json, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.store_finding(json, bytea) TO fairscreen_vault;

CREATE FUNCTION desk.announce_finding(finding json) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO desk.filtered_finding (finding_id, screening_id, requisition_id, logged_by, logged_at, conduct_category,
    step_key, search_id, posted_at, state, safe_text, directed_at_protected_group, updated_at)
  SELECT f.finding_id, f.screening_id, f.requisition_id, f.logged_by, f.logged_at, f.conduct_category, f.step_key,
    f.search_id, f.posted_at, 'waiting', NULL, false, f.logged_at
  FROM json_populate_record(NULL::desk.filtered_finding, finding) AS f;
END $$;
REVOKE ALL ON FUNCTION desk.announce_finding(json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.announce_finding(json) TO fairscreen_vault;
