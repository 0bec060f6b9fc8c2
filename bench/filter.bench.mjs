#!/usr/bin/env node
// How fast the filter is, on one thread and on two, beside one pass of a trivial regular expression over the same
// characters (the floor) and beside the packages that npm offers.
// Usage: npm run build && node bench/filter.bench.mjs [--quick] [--json FILE]
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Figures, isQuick, median } from './figures.mjs';
import { installedPeers } from './filter-peers.mjs';

const before = process.memoryUsage();
const start = process.hrtime.bigint();
const { loadRuleset } = await import('../dist/vault/ruleset/ruleset-in-force.js');
const { filter } = await import('../dist/vault/filter/filter.js');
const ruleset = loadRuleset();
const loadMs = Number(process.hrtime.bigint() - start) / 1e6;
const memory = (process.memoryUsage().rss - before.rss) / 2 ** 20;
const CONTEXT = { people: [] };
const FLOOR = /\b[a-z]+ing\b/giu;
const PEER_LENGTH = 300;

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

function floor(texts) {
  let found = 0;
  for (const text of texts) for (const _ of text.matchAll(FLOOR)) found += 1;
  return found;
}

function runAll(texts) {
  let sum = 0;
  for (const text of texts) sum += filter(text, CONTEXT, ruleset).safeText.length;
  return sum;
}

async function timed(work) {
  const from = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - from) / 1e6;
}

/** The medians of the works' milliseconds over rounds in which they take turns. */
async function inTurns(rounds, ...works) {
  const times = works.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, work] of works.entries()) times[i].push(await timed(work));
  }
  return times.map(median);
}

async function byLength(figures) {
  runAll(textsOf(300, 4000));
  for (const [length, count] of [
    [80, 20000],
    [300, 8000],
    [2000, 1500],
    [20000, 150],
  ]) {
    const texts = textsOf(length, isQuick ? count / 10 : count);
    const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
    floor(texts);
    const rounds = isQuick ? 3 : 9;
    const [ours, bare] = await inTurns(
      rounds,
      () => runAll(texts),
      () => floor(texts),
    );
    const name = `${length.toLocaleString('en')} characters`;
    figures.add({ name, value: texts.length / (ours / 1000), unit: 'findings/s' });
    const reference = { name: 'one regular expression', value: megabytes / (bare / 1000) };
    figures.add({ name, value: megabytes / (ours / 1000), unit: 'MB/s', reference });
  }
  const perChar = [];
  for (const length of [1e4, 1e6]) {
    const [text] = textsOf(length, 1);
    const [ms] = await inTurns(3, () => filter(text, CONTEXT, ruleset));
    perChar.push((ms * 1e6) / length);
  }
  const reference = { name: 'at 10,000 characters', value: perChar[0] };
  figures.add({
    name: 'one text of 1,000,000 characters',
    value: perChar[1],
    unit: 'ns/character',
    reference,
  });
}

async function besidePeers(figures) {
  const { peers, missing } = await installedPeers();
  const texts = textsOf(PEER_LENGTH, isQuick ? 150 : 400);
  const perSecond = (ms) => texts.length / (ms / 1000);
  for (const { name, run } of peers) {
    const all = async () => {
      for (const text of texts) await run(text);
    };
    await all();
    const [ours, theirs] = await inTurns(isQuick ? 3 : 5, () => runAll(texts), all);
    const reference = { name, value: perSecond(theirs) };
    figures.add({ name: `${PEER_LENGTH} characters`, value: perSecond(ours), unit: 'findings/s', reference });
  }
  if (missing.length > 0)
    figures.note(`Not measured, not installed (npm ci in bench/): ${missing.join(', ')}`);
}

async function onThreads(threads, count) {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL(import.meta.url), { workerData: { count } }),
  );
  await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('message', resolve))));
  const ms = await timed(() =>
    Promise.all(
      workers.map((worker) => {
        const done = new Promise((resolve) => worker.once('message', resolve));
        worker.postMessage('go');
        return done;
      }),
    ),
  );
  await Promise.all(workers.map((worker) => worker.terminate()));
  return (threads * count) / (ms / 1000);
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
  const figures = new Figures('filter');
  figures.add({ name: 'load the ruleset', value: loadMs, unit: 'ms' });
  figures.add({ name: 'memory of the loaded ruleset', value: memory, unit: 'MB' });
  await byLength(figures);
  await besidePeers(figures);
  const count = isQuick ? 3000 : 20000;
  const reference = { name: 'one thread', value: await onThreads(1, count) };
  figures.add({ name: 'two threads', value: await onThreads(2, count), unit: 'findings/s', reference });
  figures.finish();
}
