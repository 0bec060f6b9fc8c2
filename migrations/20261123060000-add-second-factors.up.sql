-- Time-based one-time passwords (RFC 6238), and sessions that people can end themselves.

CREATE TABLE access.second_factor (
  account_id   text        NOT NULL,
  -- The secret, sealed with a key derived from the account's password and this salt: neither a dump of the database
  -- nor a key of the service opens it.
  salt         bytea       NOT NULL,
  sealed       bytea       NOT NULL,
  -- Null until the first code was shown to be right; only then is a code asked for.
  confirmed_at timestamptz,
  -- The time step of the last code that was taken: each code works once (RFC 6238, 5.2).
  last_step    bigint      NOT NULL,
  created_at   timestamptz NOT NULL,
  CONSTRAINT second_factor_pk PRIMARY KEY (account_id),
  CONSTRAINT second_factor_account_fk FOREIGN KEY (account_id) REFERENCES access.account (id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON access.second_factor TO fairscreen_access;

ALTER TABLE access.session ADD COLUMN second_factor boolean NOT NULL DEFAULT false;
ALTER TABLE access.session DROP CONSTRAINT session_revoked_reason;
ALTER TABLE access.session ADD CONSTRAINT session_revoked_reason CHECK (
  revoked_reason IN ('logged_out', 'refresh_token_reused', 'account_disabled', 'password_reset', 'password_changed',
    'second_factor_removed', 'ended_by_owner', 'ended_by_administrator')
);
-- Sessions that ended long ago are removed; the ledger keeps that they were.
GRANT DELETE ON access.session TO fairscreen_access;
