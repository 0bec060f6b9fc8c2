import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { filter } from '../filter/filter.js';
import { type Ruleset } from '../filter/ruleset.js';
import type { IdentityDetails } from '../identities/identity-details.js';
import { withoutCandidate } from './candidate-words.js';
import { ELICITING_WORDS } from './eliciting-words.js';

/** What is wrong with a query: the classes it asks for, never its words. Empty and readable: it may be used. */
export interface QueryFaults {
  readonly elicits: readonly ProtectedClass[];
  /** The filter can't tell what the query says, so nobody can tell what it asks for. */
  readonly unreadable: boolean;
}

/**
 * Some words name a trait only of somebody: `black` is a color, `I am black` is not. A word in a query stands beside a
 * person's name, so it is read as said of one.
 */
const SAID_OF_SOMEBODY = ['', 'I am ', 'my '];

/**
 * What a query asks for beyond the candidate. Whoever searches for a name and a trait elicits the trait, whatever is
 * found (29 CFR 1635.8(a); R.C. 4112.02(E)(1)). Uses the filter's own lexicons, so that what would be removed from a
 * finding is not searched for in the first place. Pure.
 */
export function lintQuery(
  query: string,
  identity: IdentityDetails | null,
  activeClasses: ReadonlySet<ProtectedClass>,
  ruleset: Ruleset,
): QueryFaults {
  const rest = withoutCandidate(query, identity);
  const words = rest.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
  if (words.length === 0) return { elicits: [], unreadable: false };
  const whole = filter(rest, { people: [], activeClasses }, ruleset);
  const each = words.flatMap((word) =>
    SAID_OF_SOMEBODY.map((start) => filter(`${start}${word}.`, { people: [], activeClasses }, ruleset)),
  );
  const found = new Set<ProtectedClass>(
    [whole, ...each].flatMap((it) => it.removals.map((removal) => removal.class)),
  );
  for (const protectedClass of askedFor(words))
    if (activeClasses.has(protectedClass)) found.add(protectedClass);
  // Names are the candidate's, or of a place, an employer, a site: they are what a query is made of.
  found.delete('name');
  return { elicits: PROTECTED_CLASSES.filter((it) => found.has(it)), unreadable: whole.held !== null };
}

function askedFor(words: readonly string[]): ProtectedClass[] {
  const said = ` ${words.join(' ').toLowerCase()} `;
  return PROTECTED_CLASSES.filter(
    (it) => ELICITING_WORDS[it]?.some((term) => said.includes(` ${term} `)) === true,
  );
}
