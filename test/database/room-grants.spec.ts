import { asRole, migratedDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/postgres.js';

describe('the rooms’ database roles', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await migratedDatabase();
  });
  afterAll(() => database.drop());

  const refused: [Parameters<typeof asRole>[1], string][] = [
    ['released', 'SELECT * FROM vault.finding'],
    ['released', 'SELECT * FROM vault.identity'],
    ['released', 'SELECT * FROM desk.filtered_finding'],
    ['released', 'SELECT * FROM screenings.candidate'],
    ['released', 'SELECT * FROM screenings.search_record'],
    ['released', 'SELECT * FROM ledger.entry'],
    ['released', 'SELECT * FROM access.account'],
    ['released', 'INSERT INTO released.packet SELECT * FROM released.packet'],
    ['released', `UPDATE released.packet SET document = ''`],
    ['released', 'DELETE FROM released.packet'],
    ['released', `UPDATE screenings.assignment SET duty = 'screener'`],
    ['auditor', 'SELECT * FROM vault.finding'],
    ['auditor', 'SELECT * FROM vault.search'],
    ['auditor', 'SELECT * FROM desk.filtered_finding'],
    ['auditor', 'SELECT * FROM access.account'],
    ['auditor', 'DELETE FROM screenings.screening'],
    ['auditor', `UPDATE screenings.screening SET stage = 'released'`],
    ['auditor', 'INSERT INTO screenings.incident SELECT * FROM screenings.incident'],
    ['desk', 'SELECT * FROM vault.finding'],
    ['desk', 'SELECT * FROM vault.identity'],
    ['desk', `UPDATE desk.filtered_finding SET safe_text = ''`],
    ['desk', 'INSERT INTO desk.filtered_finding SELECT * FROM desk.filtered_finding'],
    ['desk', 'DELETE FROM released.packet'],
    ['screenings', 'DELETE FROM screenings.assignment'],
    ['screenings', 'DELETE FROM screenings.screening'],
    ['vault', `UPDATE screenings.incident SET state = 'closed'`],
    ['screenings', 'SELECT * FROM vault.finding'],
    ['screenings', 'SELECT password_hash FROM access.account'],
    ['screenings', 'SELECT * FROM desk.filtered_finding'],
    ['access', 'SELECT * FROM vault.finding'],
    ['access', 'SELECT * FROM screenings.candidate'],
    ['vault', 'SELECT * FROM released.packet'],
    ['vault', 'SELECT * FROM access.account'],
    ['vault', 'DELETE FROM vault.finding'],
    ['vault', 'SELECT * FROM ledger.entry'],
    ['released', 'SELECT * FROM vault.removal_outcome'],
    ['desk', 'SELECT * FROM vault.filter_proposal'],
    ['auditor', 'SELECT * FROM vault.filter_proposal'],
    ['screenings', 'SELECT * FROM vault.grouping_key'],
    ['vault', `UPDATE vault.removal_outcome SET outcome = 'confirmed'`],
    ['vault', 'DELETE FROM vault.filter_proposal'],
    ['vault', `UPDATE vault.filter_proposal SET rule = ''`],
    ['vault', 'DELETE FROM vault.grouping_key'],
    ['released', 'SELECT * FROM desk.invitation'],
    ['released', 'SELECT * FROM desk.filtered_statement'],
    ['released', 'SELECT * FROM screenings.legal_hold'],
    ['released', 'SELECT recorded_by FROM screenings.process_event'],
    ['auditor', 'SELECT * FROM vault.statement'],
    ['auditor', 'SELECT * FROM desk.filtered_statement'],
    ['auditor', `UPDATE screenings.coverage_waiver SET approved_by = 'acc_1'`],
    ['desk', 'SELECT * FROM vault.statement'],
    ['desk', `UPDATE desk.filtered_statement SET safe_text = ''`],
    ['desk', `UPDATE desk.invitation SET deadline_at = now()`],
    ['screenings', `UPDATE screenings.disposal SET approved_by = 'acc_1'`],
    ['screenings', `UPDATE screenings.process_event SET happened_at = now()`],
    ['vault', 'SELECT shown FROM desk.invitation'],
    ['vault', `UPDATE screenings.requisition SET state = 'closed'`],
    ['vault', 'DELETE FROM vault.statement'],
    ['auditor', 'SELECT * FROM screenings.digest_key'],
    ['released', 'SELECT * FROM screenings.digest_key'],
    ['vault', 'SELECT key FROM screenings.digest_key'],
    ['desk', 'DELETE FROM screenings.digest_key'],
    ['queue', 'SELECT * FROM vault.finding'],
    ['queue', 'SELECT * FROM ledger.entry'],
    ['queue', `SELECT ledger.append('{}')`],
    ['sequencer', `SELECT ledger.append('{}')`],
    ['sequencer', `DELETE FROM ledger.waiting`],
    ['sequencer', `INSERT INTO ledger.entry (seq, canonical) VALUES (1, '{}')`],
    ['vault', `INSERT INTO ledger.waiting (id, canonical) VALUES ('led_1', '{}')`],
    ['vault', 'SELECT ledger.place(1)'],
    ['vault', 'SELECT * FROM ledger.recorded'],
    ['auditor', 'SELECT ledger.place(1)'],
    ['auditor', 'DELETE FROM ledger.waiting'],
    ['sequencer', 'INSERT INTO ledger.tile_part SELECT * FROM ledger.tile_part'],
    ['sequencer', 'INSERT INTO ledger.checkpoint SELECT * FROM ledger.checkpoint'],
    ['sequencer', 'SELECT * FROM vault.finding'],
    ['sequencer', 'SELECT * FROM screenings.screening'],
    ['released', 'SELECT * FROM ledger.checkpoint'],
    ['auditor', 'INSERT INTO ledger.checkpoint SELECT * FROM ledger.checkpoint'],
    ['auditor', `SELECT ledger.integrate(0, 1, '', '', '{}', '{}', '{}', '{}')`],
  ];

  it.each(refused)('%s can’t: %s', async (role, sql) => {
    await expect(asRole(database, role, sql)).rejects.toThrow(/permission denied/);
  });

  const allowed: [Parameters<typeof asRole>[1], string][] = [
    ['released', 'SELECT * FROM released.packet'],
    ['auditor', 'SELECT * FROM ledger.entry, ledger.waiting, ledger.recorded'],
    ['auditor', 'SELECT * FROM ledger.tile_part, ledger.checkpoint'],
    ['sequencer', 'SELECT * FROM ledger.entry, ledger.waiting, ledger.tile_part, ledger.checkpoint'],
    ['sequencer', 'SELECT ledger.place(1)'],
    ['auditor', 'SELECT * FROM screenings.search_record'],
    ['desk', 'SELECT * FROM desk.filtered_finding'],
    ['vault', 'SELECT * FROM vault.finding'],
    ['vault', 'SELECT * FROM vault.filter_proposal'],
    ['screenings', 'SELECT id, roles FROM access.account'],
    ['queue', 'SELECT count(*) FROM queue.job'],
  ];

  it.each(allowed)('%s can: %s', async (role, sql) => {
    await expect(asRole(database, role, sql)).resolves.toBeDefined();
  });

  it('keep a decision on a proposal as it was made', async () => {
    await asRole(
      database,
      'vault',
      `INSERT INTO vault.filter_proposal (id, kind, ruleset_digest, detector, rule, opened_at, decision, decision_reason,
         decided_by, decided_at)
       VALUES ('fpr_1', 'narrow_rule', 'd', 'age@1', 'age.years', now(), 'declined', 'rule_is_right', 'acc_1', now())`,
    );
    const turned = asRole(database, 'vault', `UPDATE vault.filter_proposal SET decision = 'accepted'`);
    await expect(turned).rejects.toThrow('a decision on a proposal is final');
  });

  it('own no table', async () => {
    const owned = await asRole(
      database,
      'owner',
      `SELECT tableowner, tablename FROM pg_tables WHERE tableowner LIKE 'fairscreen\\_%'`,
    );
    expect(owned).toEqual([]);
  });

  it('are no superusers and can make neither roles nor databases', async () => {
    const strong = await asRole(
      database,
      'owner',
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'fairscreen\\_%' AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls)`,
    );
    expect(strong).toEqual([]);
  });
});
