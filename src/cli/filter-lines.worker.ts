import { parentPort, workerData } from 'node:worker_threads';
import { filterLine } from './filter-lines.js';

/** One thread of `filter --threads N`: a batch of lines in, their outcomes out. */
const explain =
  typeof workerData === 'object' &&
  workerData !== null &&
  'explain' in workerData &&
  workerData.explain === true;

parentPort?.on('message', (lines: readonly string[]) => {
  parentPort?.postMessage(lines.map((line) => filterLine(line, explain)));
});
