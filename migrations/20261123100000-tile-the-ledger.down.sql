DROP FUNCTION ledger.integrate(bigint, bigint, bytea, text, integer[], bigint[], integer[], bytea[]);
DROP TABLE ledger.checkpoint, ledger.tile_part;
REVOKE ALL ON ledger.entry FROM fairscreen_sequencer;
REVOKE ALL ON SCHEMA ledger FROM fairscreen_sequencer;
