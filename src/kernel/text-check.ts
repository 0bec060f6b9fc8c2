import type { ProtectedClass } from './protected-class.js';

/**
 * Says whether a text reveals a protected class, without knowing whom it is about. The filter, as a function of the text
 * alone: a room that may not reach the vault is handed this by whoever assembles the process.
 */
export abstract class TextCheck {
  /** False only for a text that can be vouched for as it is. */
  abstract reveals(text: string, activeClasses: ReadonlySet<ProtectedClass>): boolean;
}
