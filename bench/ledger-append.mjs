// What the ledger costs a business transaction: the same act of the real service, on the same database, with the appender
// and with one that does nothing, in turns.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isQuick, median, millisecondsOf } from './figures.mjs';
import { Office } from './office.mjs';

const { buildService } = await import('../dist/apps/service.js');
const { ensureDemoWorkspace } = await import('../dist/apps/demo-workspace.js');
const { openDatabase } = await import('../dist/apps/open-database.js');
const { loadConfig } = await import('../dist/platform/config/config.js');
const { prepareDatabase } = await import('../dist/platform/database/prepare-database.js');
const { LedgerAppender } = await import('../dist/platform/ledger/ledger-appender.js');
const { StructuredLogger } = await import('../dist/platform/operations/structured-logger.js');
const { SearchesService } = await import('../dist/vault/searches/searches.service.js');

const TURNS = isQuick ? 2 : 40;
const ACTS_A_TURN = isQuick ? 4 : 24;
const AT_ONCE = 4;
const GOAL = { atMost: 1.1 };

/** Acts one after the other, or so many at a time. */
async function turn(act, atOnce) {
  const each = Array.from({ length: atOnce }, async (_, screening) => {
    for (let done = 0; done < ACTS_A_TURN / atOnce; done++) await act(screening);
  });
  await Promise.all(each);
}

async function compare(figures, name, act, appender, atOnce) {
  const { append } = appender;
  const nothing = async () => {};
  const times = { with: [], without: [] };
  for (let number = 0; number < 2 * TURNS; number++) {
    const isWith = number % 2 === 0;
    appender.append = isWith ? append : nothing;
    times[isWith ? 'with' : 'without'].push((await millisecondsOf(() => turn(act, atOnce))) / ACTS_A_TURN);
  }
  appender.append = append;
  figures.add({
    name,
    value: median(times.with),
    unit: 'ms',
    reference: { name: 'without the ledger', value: median(times.without) },
    goal: GOAL,
  });
}

/** Logging a search: duties, authorization, consent, policy and the checklist are checked, two rows are written. */
export async function measureAppend(figures) {
  const dataDir = mkdtempSync(join(tmpdir(), 'fairscreen-bench-'));
  const config = loadConfig({
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    NODE_ENV: 'test',
    RATE_LIMIT: '1000000',
  });
  const database = await openDatabase(config, { onLine: () => {}, onLost: () => {} });
  let app;
  try {
    await prepareDatabase(database.config.databaseUrl, database.config.secrets.loginSecret);
    app = await buildService(database.config, new StructuredLogger('error', { write: () => {} }));
    await ensureDemoWorkspace(app, dataDir);
    await app.listen(0, '127.0.0.1');
    const office = new Office(await app.getUrl(), dataDir);
    await office.openRequisition();
    const screenings = [];
    for (let number = 0; number < AT_ONCE; number++) screenings.push((await office.openScreening()).id);
    const screener = { accountId: office.accounts.screener, roles: ['screener'], sessionId: 'bench' };
    const searches = app.get(SearchesService);
    const search = {
      step_key: 'open_web',
      query_form: '"{full_name}" {city}',
      query: '"Jordan Example" Columbus',
      method: 'open_web_search',
      access_basis: 'public',
      source: office.checklist.steps.find(({ key }) => key === 'open_web').sources[0],
      look_back_days: 2557,
      started_at: new Date(Date.now() - 600_000).toISOString(),
      ended_at: new Date(Date.now() - 300_000).toISOString(),
      result_count: 3,
    };
    const act = (screening) => searches.log(screener, screenings[screening], search);
    await turn(act, 1);
    const appender = app.get(LedgerAppender);
    await compare(figures, 'an act (a search is logged), one at a time', act, appender, 1);
    await compare(figures, `an act, ${AT_ONCE} at a time, each on its own screening`, act, appender, AT_ONCE);
  } finally {
    await app?.close();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
