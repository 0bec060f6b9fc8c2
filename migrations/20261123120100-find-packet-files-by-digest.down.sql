DROP FUNCTION released.check_file(text);
DROP INDEX released.packet_file_by_digest;
