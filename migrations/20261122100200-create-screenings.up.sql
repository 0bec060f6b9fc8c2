-- Floor 2: the cover of the file. Who is considered for what, by whom, under which checklist, how far. No online content.

CREATE SCHEMA screenings;

CREATE SEQUENCE screenings.requisition_number;
CREATE SEQUENCE screenings.candidate_number;

CREATE TABLE screenings.sensitive_position_authorization (
  id                text        NOT NULL,
  account_id        text        NOT NULL,
  basis             text        NOT NULL,
  training_completed_on date    NOT NULL,
  granted_by        text        NOT NULL,
  granted_at        timestamptz NOT NULL,
  valid_from        timestamptz NOT NULL,
  expires_at        timestamptz NOT NULL,
  revoked_at        timestamptz,
  revoked_by        text,
  revoked_reason    text,
  CONSTRAINT authorization_pk PRIMARY KEY (id),
  CONSTRAINT authorization_period CHECK (expires_at > valid_from),
  CONSTRAINT authorization_revoked CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
);
CREATE INDEX authorization_account_idx ON screenings.sensitive_position_authorization (account_id, valid_from);

CREATE TABLE screenings.checklist (
  id             text        NOT NULL,
  name           text        NOT NULL,
  version        integer     NOT NULL,
  position_class text        NOT NULL,
  steps          jsonb       NOT NULL,
  published_by   text        NOT NULL,
  published_at   timestamptz NOT NULL,
  CONSTRAINT checklist_pk PRIMARY KEY (id),
  CONSTRAINT checklist_version_unique UNIQUE (name, version)
);

CREATE TABLE screenings.requisition (
  id             text        NOT NULL,
  reference      text        NOT NULL,
  title          text        NOT NULL,
  jurisdiction   text        NOT NULL,
  agency_type    text        NOT NULL,
  checklist_id   text        NOT NULL,
  release_policy text        NOT NULL,
  state          text        NOT NULL,
  version        integer     NOT NULL,
  opened_by      text        NOT NULL,
  opened_at      timestamptz NOT NULL,
  closed_at      timestamptz,
  CONSTRAINT requisition_pk PRIMARY KEY (id),
  CONSTRAINT requisition_reference_unique UNIQUE (reference),
  CONSTRAINT requisition_checklist_fk FOREIGN KEY (checklist_id) REFERENCES screenings.checklist (id),
  CONSTRAINT requisition_release_policy CHECK (release_policy IN ('individual', 'cohort')),
  CONSTRAINT requisition_state CHECK (state IN ('open', 'closed'))
);

CREATE TABLE screenings.criterion (
  id             text    NOT NULL,
  requisition_id text    NOT NULL,
  position       integer NOT NULL,
  text           text    NOT NULL,
  CONSTRAINT criterion_pk PRIMARY KEY (id),
  CONSTRAINT criterion_requisition_fk FOREIGN KEY (requisition_id) REFERENCES screenings.requisition (id),
  CONSTRAINT criterion_position_unique UNIQUE (requisition_id, position)
);

CREATE TABLE screenings.assignment (
  id             text        NOT NULL,
  requisition_id text        NOT NULL,
  account_id     text        NOT NULL,
  duty           text        NOT NULL,
  assigned_by    text        NOT NULL,
  assigned_at    timestamptz NOT NULL,
  ended_by       text,
  ended_at       timestamptz,
  CONSTRAINT assignment_pk PRIMARY KEY (id),
  CONSTRAINT assignment_requisition_fk FOREIGN KEY (requisition_id) REFERENCES screenings.requisition (id),
  CONSTRAINT assignment_duty CHECK (duty IN ('hiring_manager', 'screener', 'reviewer', 'coordinator'))
);
CREATE UNIQUE INDEX assignment_active_unique ON screenings.assignment (requisition_id, account_id, duty) WHERE ended_at IS NULL;
CREATE INDEX assignment_account_idx ON screenings.assignment (account_id, requisition_id);

-- The conflict rule, in the database as well: nobody has ever been on both sides of one requisition. Whoever decides
-- never held a duty that sees more than the packet, and the other way round (city policy B6).
CREATE FUNCTION screenings.refuse_both_sides() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('fairscreen.assignment:' || NEW.requisition_id, 0));
  IF EXISTS (
    SELECT 1 FROM screenings.assignment a
    WHERE a.requisition_id = NEW.requisition_id AND a.account_id = NEW.account_id AND a.id <> NEW.id
      AND (a.duty = 'hiring_manager') <> (NEW.duty = 'hiring_manager')
  ) THEN
    RAISE EXCEPTION 'conflict of duties' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'assignment_one_side';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignment_one_side BEFORE INSERT OR UPDATE OF duty, account_id, requisition_id ON screenings.assignment
  FOR EACH ROW EXECUTE FUNCTION screenings.refuse_both_sides();

CREATE TABLE screenings.candidate (
  id                 text        NOT NULL,
  reference          text        NOT NULL,
  employer_reference text        NOT NULL,
  created_by         text        NOT NULL,
  created_at         timestamptz NOT NULL,
  CONSTRAINT candidate_pk PRIMARY KEY (id),
  CONSTRAINT candidate_reference_unique UNIQUE (reference),
  CONSTRAINT candidate_employer_reference_unique UNIQUE (employer_reference)
);

CREATE TABLE screenings.screening (
  id             text        NOT NULL,
  requisition_id text        NOT NULL,
  candidate_id   text        NOT NULL,
  checklist_id   text        NOT NULL,
  stage          text        NOT NULL,
  version        integer     NOT NULL,
  opened_by      text        NOT NULL,
  opened_at      timestamptz NOT NULL,
  CONSTRAINT screening_pk PRIMARY KEY (id),
  CONSTRAINT screening_requisition_fk FOREIGN KEY (requisition_id) REFERENCES screenings.requisition (id),
  CONSTRAINT screening_candidate_fk FOREIGN KEY (candidate_id) REFERENCES screenings.candidate (id),
  CONSTRAINT screening_checklist_fk FOREIGN KEY (checklist_id) REFERENCES screenings.checklist (id),
  CONSTRAINT screening_once UNIQUE (requisition_id, candidate_id),
  CONSTRAINT screening_stage CHECK (stage IN ('opened', 'gathering', 'in_review', 'released', 'decided'))
);

CREATE TABLE screenings.consent (
  id              text        NOT NULL,
  screening_id    text        NOT NULL,
  notice_version  text        NOT NULL,
  given_at        timestamptz NOT NULL,
  document_digest text,
  recorded_by     text        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  withdrawn_at    timestamptz,
  CONSTRAINT consent_pk PRIMARY KEY (id),
  CONSTRAINT consent_screening_fk FOREIGN KEY (screening_id) REFERENCES screenings.screening (id)
);
CREATE UNIQUE INDEX consent_in_force_unique ON screenings.consent (screening_id) WHERE withdrawn_at IS NULL;

-- That a search was made, without its words: the query and the account used are sealed in the vault under the same id.
CREATE TABLE screenings.search_record (
  id            text        NOT NULL,
  screening_id  text        NOT NULL,
  step_key      text        NOT NULL,
  method        text        NOT NULL,
  access_basis  text        NOT NULL,
  source        text        NOT NULL,
  started_at    timestamptz NOT NULL,
  ended_at      timestamptz NOT NULL,
  result_count  integer     NOT NULL,
  screener_id   text        NOT NULL,
  logged_at     timestamptz NOT NULL,
  CONSTRAINT search_record_pk PRIMARY KEY (id),
  CONSTRAINT search_record_screening_fk FOREIGN KEY (screening_id) REFERENCES screenings.screening (id),
  CONSTRAINT search_record_times CHECK (ended_at >= started_at),
  CONSTRAINT search_record_count CHECK (result_count >= 0)
);
CREATE INDEX search_record_screening_idx ON screenings.search_record (screening_id, step_key);

CREATE TABLE screenings.step_result (
  id             text        NOT NULL,
  screening_id   text        NOT NULL,
  step_key       text        NOT NULL,
  outcome        text        NOT NULL,
  reason         text,
  minutes_spent  integer     NOT NULL,
  recorded_by    text        NOT NULL,
  recorded_at    timestamptz NOT NULL,
  approved_by    text,
  approved_at    timestamptz,
  CONSTRAINT step_result_pk PRIMARY KEY (id),
  CONSTRAINT step_result_screening_fk FOREIGN KEY (screening_id) REFERENCES screenings.screening (id),
  CONSTRAINT step_result_once UNIQUE (screening_id, step_key),
  CONSTRAINT step_result_outcome CHECK (outcome IN ('done', 'not_applicable', 'waived')),
  CONSTRAINT step_result_reason CHECK ((outcome = 'done') = (reason IS NULL)),
  CONSTRAINT step_result_four_eyes CHECK (approved_by IS NULL OR approved_by <> recorded_by),
  CONSTRAINT step_result_minutes CHECK (minutes_spent >= 0)
);

CREATE TABLE screenings.incident (
  id             text        NOT NULL,
  kind           text        NOT NULL,
  requisition_id text,
  screening_id   text,
  subject_account_id text,
  related        jsonb       NOT NULL,
  state          text        NOT NULL,
  opened_by      text        NOT NULL,
  opened_at      timestamptz NOT NULL,
  closed_by      text,
  closed_at      timestamptz,
  resolution     text,
  CONSTRAINT incident_pk PRIMARY KEY (id),
  CONSTRAINT incident_kind CHECK (kind IN ('decision_maker_exposed', 'conflict_of_duties', 'unlawful_method', 'uniformity_breach', 'leak')),
  CONSTRAINT incident_state CHECK (state IN ('open', 'closed')),
  CONSTRAINT incident_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
CREATE INDEX incident_requisition_idx ON screenings.incident (requisition_id);
