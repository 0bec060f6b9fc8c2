DROP TABLE desk.invitation;
DROP TABLE desk.filtered_statement;
DROP TABLE vault.statement;
