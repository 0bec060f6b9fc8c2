REVOKE DELETE ON access.session FROM fairscreen_access;
ALTER TABLE access.session DROP CONSTRAINT session_revoked_reason;
UPDATE access.session SET revoked_reason = 'logged_out'
 WHERE revoked_reason IN ('password_changed', 'second_factor_removed', 'ended_by_owner', 'ended_by_administrator');
ALTER TABLE access.session ADD CONSTRAINT session_revoked_reason CHECK (
  revoked_reason IN ('logged_out', 'refresh_token_reused', 'account_disabled', 'password_reset')
);
ALTER TABLE access.session DROP COLUMN second_factor;
DROP TABLE access.second_factor;
