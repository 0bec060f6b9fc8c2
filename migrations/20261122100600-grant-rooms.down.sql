-- Roles stay: other databases of the cluster may use them. Their rights in this database go.
DROP SCHEMA queue CASCADE;
DO $$
DECLARE
  room text;
BEGIN
  FOREACH room IN ARRAY ARRAY['access', 'screenings', 'vault', 'desk', 'released', 'auditor', 'queue'] LOOP
    EXECUTE format('DROP OWNED BY %I', 'fairscreen_' || room);
  END LOOP;
END $$;
