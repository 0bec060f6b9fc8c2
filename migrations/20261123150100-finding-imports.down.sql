DROP TABLE vault.imported_line;
DROP TABLE vault.finding_import;
