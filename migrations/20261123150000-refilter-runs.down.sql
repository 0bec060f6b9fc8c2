DROP TABLE desk.refiltered_text;
DROP FUNCTION vault.plan_refilter(text, integer, timestamptz);
DROP FUNCTION vault.stale_findings(text);
DROP TABLE vault.refilter_item;
DROP TABLE vault.refilter_chunk;
DROP TABLE vault.refilter_run;
