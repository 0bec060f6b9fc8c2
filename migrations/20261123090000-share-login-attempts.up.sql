-- Failed logins, counted for all processes together.

CREATE TABLE access.login_attempt (
  -- Keyed digest of e-mail and address: who tried, and from where, can't be read or guessed from a dump.
  key_digest    text        NOT NULL,
  tries         integer     NOT NULL,
  last_at       timestamptz NOT NULL,
  blocked_until timestamptz NOT NULL,
  CONSTRAINT login_attempt_pk PRIMARY KEY (key_digest),
  CONSTRAINT login_attempt_tries CHECK (tries > 0)
);
CREATE INDEX login_attempt_last_at ON access.login_attempt (last_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON access.login_attempt TO fairscreen_access;
