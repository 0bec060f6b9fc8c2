REVOKE UPDATE (version) ON screenings.requisition FROM fairscreen_vault;
REVOKE INSERT, UPDATE ON screenings.requisition_pack FROM fairscreen_vault;
DROP TABLE screenings.policy_decision;
