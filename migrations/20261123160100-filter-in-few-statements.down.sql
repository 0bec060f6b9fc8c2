DROP FUNCTION desk.accept_filtered(json, timestamptz);
DROP FUNCTION vault.store_filtered(json, timestamptz);
DROP FUNCTION vault.supersede_reviews(text[], timestamptz);
DROP FUNCTION vault.facts_to_filter(text[]);
