DROP FUNCTION desk.announce_finding(json);
DROP FUNCTION vault.store_finding(json, bytea);
DROP FUNCTION vault.facts_to_log(text, text, text);
DROP FUNCTION access.present(text, text, timestamptz);
