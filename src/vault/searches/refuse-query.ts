import { DomainError } from '../../kernel/domain-error.js';
import type { ProtectedClass } from '../../kernel/protected-class.js';
import { forbiddenSitesIn } from '../../screenings/policy/forbidden-sites.js';
import type { Method } from '../../screenings/policy/methods.js';
import type { RequisitionPolicy } from '../../screenings/policy/policy-of.js';
import {
  type LoggedThing,
  offerIncident,
  requireLawfulSite,
} from '../../screenings/policy/require-lawful.js';
import { ruling } from '../../screenings/policy/ruling.js';
import type { IdentityDetails } from '../identities/identity-details.js';
import { loadRuleset } from '../ruleset/ruleset-in-force.js';
import { lintQuery } from './lint-query.js';

/** The forbidden method that a query for a class amounts to; for every other class it is a search by trait. */
const AMOUNTS_TO: { readonly [protectedClass in ProtectedClass]?: Method } = {
  genetic_family_history: 'genetic_or_family_site',
  disability_medical: 'medical_inquiry',
  family_caregiver: 'family_or_friends_search',
  marital_partnership: 'family_or_friends_search',
};

const NAMES_FIRST = ' The candidate’s names are not on file yet; once they are, the query may hold them.';

/**
 * Refuses a query that asks for something protected, or names a site that is off limits. Says which classes, and by
 * which law; never which words.
 *
 * @throws DomainError invalid `search.query_elicits` or `search.query_unreadable`; forbidden `search.site_forbidden`
 */
export function refuseQuery(
  query: string,
  identity: IdentityDetails | null,
  policy: RequisitionPolicy,
  thing: LoggedThing,
): void {
  for (const site of forbiddenSitesIn(policy.packs, query)) requireLawfulSite(policy, site.host, thing);
  const { elicits, unreadable } = lintQuery(query, identity, policy.activeClasses, loadRuleset());
  if (elicits.length > 0) {
    const laws = elicits.map((it) =>
      ruling(policy.packs, policy.agencyType, AMOUNTS_TO[it] ?? 'protected_trait_search', null),
    );
    const citations = [...new Set(laws.map((law) => law.citation))].join('; ');
    const message =
      `Beside the candidate the query asks for ${elicits.join(', ')}. Whoever searches for a protected trait elicits it ` +
      `(${citations}; not verified by counsel). Nothing was stored. Search by name, place, school and conduct alone.${identity === null ? NAMES_FIRST : ''}`;
    throw refusal('search.query_elicits', message, thing);
  }
  if (unreadable) {
    const message =
      'The query can’t be read well enough to tell what it asks for. Use fewer words, in English, beside the name.';
    throw refusal('search.query_unreadable', message, thing);
  }
}

function refusal(code: string, message: string, thing: LoggedThing): DomainError {
  return new DomainError('invalid', code, message, {
    fields: [{ field: 'query', message }],
    ...offerIncident(thing),
  });
}
