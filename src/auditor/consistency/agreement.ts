import { CONDUCT_CATEGORIES } from '../../screenings/conduct-categories.js';
import { type Agreement, type TwoByTwo, yesNoKappa } from './kappa.js';

/** One thing that a screener found worth logging. */
export interface Flag {
  readonly step_key: string;
  readonly category: string;
}

/** What two screeners who did not know of each other flagged for one candidate. */
export interface JudgedPair {
  /** Steps that both ended as done. */
  readonly done: ReadonlySet<string>;
  readonly first: readonly Flag[];
  readonly second: readonly Flag[];
}

export interface NamedAgreement extends Agreement {
  readonly name: string;
}

/** Per step: did both find something to log, or both nothing? Pairs in which one did not do the step don't count. */
export function agreementByStep(steps: readonly string[], pairs: readonly JudgedPair[]): NamedAgreement[] {
  return steps.map((name) => {
    const both = pairs.filter((pair) => pair.done.has(name));
    return { name, ...yesNoKappa(tableOf(both, (flags) => flags.some((flag) => flag.step_key === name))) };
  });
}

/** Per conduct category: did both log something of it, in whatever step, or both nothing? */
export function agreementByCategory(pairs: readonly JudgedPair[]): NamedAgreement[] {
  return CONDUCT_CATEGORIES.map((name) => ({
    name,
    ...yesNoKappa(tableOf(pairs, (flags) => flags.some((flag) => flag.category === name))),
  }));
}

function tableOf(pairs: readonly JudgedPair[], says: (flags: readonly Flag[]) => boolean): TwoByTwo {
  const count = (first: boolean, second: boolean) =>
    pairs.filter((pair) => says(pair.first) === first && says(pair.second) === second).length;
  return {
    yesYes: count(true, true),
    yesNo: count(true, false),
    noYes: count(false, true),
    noNo: count(false, false),
  };
}
