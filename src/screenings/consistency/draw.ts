import { createHmac } from 'node:crypto';
import { sha256 } from '../../kernel/digest.js';

/** What a seed is committed to by: whoever knows the digest can't know the seed, and the seed can't be exchanged. */
export function commitmentOf(seed: string): string {
  return sha256(seed);
}

/**
 * Which of these are drawn: each gets the number HMAC-SHA256(seed, id), and the lowest are taken, at least one. The
 * same seed and the same ids draw the same, in whatever order they come, so that anybody can do it again later, and
 * nobody who does not know the seed can tell beforehand. Pure.
 */
export function drawSample(seed: string, ids: readonly string[], sharePercent: number): string[] {
  const count = Math.ceil((ids.length * sharePercent) / 100);
  return inDrawnOrder(seed, ids).slice(0, count);
}

/** One of these, by the same rule: the screener of a second screening is not picked by anybody either. */
export function drawOne(seed: string, purpose: string, ids: readonly string[]): string | null {
  return inDrawnOrder(`${seed} ${purpose}`, ids)[0] ?? null;
}

function inDrawnOrder(seed: string, ids: readonly string[]): string[] {
  return ids
    .map((id) => ({ id, number: createHmac('sha256', seed).update(id).digest('hex') }))
    .sort((a, b) => (a.number < b.number ? -1 : 1))
    .map(({ id }) => id);
}
