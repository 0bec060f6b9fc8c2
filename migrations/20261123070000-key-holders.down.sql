ALTER TABLE access.idempotency_key DROP COLUMN holder;
