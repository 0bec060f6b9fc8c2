import { type Answer, StoryBroken, textAt, valueAt } from './answer.js';
import type { Page } from './page.js';
import type { Call, Person } from './person.js';

export interface Expected {
  readonly status: number;
  /** The code of the refusal, where it is one. */
  readonly code?: string;
  /** What came of it, in words; of a refusal its own words are told. */
  readonly tell?: (answer: Answer) => string;
}

/** Plays steps and claims: shows each one, and remembers what was not as the story says. */
export class Script {
  private readonly broken: string[] = [];

  constructor(readonly page: Page) {}

  get failures(): readonly string[] {
    return this.broken;
  }

  /**
   * Somebody does something over HTTP.
   *
   * @throws StoryBroken if it was not answered as expected: what follows builds on it
   */
  async play(who: Person, what: string, call: Call, expected: Expected): Promise<Answer> {
    const answer = await who.send(call);
    const asExpected = isAs(expected, answer);
    const said = asExpected && answer.status < 400 ? (expected.tell?.(answer) ?? '') : wordsOf(answer);
    this.page.step(who.name, what, `${answer.status} ${said}`.trim(), asExpected);
    if (asExpected) return answer;
    const wanted = `${expected.status} ${expected.code ?? ''}`.trim();
    throw this.breaks(`${who.name} ${what}: ${answer.status} instead of ${wanted}`);
  }

  /** Something that has to be true; the story goes on if it is not, and fails at its end. */
  claim(text: string, holds: boolean): void {
    this.page.claim(text, holds);
    if (!holds) this.broken.push(text);
  }

  private breaks(what: string): StoryBroken {
    this.broken.push(what);
    return new StoryBroken(what);
  }
}

function isAs(expected: Expected, answer: Answer): boolean {
  if (answer.status !== expected.status) return false;
  return expected.code === undefined || valueAt(answer.json, 'code') === expected.code;
}

/** A refusal in the service's own words. */
function wordsOf(answer: Answer): string {
  if (answer.status < 400 || answer.json === null) return '';
  const errors = valueAt(answer.json, 'errors');
  const words = Array.isArray(errors)
    ? errors.map((error) => `${textAt(error, 'field')}: ${textAt(error, 'message')}`).join(' ')
    : textAt(answer.json, 'detail');
  return `${textAt(answer.json, 'code')}: ${words}`;
}
