-- Which process works on the request of an idempotency key: a number on which the process holds an advisory lock for
-- as long as it lives. A key of a process that died is free at once, not after the longest time a request may take.
ALTER TABLE access.idempotency_key ADD COLUMN holder bigint;
