import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { ClassCounts } from './quality.queries.js';
import { type Share, wilson } from './wilson.js';

/**
 * Classes that a detector of another class reports too: the pronoun rules of `sex` report a stated choice of pronouns
 * as gender identity. What is missed of them can't be laid at one detector's door.
 */
export const SHARED_CLASSES: ReadonlySet<ProtectedClass> = new Set<ProtectedClass>(['gender_identity']);

export interface ClassRecall {
  readonly class: ProtectedClass;
  readonly confirmed: number;
  readonly added: number;
  /** An upper estimate: nobody counted what the reviewers missed too. */
  readonly recall: Share | null;
}

/** Of what reviewers hold to reveal a class, the share that the detectors found: confirmed / (confirmed + added). */
export function recallByClass(counts: readonly ClassCounts[]): ClassRecall[] {
  const classes = [...new Set(counts.map((count) => count.class))];
  return classes.map((protectedClass) => {
    const own = counts.filter((count) => count.class === protectedClass);
    const confirmed = own.reduce((sum, count) => sum + count.confirmed, 0);
    const added = own.reduce((sum, count) => sum + count.added, 0);
    return { class: protectedClass, confirmed, added, recall: wilson(confirmed, confirmed + added) };
  });
}

/**
 * A detector's recall is its class's, where it alone serves the class; otherwise there is none. Reviewers add a class,
 * not a detector.
 *
 * @param detectorIds which detector serves which class (`religion`, without version)
 */
export function recallOfDetector(
  detector: string,
  counts: readonly ClassCounts[],
  detectorIds: ReadonlyMap<ProtectedClass, string>,
): Share | null {
  const id = idOf(detector);
  const [protectedClass, ...others] = [...detectorIds].flatMap(([cls, its]) => (its === id ? [cls] : []));
  if (protectedClass === undefined || others.length > 0 || SHARED_CLASSES.has(protectedClass)) return null;
  const reporting = counts.filter((it) => it.class === protectedClass && it.detector !== null);
  // Also another version of the same detector, or a detector that served the class under an older ruleset.
  if (reporting.some((it) => it.detector !== detector)) return null;
  return recallByClass(counts).find((it) => it.class === protectedClass)?.recall ?? null;
}

export function idOf(detector: string): string {
  return detector.split('@')[0] ?? detector;
}
