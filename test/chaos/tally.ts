import { query } from '../support/killable-cluster.js';
import { databaseOf } from '../support/service-process.js';
import type { StreamingOffice } from './streaming-office.js';

/** What became of everything, asked of the service and of its database. Each of `broken` is a promise not kept. */
export interface Tally {
  readonly accepted: number;
  readonly stored: number;
  readonly filtered: number;
  readonly held: number;
  readonly ledgerEntries: number;
  readonly broken: readonly string[];
}

/** No word of these may stand outside the vault. */
const RAW = /mosque/i;

export async function tallyOf(
  office: StreamingOffice,
  dataDir: string,
  accepted: readonly string[],
): Promise<Tally> {
  const findings = await office.listed();
  const ids = findings.map(({ id }) => String(id)).sort();
  const inState = (state: string) => findings.filter((finding) => finding['state'] === state).length;
  const url = databaseOf(dataDir);
  const count = async (sql: string) => Number((await query(url, sql))[0]?.['count']);
  const verification = await office.until('auditor', 'GET', '/v1/ledger/verification');
  const desk = await query(url, 'SELECT safe_text FROM desk.filtered_finding');
  const entries = await count("SELECT count(*) FROM ledger.recorded WHERE kind = 'finding.logged'");
  const checks: readonly (readonly [promise: string, kept: boolean])[] = [
    ['no finding was accepted twice', new Set(accepted).size === accepted.length],
    ['no accepted finding is lost', accepted.every((id) => ids.includes(id))],
    ['no finding is there that nobody was told of', ids.every((id) => accepted.includes(id))],
    ['none waits for the filter', inState('logged') === 0],
    ['each has one ledger entry', entries === accepted.length],
    [
      'each reached the desk',
      (await count("SELECT count(*) FROM desk.filtered_finding WHERE state <> 'waiting'")) ===
        accepted.length,
    ],
    ['nothing passed unfiltered', desk.every((row) => !RAW.test(String(row['safe_text'] ?? '')))],
    ['the ledger is intact', verification['intact'] === true],
    ['no refusal but "not now"', office.surprises.length === 0],
  ];
  return {
    accepted: accepted.length,
    stored: ids.length,
    filtered: inState('filtered'),
    held: inState('held'),
    ledgerEntries: Number(verification['entries']),
    broken: [...checks.filter(([, kept]) => !kept).map(([promise]) => promise), ...office.surprises],
  };
}
