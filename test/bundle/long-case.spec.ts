import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '../../src/kernel/ids.js';
import { type OpenScreening, openScreening, searchOf } from '../stories/vault/casework.js';
import { appendTestEntry } from '../support/ledger.js';
import { TestService } from '../support/service.js';
import { exportBundle, SIGNED_LOG } from './exported.js';
import { filesOf } from './forger.js';

const VERIFY = fileURLToPath(new URL('../../verifier/verify.mjs', import.meta.url));

/** LONG_CASE_FINDINGS=2000 is how the figures of docs/bundle.md were measured. */
const FINDINGS = Number(process.env['LONG_CASE_FINDINGS'] ?? 260);

let service: TestService;
let at: OpenScreening & { readonly path: string };
let folder: string;

beforeAll(async () => {
  service = await TestService.start(SIGNED_LOG);
  const opened = await openScreening(service);
  at = { ...opened, path: `/v1/screenings/${opened.screeningId}` };
  const { body } = await at.screener.post(`${at.path}/searches`, searchOf()).expect(201);
  await logMany(body.id);
  folder = mkdtempSync(join(tmpdir(), 'fairscreen-long-'));
}, 600_000);

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await service.stop();
});

/** What so many findings leave in the ledger: each logged, filtered, looked at, reviewed and validated. */
async function logMany(searchId: string): Promise<void> {
  const vault = service.room('vault');
  const of = { screening_id: at.screeningId, requisition_id: at.requisitionId };
  const digest = (byte: number) => Buffer.alloc(32, byte).toString('hex');
  const filtered = {
    removals: [
      { detector: 'religion@1', rule: 'person', class: 'religion', count: 2 },
      { detector: 'sex@1', rule: 'pronoun.subject', class: 'sex', count: 3 },
    ],
    ruleset_digest: digest(1),
    text_digest: digest(2),
    safe_text_digest: digest(3),
    directed_at_protected_group: false,
  };
  const [screener, reviewer] = [at.screener.accountId, at.reviewer.accountId];
  for (let i = 0; i < FINDINGS; i++) {
    const finding = { finding_id: newId('finding'), ...of };
    const outline = {
      search_id: searchId,
      step_key: 'open_web',
      method: 'open_web_search',
      access_basis: 'public',
    };
    const logged = {
      ...finding,
      ...outline,
      conduct_category: 'violence_or_threats',
      capture_digest: digest(4),
    };
    const review = {
      review_id: newId('redaction_review'),
      disposition: 'withhold',
      criterion_id: null,
      added: [],
      lifted: [],
    };
    const before = { safe_text_digest_before: digest(3), withheld_reason: 'not_job_related' };
    await vault.transaction(async (tx) => {
      const append = (actor: string, kind: string, body: typeof finding & Record<string, unknown>) =>
        appendTestEntry(tx, { actor, kind, body: JSON.parse(JSON.stringify(body)) });
      await append(screener, 'finding.logged', { ...logged, text_digest: digest(2) });
      await append('system:filter', 'finding.filtered', { ...finding, ...filtered });
      await append(reviewer, 'finding.read', { ...finding, purpose: 'redaction_review' });
      await append(reviewer, 'finding.reviewed', { ...finding, ...review, ...filtered, ...before });
      await append(screener, 'finding.validated', {
        ...finding,
        validation_id: newId('validation'),
        grade: 'B',
      });
    });
  }
}

it('a long case is exported in parts, and verified', async () => {
  const started = performance.now();
  const bundle = await exportBundle(at);
  const exported = performance.now() - started;
  const names = [...filesOf(bundle).keys()];
  const parts = (prefix: string) => names.filter((name) => name.startsWith(prefix)).length;
  expect(parts('ledger/entries-')).toBe(parts('ledger/proofs-'));
  expect(parts('ledger/entries-')).toBeGreaterThan(1);
  expect(parts('removals-')).toBeGreaterThan(1);

  const file = join(folder, 'long.tar');
  writeFileSync(file, bundle);
  const since = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [VERIFY, 'bundle', file], { encoding: 'utf8' });
  const verified = performance.now() - since;
  expect(stdout).toContain(
    `The records of ${FINDINGS} findings, ${FINDINGS * 4} events in all, are what the ledger says.`,
  );
  expect(status).toBe(0);
  process.stdout.write(
    `long case: ${FINDINGS} findings, ${(bundle.length / 2 ** 20).toFixed(1)} MiB, exported in ${Math.round(exported)} ms, ` +
      `verified in ${Math.round(verified)} ms\n`,
  );
}, 300_000);
