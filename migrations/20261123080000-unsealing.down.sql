DROP POLICY unsealed_lock ON vault.identity;
DROP POLICY unsealed ON vault.identity;
DROP POLICY unsealed ON vault.finding;
DROP FUNCTION vault.is_unsealed(text, text);
DROP FUNCTION vault.whereabouts(text);
DROP TABLE vault.unsealing_approval;
DROP TABLE vault.unsealing;
