-- One PostgreSQL role per room, with only what that room needs. No role owns a table; only the owner migrates.
-- Roles belong to the whole cluster, so they are made only where they do not exist yet; their passwords are set
-- at start (src/platform/database/room-roles.ts).

DO $$
DECLARE
  room text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('fairscreen.roles', 0));
  FOREACH room IN ARRAY ARRAY['access', 'screenings', 'vault', 'desk', 'released', 'auditor', 'queue'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'fairscreen_' || room) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', 'fairscreen_' || room);
    END IF;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), 'fairscreen_' || room);
  END LOOP;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
DO $$ BEGIN EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()); END $$;

-- Every room appends to the ledger and remembers responses, through one function each.
GRANT USAGE ON SCHEMA ledger, access TO
  fairscreen_access, fairscreen_screenings, fairscreen_vault, fairscreen_desk, fairscreen_released, fairscreen_auditor;
GRANT EXECUTE ON FUNCTION ledger.append(text) TO
  fairscreen_access, fairscreen_screenings, fairscreen_vault, fairscreen_desk, fairscreen_released, fairscreen_auditor;
REVOKE ALL ON FUNCTION access.remember_response(text, text, integer, json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.remember_response(text, text, integer, json) TO
  fairscreen_access, fairscreen_screenings, fairscreen_vault, fairscreen_desk, fairscreen_released, fairscreen_auditor;

-- access: accounts, sessions, idempotency keys.
GRANT SELECT, INSERT, UPDATE ON access.account, access.session TO fairscreen_access;
GRANT SELECT, INSERT, UPDATE, DELETE ON access.idempotency_key TO fairscreen_access;

-- screenings (floor 2). It asks access only whether an account exists and what roles it has.
GRANT SELECT (id, roles, disabled_at) ON access.account TO fairscreen_screenings;
GRANT USAGE ON SCHEMA screenings TO fairscreen_screenings, fairscreen_vault, fairscreen_desk, fairscreen_released, fairscreen_auditor;
GRANT USAGE ON SEQUENCE screenings.requisition_number, screenings.candidate_number TO fairscreen_screenings;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA screenings TO fairscreen_screenings;
-- Criteria are replaced as a whole until the first screening is opened.
GRANT DELETE ON screenings.criterion TO fairscreen_screenings;

-- vault (floor 5): its own tables, what floor 2 knows, and the desk's intake.
GRANT USAGE ON SCHEMA vault, desk TO fairscreen_vault;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA vault TO fairscreen_vault;
GRANT DELETE ON vault.removal TO fairscreen_vault;
GRANT SELECT ON ALL TABLES IN SCHEMA screenings TO fairscreen_vault;
GRANT INSERT ON screenings.search_record, screenings.incident TO fairscreen_vault;
GRANT UPDATE (stage, version) ON screenings.screening TO fairscreen_vault;
GRANT SELECT, INSERT, UPDATE ON desk.filtered_finding TO fairscreen_vault;

-- desk (floor 4): filtered findings, floor 2, and the deposit of packets.
GRANT USAGE ON SCHEMA desk, released TO fairscreen_desk;
GRANT SELECT ON desk.filtered_finding TO fairscreen_desk;
GRANT SELECT ON ALL TABLES IN SCHEMA screenings TO fairscreen_desk;
GRANT UPDATE (stage, version) ON screenings.screening TO fairscreen_desk;
GRANT SELECT, INSERT ON released.packet TO fairscreen_desk;

-- released (floor 3): packets to read, receipts and decisions to add. Of floor 2 only who is assigned to what.
GRANT USAGE ON SCHEMA released TO fairscreen_released;
GRANT SELECT ON ALL TABLES IN SCHEMA released TO fairscreen_released;
GRANT INSERT ON released.receipt, released.decision TO fairscreen_released;
GRANT SELECT ON screenings.assignment TO fairscreen_released;
GRANT SELECT (id, stage, version), UPDATE (stage, version) ON screenings.screening TO fairscreen_released;

-- auditor: reads floor 2, the ledger and what was released; writes nothing but its own ledger entries.
GRANT USAGE ON SCHEMA released TO fairscreen_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA screenings TO fairscreen_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA released TO fairscreen_auditor;
GRANT SELECT ON ledger.entry TO fairscreen_auditor;

-- queue: BullMQ keeps its own tables in a schema of its own, made by its own migrations with the owner's rights
-- (src/platform/queues/migrate-queue.ts); jobs carry ids.
CREATE SCHEMA queue;
GRANT USAGE ON SCHEMA queue TO fairscreen_queue;
ALTER DEFAULT PRIVILEGES IN SCHEMA queue GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO fairscreen_queue;
ALTER DEFAULT PRIVILEGES IN SCHEMA queue GRANT USAGE ON SEQUENCES TO fairscreen_queue;
