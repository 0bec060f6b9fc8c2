ALTER TABLE screenings.sensitive_position_authorization
  DROP CONSTRAINT authorization_training,
  DROP COLUMN suspensions,
  DROP COLUMN revocation_recorded_at,
  DROP COLUMN acknowledgement_digest,
  DROP COLUMN confidentiality_acknowledged_on,
  DROP COLUMN training_expires_on,
  DROP COLUMN granting_authority;
