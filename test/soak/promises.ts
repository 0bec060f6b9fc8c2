import type { Sample } from './samples.js';
import { growthOf, lowest, settled } from './trend.js';

/** A line through what the collector leaves may rise by so much over the run after its warm-up. */
const MOST_GROWTH = 1.15;
const STRETCHES = 5;
/** Six rooms, the sequencer and the queue with their pools, and what the queue listens on. */
const MOST_CONNECTIONS = 80;
const MOST_JOBS = 2_000;
/** BullMQ trims its stream of events at about ten thousand. */
const MOST_EVENTS = 12_000;

export interface Kept {
  readonly promise: string;
  readonly kept: boolean;
  readonly figure: string;
}

/** What a long run must show, from samples taken at equal distances. */
export function promisesOf(samples: readonly Sample[]): Kept[] {
  const after = settled(samples);
  const growth = (member: 'residentMb' | 'heapMb') =>
    growthOf(
      lowest(
        after.map((it) => it[member]),
        STRETCHES,
      ),
    );
  const most = (member: keyof Sample) => Math.max(...after.map((it) => it[member]));
  const third = Math.floor(after.length / 3);
  const atFirst = Math.max(...after.slice(0, third).map((it) => it.connections));
  const atLast = Math.max(...after.slice(-third).map((it) => it.connections));
  const under = (promise: string, value: number, limit: number): Kept => ({
    promise,
    kept: value <= limit,
    figure: `${Math.round(value * 1000) / 1000} (at most ${limit})`,
  });
  return [
    under('resident memory stays flat', growth('residentMb'), MOST_GROWTH),
    under('the heap stays flat', growth('heapMb'), MOST_GROWTH),
    under('connections stay within their pools', most('connections'), MOST_CONNECTIONS),
    under('no connection is left behind', atLast - atFirst, 4),
    under('finished jobs are trimmed', most('jobs'), MOST_JOBS),
    under('the queue’s events are trimmed', most('queueEvents'), MOST_EVENTS),
  ];
}
