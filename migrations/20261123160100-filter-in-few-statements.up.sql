-- The pipeline's side of 20261123160000: what the filter must know of several findings of one screening, and what it
-- writes, each in one round trip. Caller's rights, as there.

-- Of those findings that still wait and are of the screening of the first of them. Holds, in the order in which every
-- act takes them, the screening, the identity, the keys and the findings. Null when nothing waits.
CREATE FUNCTION vault.facts_to_filter(of_findings text[]) RETURNS json LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  of_screening text;
  file         text;
  on_file      vault.identity%ROWTYPE;
  held         text[];
BEGIN
  SELECT f.screening_id INTO of_screening FROM vault.finding f
   WHERE f.id = ANY (of_findings) AND f.state = 'logged' ORDER BY f.id LIMIT 1;
  IF of_screening IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM FROM screenings.screening s WHERE s.id = of_screening FOR SHARE;
  file := coalesce(
    (SELECT b.first_id FROM screenings.second_screening b WHERE b.second_id = of_screening), of_screening);
  SELECT * INTO on_file FROM vault.identity i WHERE i.screening_id = file FOR SHARE;
  PERFORM FROM vault.screening_key k WHERE k.screening_id IN (of_screening, file) ORDER BY k.screening_id FOR SHARE;
  PERFORM FROM vault.finding f
    WHERE f.id = ANY (of_findings) AND f.screening_id = of_screening AND f.state = 'logged'
    ORDER BY f.id FOR UPDATE;
  -- Looked at again under the locks: another worker may have been faster.
  RETURN (
    SELECT json_build_object(
      'screening_id', s.id,
      'requisition', json_build_object('id', r.id, 'agency_type', r.agency_type, 'opened_at', r.opened_at),
      'pins', (SELECT coalesce(json_agg(json_build_object(
          'pack_id', q.pack_id, 'version', q.version, 'digest', q.digest) ORDER BY q.position), '[]')
        FROM screenings.requisition_pack q WHERE q.requisition_id = r.id),
      'identity', CASE WHEN on_file.screening_id IS NOT NULL THEN json_build_object(
        'screening_id', on_file.screening_id, 'sealed', encode(on_file.sealed, 'base64')) END,
      'keys', (SELECT coalesce(json_agg(json_build_object('screening_id', k.screening_id,
          'master_key_id', k.master_key_id, 'wrapped_key', encode(k.wrapped_key, 'base64'))), '[]')
        FROM vault.screening_key k WHERE k.screening_id IN (of_screening, file)),
      'findings', (SELECT coalesce(json_agg(json_build_object(
          'id', f.id, 'sealed', encode(f.sealed, 'base64'), 'version', f.version) ORDER BY f.id), '[]')
        FROM vault.finding f
        WHERE f.id = ANY (of_findings) AND f.screening_id = of_screening AND f.state = 'logged'),
      'reviews', (SELECT coalesce(json_agg(json_build_object(
          'finding_id', w.finding_id, 'added', w.added, 'lifted', w.lifted) ORDER BY w.id), '[]')
        FROM vault.redaction_review w WHERE w.finding_id = ANY (of_findings)))
    FROM screenings.screening s JOIN screenings.requisition r ON r.id = s.requisition_id
    WHERE s.id = of_screening);
END $$;
REVOKE ALL ON FUNCTION vault.facts_to_filter(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.facts_to_filter(text[]) TO fairscreen_vault;

-- Reviews made of earlier results no longer stand.
CREATE FUNCTION vault.supersede_reviews(of_findings text[], at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE vault.redaction_review w SET superseded_at = at
   WHERE w.finding_id = ANY (of_findings) AND w.superseded_at IS NULL;
END $$;
REVOKE ALL ON FUNCTION vault.supersede_reviews(text[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.supersede_reviews(text[], timestamptz) TO fairscreen_vault;

-- `filtered`: a list of findings with `removals`, a list each. What was removed before gives way.
CREATE FUNCTION vault.store_filtered(filtered json, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM vault.removal m USING json_to_recordset(filtered) AS r (id text) WHERE m.finding_id = r.id;
  INSERT INTO vault.removal (finding_id, ordinal, start_at, end_at, class, detector, rule, gate, score, origin)
  SELECT r.id, m.ordinal, m.start_at, m.end_at, m.class, m.detector, m.rule, m.gate, m.score, m.origin
    FROM json_to_recordset(filtered) AS r (id text, removals json),
         json_to_recordset(r.removals) AS m (ordinal integer, start_at integer, end_at integer, class text,
           detector text, rule text, gate text, score real, origin text);
  UPDATE vault.finding f
     SET state = 'filtered', held_reason = NULL, ruleset_digest = r.ruleset_digest,
         directed_at_protected_group = r.directed_at_protected_group, filtered_at = at, version = r.version
    FROM json_to_recordset(filtered) AS r (id text, ruleset_digest text, directed_at_protected_group boolean,
      version integer)
   WHERE f.id = r.id;
END $$;
REVOKE ALL ON FUNCTION vault.store_filtered(json, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.store_filtered(json, timestamptz) TO fairscreen_vault;

-- The desk's door for results of the filter: a new result opens the review again.
CREATE FUNCTION desk.accept_filtered(contents json, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE desk.filtered_finding d
     SET state = 'filtered', safe_text = c.safe_text, directed_at_protected_group = c.directed_at_protected_group,
         ruleset_digest = c.ruleset_digest, reviewed_by = NULL, reviewed_at = NULL, disposition = NULL,
         criterion_id = NULL, updated_at = at
    FROM json_to_recordset(contents) AS c (finding_id text, safe_text text, directed_at_protected_group boolean,
      ruleset_digest text)
   WHERE d.finding_id = c.finding_id;
END $$;
REVOKE ALL ON FUNCTION desk.accept_filtered(json, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.accept_filtered(json, timestamptz) TO fairscreen_vault;
