#!/usr/bin/env node
// How fast the filter is, beside a bare loop over the same characters in the same run.
// Usage: npm run build && node bench/filter.bench.mjs [--quick]
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const before = process.memoryUsage();
const start = process.hrtime.bigint();
const { loadRuleset } = await import('../dist/vault/ruleset/ruleset-in-force.js');
const { filter } = await import('../dist/vault/filter/filter.js');
const ruleset = loadRuleset();
const loadMs = Number(process.hrtime.bigint() - start) / 1e6;
const CONTEXT = { people: [] };

const SENTENCES = [
  'Posted a photo from the loading dock with the caption "another day another dollar" and three coworkers tagged.',
  'She told the customer that the refund would not be processed until the end of the month.',
  'He threatened to slash the tires of the shift lead and repeated it twice in the comments.',
  'The account shares recipes, weekend hikes and a lot of opinions about parking in the city.',
  'Says the invoice was changed after approval and that nobody in the office noticed for weeks.',
  'A deaf man who goes to the mosque on Main Street asked about the schedule for next week.',
  'Screenshot of a text message offering to sell pills near the school after practice on Friday.',
  'They wrote a long review of the new software and why the old server kept failing at night.',
  'My wife and I moved here from Ohio in 2011 and never looked back, the people are great.',
  'Bragged about clocking in for a friend who was at home, then deleted the post the same evening.',
];

function textsOf(length, count) {
  return Array.from({ length: count }, (_, i) => {
    let text = '';
    for (let k = i; text.length < length; k += 3) text += `${SENTENCES[(k + i * 7) % SENTENCES.length]} `;
    return text.slice(0, length);
  });
}

function bareLoop(texts) {
  let sum = 0;
  for (const text of texts) for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

function runAll(texts) {
  let sum = 0;
  for (const text of texts) sum += filter(text, CONTEXT, ruleset).safeText.length;
  return sum;
}

function best(times, work) {
  let ms = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const t = process.hrtime.bigint();
    work();
    ms = Math.min(ms, Number(process.hrtime.bigint() - t) / 1e6);
  }
  return ms;
}

if (!isMainThread) {
  const texts = textsOf(300, workerData.count);
  runAll(texts.slice(0, 3000));
  parentPort.postMessage('ready');
  parentPort.on('message', () => {
    runAll(texts);
    parentPort.postMessage('done');
  });
} else {
  const quick = process.argv.includes('--quick');
  const memory = (process.memoryUsage().rss - before.rss) / 2 ** 20;
  console.log(`load ${loadMs.toFixed(0)} ms, memory of the loaded ruleset ${memory.toFixed(0)} MB`);
  runAll(textsOf(300, 4000));
  for (const [length, count] of [
    [80, 30000],
    [300, 12000],
    [2000, 2000],
    [20000, 200],
  ]) {
    const texts = textsOf(length, quick ? count / 4 : count);
    const bytes = texts.reduce((n, t) => n + t.length, 0);
    bareLoop(texts);
    const bare = best(5, () => bareLoop(texts));
    const ours = best(quick ? 3 : 7, () => runAll(texts));
    console.log(
      `${String(length).padStart(6)} chars: ${Math.round(texts.length / (ours / 1000)).toLocaleString('en')} findings/s, ${(bytes / ours / 1000).toFixed(1)} MB/s, ${(bare / ours).toFixed(3)} of a bare loop`,
    );
  }
  const perChar = [1e4, 1e5, 1e6].map((n) => {
    const [text] = textsOf(n, 1);
    return (best(3, () => filter(text, CONTEXT, ruleset)) * 1e6) / n;
  });
  console.log(`ns per character at 10 kB, 100 kB, 1 MB: ${perChar.map((n) => n.toFixed(0)).join(', ')}`);
  const count = quick ? 5000 : 20000;
  const timeOf = async (threads) => {
    const workers = Array.from(
      { length: threads },
      () => new Worker(new URL(import.meta.url), { workerData: { count } }),
    );
    await Promise.all(workers.map((w) => new Promise((r) => w.once('message', r))));
    const t = process.hrtime.bigint();
    await Promise.all(
      workers.map((w) => {
        const done = new Promise((r) => w.once('message', r));
        w.postMessage('go');
        return done;
      }),
    );
    const ms = Number(process.hrtime.bigint() - t) / 1e6;
    await Promise.all(workers.map((w) => w.terminate()));
    return (threads * count) / (ms / 1000);
  };
  const one = await timeOf(1);
  const two = await timeOf(2);
  console.log(
    `threads: 1 → ${Math.round(one).toLocaleString('en')}/s, 2 → ${Math.round(two).toLocaleString('en')}/s (${(two / one).toFixed(2)}x)`,
  );
}
