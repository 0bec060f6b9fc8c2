-- Who logs in through the employer's identity provider (OpenID Connect): which account somebody is whom it knows.

CREATE TABLE access.linked_identity (
  issuer     text        NOT NULL,
  subject    text        NOT NULL,
  account_id text        NOT NULL,
  linked_at  timestamptz NOT NULL,
  CONSTRAINT linked_identity_pk PRIMARY KEY (issuer, subject),
  CONSTRAINT linked_identity_account_once UNIQUE (issuer, account_id),
  CONSTRAINT linked_identity_account_fk FOREIGN KEY (account_id) REFERENCES access.account (id)
);
GRANT SELECT, INSERT ON access.linked_identity TO fairscreen_access;
