DROP FUNCTION released.is_in_ledger(text);
DROP TABLE released.packet_file;
DROP TABLE released.packet_key;
