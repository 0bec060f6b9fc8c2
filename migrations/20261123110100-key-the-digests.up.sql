-- Digests of what concerns a candidate stand in the ledger for good, so they are keyed: nobody can try out short texts
-- against them, and once the key is gone they lead nowhere. The vault derives its key from the screening's data key; the
-- desk and floor 2 can't open that one, so they have their own, destroyed together with it.
CREATE TABLE screenings.digest_key (
  screening_id text  NOT NULL,
  key          bytea NOT NULL CHECK (octet_length(key) = 32),
  CONSTRAINT digest_key_pk PRIMARY KEY (screening_id),
  CONSTRAINT digest_key_screening_fk FOREIGN KEY (screening_id) REFERENCES screenings.screening (id)
);
GRANT SELECT, INSERT ON screenings.digest_key TO fairscreen_screenings, fairscreen_desk;
GRANT SELECT (screening_id), DELETE ON screenings.digest_key TO fairscreen_vault;
