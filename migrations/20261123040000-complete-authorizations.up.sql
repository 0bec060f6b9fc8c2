-- An authorization says who stands behind it, how long the training lasts, and that confidentiality was promised; it can
-- be suspended and reinstated, and a revocation may reach back to the day on which the ground for it was lost.

ALTER TABLE screenings.sensitive_position_authorization
  -- Null in rows granted before these were asked for.
  ADD COLUMN granting_authority text,
  ADD COLUMN training_expires_on date,
  ADD COLUMN confidentiality_acknowledged_on date,
  ADD COLUMN acknowledgement_digest text,
  -- When the revocation was recorded; revoked_at is from when it holds.
  ADD COLUMN revocation_recorded_at timestamptz,
  -- [{suspended_at, suspended_by, reason, reinstated_at, reinstated_by}], oldest first; the last may be open.
  ADD COLUMN suspensions jsonb NOT NULL DEFAULT '[]',
  ADD CONSTRAINT authorization_training CHECK (training_expires_on >= training_completed_on);

UPDATE screenings.sensitive_position_authorization SET revocation_recorded_at = revoked_at;
