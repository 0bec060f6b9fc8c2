DROP TABLE vault.filter_proposal;
DROP FUNCTION vault.keep_decision();
DROP TABLE vault.removal_outcome;
DROP TABLE vault.grouping_key;
