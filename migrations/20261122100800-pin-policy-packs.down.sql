DROP TABLE screenings.requisition_pack;
