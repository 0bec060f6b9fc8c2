-- Access: who can log in, their sessions, and the idempotency keys of their requests.

CREATE SCHEMA access;

CREATE TABLE access.account (
  id            text        NOT NULL,
  email         text        NOT NULL,
  display_name  text        NOT NULL,
  password_hash text        NOT NULL,
  roles         text[]      NOT NULL,
  version       integer     NOT NULL,
  created_at    timestamptz NOT NULL,
  disabled_at   timestamptz,
  CONSTRAINT account_pk PRIMARY KEY (id),
  CONSTRAINT account_email_unique UNIQUE (email),
  CONSTRAINT account_email_lower CHECK (email = lower(email)),
  CONSTRAINT account_password_argon2id CHECK (password_hash LIKE '$argon2id$%'),
  CONSTRAINT account_roles_known CHECK (
    roles <@ ARRAY['screener', 'reviewer', 'coordinator', 'hiring_manager', 'auditor', 'administrator']
  ),
  CONSTRAINT account_roles_some CHECK (cardinality(roles) > 0),
  -- Who checks everybody, or holds the keys, does nothing else (kernel/permission.ts, SOLITARY_ROLES).
  CONSTRAINT account_roles_solitary CHECK (
    cardinality(roles) = 1 OR NOT roles && ARRAY['auditor', 'administrator']
  )
);

CREATE TABLE access.session (
  id             text        NOT NULL,
  account_id     text        NOT NULL,
  refresh_digest text        NOT NULL,
  created_at     timestamptz NOT NULL,
  last_used_at   timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  revoked_at     timestamptz,
  revoked_reason text,
  CONSTRAINT session_pk PRIMARY KEY (id),
  CONSTRAINT session_account_fk FOREIGN KEY (account_id) REFERENCES access.account (id),
  CONSTRAINT session_refresh_digest_form CHECK (refresh_digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT session_revoked CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL)),
  CONSTRAINT session_revoked_reason CHECK (
    revoked_reason IN ('logged_out', 'refresh_token_reused', 'account_disabled', 'password_reset')
  )
);
CREATE INDEX session_account_idx ON access.session (account_id) WHERE revoked_at IS NULL;

CREATE TABLE access.idempotency_key (
  account_id     text        NOT NULL,
  key            text        NOT NULL,
  -- HMAC-SHA-256 of method, path and body. A plain digest of a short body could be guessed back to its text.
  request_digest text        NOT NULL,
  status         integer     NOT NULL,
  attempt        integer     NOT NULL,
  locked_until   timestamptz NOT NULL,
  -- json, not jsonb: a replay is the first answer byte for byte, its members in their order.
  response       json,
  created_at     timestamptz NOT NULL,
  completed_at   timestamptz,
  CONSTRAINT idempotency_key_pk PRIMARY KEY (account_id, key),
  CONSTRAINT idempotency_key_account_fk FOREIGN KEY (account_id) REFERENCES access.account (id),
  CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 255),
  CONSTRAINT idempotency_key_digest_form CHECK (request_digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT idempotency_key_attempt CHECK (attempt > 0)
);
CREATE INDEX idempotency_key_created_idx ON access.idempotency_key (created_at);

-- Stores the response of an act in the act's own transaction, whatever room it runs in. A try that was overtaken
-- by a later one, or whose key was purged, fails here, and with it everything the try did.
CREATE FUNCTION access.remember_response(account_id text, key text, attempt integer, response json) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE access.idempotency_key k
     SET response = remember_response.response, completed_at = now()
   WHERE k.account_id = remember_response.account_id
     AND k.key = remember_response.key
     AND k.attempt = remember_response.attempt
     AND k.completed_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a later try with the same idempotency key overtook this one' USING ERRCODE = 'FS001';
  END IF;
END $$;
