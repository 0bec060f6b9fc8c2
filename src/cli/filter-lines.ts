import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { filter } from '../vault/filter/filter.js';
import { loadRuleset } from '../vault/ruleset/ruleset-in-force.js';

export interface FilterLinesOptions {
  readonly explain?: boolean;
  readonly threads?: number;
}

/** What became of one input line. */
export interface LineOutcome {
  readonly output: string | null;
  readonly problem: string | null;
}

const BATCH = 256;

/** Filters one JSON line `{"id","text"}`; a bad line gives a problem and no output. */
export function filterLine(line: string, explain: boolean): LineOutcome {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return { output: null, problem: 'not JSON' };
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return { output: null, problem: 'not an object' };
  }
  const id: unknown = 'id' in record ? record.id : undefined;
  const text: unknown = 'text' in record ? record.text : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') return { output: null, problem: '"id" is missing' };
  if (typeof text !== 'string') return { output: null, problem: '"text" is not a string' };
  const result = filter(text, { people: [] }, loadRuleset());
  const spans = result.removals.map((r) => {
    const span = { start: r.start, end: r.end, class: r.class, detector: r.detector, score: r.score };
    return explain ? { ...span, rule: r.rule, gate: r.gate } : span;
  });
  return { output: JSON.stringify({ id, text: result.safeText, held: result.held, spans }), problem: null };
}

/**
 * Reads JSON Lines, writes filtered JSON Lines in the same order, streaming with back-pressure. Bad lines are
 * reported by number on `errors`, the good ones kept. Resolves to the exit code: 1 if any line was bad.
 */
export async function runFilterLines(
  input: Readable,
  output: Writable,
  errors: Writable,
  options: FilterLinesOptions,
): Promise<number> {
  const explain = options.explain ?? false;
  const threads = Math.max(1, Math.floor(options.threads ?? 1));
  const pool = threads > 1 ? new Pool(threads, explain) : null;
  const work = async (lines: readonly string[]): Promise<readonly LineOutcome[]> =>
    pool ? pool.run(lines) : lines.map((line) => filterLine(line, explain));
  let bad = 0;
  const write = async (first: number, outcomes: readonly LineOutcome[]): Promise<void> => {
    let text = '';
    outcomes.forEach((outcome, i) => {
      if (outcome.output !== null) text += `${outcome.output}\n`;
      if (outcome.problem !== null) {
        bad++;
        errors.write(`line ${first + i}: ${outcome.problem}\n`);
      }
    });
    if (text !== '' && !output.write(text)) await once(output, 'drain');
  };
  const pending: { first: number; outcomes: Promise<readonly LineOutcome[]> }[] = [];
  const settleOldest = async (): Promise<void> => {
    const oldest = pending.shift();
    if (oldest) await write(oldest.first, await oldest.outcomes);
  };
  let batch: string[] = [];
  let number = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    pending.push({ first: number - batch.length + 1, outcomes: work(batch) });
    batch = [];
    while (pending.length > (pool ? threads * 3 : 0)) await settleOldest();
  };
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      batch.push(line);
      if (batch.length >= BATCH) await flush();
    }
    await flush();
    while (pending.length > 0) await settleOldest();
  } finally {
    await pool?.close();
  }
  return bad > 0 ? 1 : 0;
}

function isOutcomes(message: unknown): message is readonly LineOutcome[] {
  return Array.isArray(message);
}

/** Workers that each take one batch at a time; results come back as promises, so the order is the caller's. */
class Pool {
  private readonly idle: Worker[] = [];
  private readonly all: Worker[] = [];
  private readonly waiting: ((worker: Worker) => void)[] = [];

  constructor(threads: number, explain: boolean) {
    for (let i = 0; i < threads; i++) {
      const worker = new Worker(new URL('./filter-lines.worker.js', import.meta.url), {
        workerData: { explain },
      });
      this.all.push(worker);
      this.idle.push(worker);
    }
  }

  async run(lines: readonly string[]): Promise<readonly LineOutcome[]> {
    const worker = this.idle.pop() ?? (await new Promise<Worker>((resolve) => this.waiting.push(resolve)));
    return new Promise((resolve, reject) => {
      const done = (message: unknown): void => {
        worker.off('error', reject);
        if (isOutcomes(message)) resolve(message);
        else reject(new Error('a worker answered with something else than outcomes'));
        const next = this.waiting.shift();
        if (next) next(worker);
        else this.idle.push(worker);
      };
      worker.once('message', done);
      worker.once('error', reject);
      worker.postMessage(lines);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((worker) => worker.terminate()));
  }
}
