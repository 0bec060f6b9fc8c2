/** What came back: its status, its words, and the JSON in it if there is any. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
  readonly headers: Headers;
}

/** Something is not as the story says; the story stops where it can't go on. */
export class StoryBroken extends Error {
  override readonly name = 'StoryBroken';
}

type Path = readonly (string | number)[];

/** A value inside JSON, `null` where there is none. */
export function valueAt(json: unknown, ...path: Path): unknown {
  let value = json;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return null;
    value = Object.entries(value).find(([name]) => name === String(step))?.[1] ?? null;
  }
  return value;
}

/** @throws StoryBroken if there is no text at this place */
export function textAt(json: unknown, ...path: Path): string {
  const value = valueAt(json, ...path);
  if (typeof value === 'string') return value;
  throw new StoryBroken(`The answer has no text at ${path.join('.')}.`);
}

/** @throws StoryBroken if there is no number at this place */
export function numberAt(json: unknown, ...path: Path): number {
  const value = valueAt(json, ...path);
  if (typeof value === 'number') return value;
  throw new StoryBroken(`The answer has no number at ${path.join('.')}.`);
}

/** @throws StoryBroken if there is no list at this place */
export function listAt(json: unknown, ...path: Path): readonly unknown[] {
  const value = valueAt(json, ...path);
  if (Array.isArray(value)) return value;
  throw new StoryBroken(`The answer has no list at ${path.join('.')}.`);
}
