DROP TABLE screenings.process_event;
