DROP TABLE screenings.coverage_waiver;
DROP TABLE screenings.background_entry;
