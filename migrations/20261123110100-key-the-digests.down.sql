DROP TABLE screenings.digest_key;
