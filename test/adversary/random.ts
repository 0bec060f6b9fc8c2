/** Numbers from 0 to 1, always the same for the same seed (mulberry32). */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `ADVERSARY_SEED` plays a run again; without it each run tries other things. */
export function seedOfRun(): number {
  return Number(process.env['ADVERSARY_SEED'] ?? Math.floor(Math.random() * 1_000_000));
}
