DROP TABLE access.linked_identity;
