#!/usr/bin/env node
// How long the uniformity report takes for requisitions of different sizes, beside a plain count(*) over the same rows.
// Usage: npm run build && node bench/uniformity.bench.mjs [--quick] [--explain] [--json FILE]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Figures, median, isQuick as quick } from './figures.mjs';

const { startEmbeddedPostgres } = await import('../dist/platform/database/embedded-postgres.js');
const { migrate } = await import('../dist/platform/database/migrate.js');
const { AUDITOR_ROOM } = await import('../dist/apps/rooms/auditor-room.js');
const { UniformityService } = await import('../dist/auditor/uniformity/uniformity.service.js');
const { uniformityCsv } = await import('../dist/auditor/uniformity/uniformity-csv.js');

const SIZES = quick ? [25, 50, 100] : [125, 250, 500];
const RUNS = quick ? 3 : 9;
const STEPS = 40;
const AUDITOR = { accountId: 'acc_bench', roles: ['auditor'], sessionId: 'ses_bench' };

/** Requisitions of one checklist: every candidate has every step done, with one search, and one in fifty deviates. */
async function seed(client) {
  const steps = Array.from({ length: STEPS }, (_, index) => ({
    key: `step_${String(index).padStart(2, '0')}`,
    title: 'Step',
    technique: 'Search.',
    sources: ['google.com'],
    query_forms: ['"{full_name}" {city}'],
    look_back_months: 84,
    evidence: 'Capture.',
  }));
  await client.query(
    `INSERT INTO screenings.checklist VALUES ('chk_bench', 'Bench', 1, 'any', $1, 'acc_a', now())`,
    [JSON.stringify(steps)],
  );
  for (const size of SIZES) {
    const req = `req_${size}`;
    await client.query(
      `INSERT INTO screenings.requisition (id, reference, title, jurisdiction, agency_type, checklist_id, release_policy,
         state, version, opened_by, opened_at)
       VALUES ($1, $1, 'Bench', 'us-oh', 'general', 'chk_bench', 'individual', 'open', 1, 'acc_c', now())`,
      [req],
    );
    await client.query(
      `INSERT INTO screenings.candidate SELECT 'cnd_' || $1 || '_' || i, 'C-' || $1 || '-' || i, 'E-' || $1 || '-' || i,
         'acc_c', now() FROM generate_series(1, $2::int) i`,
      [req, size],
    );
    await client.query(
      `INSERT INTO screenings.screening (id, requisition_id, candidate_id, checklist_id, stage, version, opened_by, opened_at)
       SELECT 'scr_' || $1 || '_' || i, $1, 'cnd_' || $1 || '_' || i, 'chk_bench', 'in_review', 1, 'acc_c', now()
         FROM generate_series(1, $2::int) i`,
      [req, size],
    );
    await client.query(
      `INSERT INTO screenings.step_result (id, screening_id, step_key, outcome, minutes_spent, recorded_by, recorded_at)
       SELECT 'stp_' || s.id || '_' || k, s.id, 'step_' || lpad(k::text, 2, '0'), 'done',
              CASE WHEN random() < 0.02 THEN 90 ELSE 18 + (random() * 4)::int END, 'acc_' || k % 7, now()
         FROM screenings.screening s, generate_series(0, $2::int - 1) k WHERE s.requisition_id = $1`,
      [req, STEPS],
    );
    await client.query(
      `INSERT INTO screenings.search_record (id, screening_id, step_key, method, access_basis, source, started_at, ended_at,
         result_count, screener_id, logged_at, query_form, form_check, searched_from, searched_to)
       SELECT 'sch_' || s.id || '_' || k, s.id, 'step_' || lpad(k::text, 2, '0'), 'open_web_search', 'public',
              CASE WHEN random() < 0.02 THEN 'x.example' ELSE 'google.com' END,
              now() + k * interval '1 minute' - interval '10 minutes', now() + k * interval '1 minute', 3, 'acc_' || k % 7,
              now(), '"{full_name}" {city}', 'instance', current_date - interval '84 months', current_date
         FROM screenings.screening s, generate_series(0, $2::int - 1) k WHERE s.requisition_id = $1`,
      [req, STEPS],
    );
  }
  // One entry for each tenth screening: what the drift figures read.
  await client.query(
    `SELECT ledger.append(json_build_object('id', 'led_' || s.id, 'at', now(), 'actor', 'acc_1', 'kind', 'finding.logged',
       'body', json_build_object('screening_id', s.id, 'step_key', 'step_01', 'conduct_category', 'fraud_or_dishonesty'))::text)
       FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM screenings.screening) s WHERE n % 10 = 0`,
  );
  await client.query('ANALYZE');
}

async function timed(work) {
  const start = process.hrtime.bigint();
  const result = await work();
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, result };
}

/** Median over the runs, after one that is not counted. */
async function measured(work) {
  await work();
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push((await timed(work)).ms);
  return median(times);
}

const dataDir = mkdtempSync(join(tmpdir(), 'fairscreen-bench-'));
let cluster;
let source;
const client = { end: async () => {} };
let failed = false;
try {
  cluster = await startEmbeddedPostgres({ dataDir });
  await migrate(cluster.url);
  const plain = new pg.Client({ connectionString: cluster.url });
  await plain.connect();
  client.end = () => plain.end();
  await seed(plain);

  let statements = [];
  const nothing = () => {};
  source = await new DataSource({
    type: 'postgres',
    url: cluster.url,
    entities: [...AUDITOR_ROOM.entities],
    logging: ['query'],
    logger: {
      logQuery: (sql, parameters) => statements.push({ sql, parameters }),
      logQueryError: nothing,
      logQuerySlow: nothing,
      logSchemaBuild: nothing,
      logMigration: nothing,
      log: nothing,
    },
  }).initialize();
  const service = new UniformityService(source);

  const figures = [];
  for (const size of SIZES) {
    const requisitionId = `req_${size}`;
    const report = () => service.report(AUDITOR, requisitionId);
    statements = [];
    const view = await report();
    const count = statements.length;
    const asked = statements.filter(({ sql }) => /^\s*(SELECT|WITH)/.test(sql));
    const rows = size + 2 * size * STEPS;
    const reference = `SELECT count(*) FROM screenings.search_record r JOIN screenings.screening s ON s.id = r.screening_id
      WHERE s.requisition_id = $1`;
    const ms = await measured(report);
    const csvMs = await measured(async () => uniformityCsv(view));
    const countMs = await measured(() => plain.query(reference, [requisitionId]));
    figures.push({
      candidates: size,
      steps: STEPS,
      rows,
      statements: count,
      deviations: view.deviations.length,
      report_ms: Number(ms.toFixed(1)),
      report_us_per_row: Number(((ms * 1000) / rows).toFixed(2)),
      csv_ms: Number(csvMs.toFixed(1)),
      count_ms: Number(countMs.toFixed(2)),
      count_us_per_row: Number(((countMs * 1000) / (size * STEPS)).toFixed(3)),
    });
    if (process.argv.includes('--explain') && size === SIZES.at(-1)) {
      for (const { sql, parameters } of asked) {
        const plan = await plain.query(`EXPLAIN (ANALYZE, COSTS OFF, BUFFERS OFF) ${sql}`, parameters ?? []);
        console.log(`\n${sql.trim().slice(0, 120)}\n${plan.rows.map((row) => row['QUERY PLAN']).join('\n')}`);
      }
    }
  }
  const first = figures[0];
  const last = figures.at(-1);
  const constant = figures.every((it) => it.statements === first.statements);
  const shown = new Figures('uniformity');
  for (const it of figures) {
    const reference = { name: 'count(*) of its searches', value: it.count_ms };
    shown.add({ name: `report on ${it.candidates} candidates`, value: it.report_ms, unit: 'ms', reference });
  }
  const reference = { name: `at ${first.candidates} candidates`, value: first.report_us_per_row };
  const perRow = {
    name: `per row, at ${last.candidates} candidates`,
    value: last.report_us_per_row,
    unit: 'µs',
  };
  shown.add({ ...perRow, reference, goal: { atMost: 1.5 } });
  shown.note(
    `${constant ? last.statements : 'NOT a constant number of'} statements; ${last.deviations} deviations found`,
  );
  shown.finish();
  failed = !constant;
} finally {
  await source?.destroy();
  await client.end();
  await cluster?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
