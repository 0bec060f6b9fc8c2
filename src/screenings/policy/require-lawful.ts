import {
  type DomainError,
  type ErrorDetails,
  forbidden,
  type MissingCondition,
} from '../../kernel/domain-error.js';
import type { AccessBasis, SearchMethod } from '../steps/search-record.entity.js';
import { forbiddenSite } from './forbidden-sites.js';
import { isSearchMethod, type Method } from './methods.js';
import type { RequisitionPolicy } from './policy-of.js';
import type { Cited, SiteKind } from './policy-pack.js';
import { ruling } from './ruling.js';

/** What is to be logged, and where it would belong. */
export interface LoggedThing {
  readonly noun: 'search' | 'finding';
  readonly screeningId: string;
  readonly requisitionId: string;
}

/**
 * Lets a method pass that may be used here, as one that can be stored. Consent, where a statute asks for it, is the
 * caller's to require: every search and finding needs it anyway.
 *
 * @throws DomainError forbidden `<noun>.method_forbidden`, with the statute, the reason and where to report it
 */
export function requireLawfulMethod(
  policy: Pick<RequisitionPolicy, 'packs' | 'agencyType'>,
  method: Method,
  accessBasis: AccessBasis,
  thing: LoggedThing,
): SearchMethod {
  const found = ruling(policy.packs, policy.agencyType, method, accessBasis);
  if (found.ruling !== 'forbidden' && isSearchMethod(method)) return method;
  throw refused(thing, 'method_forbidden', found.words, found);
}

const SITE_WORDS: { readonly [kind in SiteKind]: string } = {
  genealogy: 'Genealogy sites are off limits: a search there is a request for family medical history.',
  dna: 'DNA sites are off limits: a search there is a request for genetic information.',
  patient_forum: 'Sites for patients are off limits: what is there is about health.',
  breach_or_doxing: 'Sites of leaked or stolen data are off limits.',
};

/** @throws DomainError forbidden `<noun>.site_forbidden` */
export function requireLawfulSite(
  policy: Pick<RequisitionPolicy, 'packs'>,
  place: string,
  thing: LoggedThing,
): void {
  const site = forbiddenSite(policy.packs, place);
  if (site !== null) throw refused(thing, 'site_forbidden', SITE_WORDS[site.kind], site);
}

function refused(thing: LoggedThing, reason: string, words: string, row: Cited): DomainError {
  const mark = row.verified ? '' : '; not verified by counsel';
  const message = `${words} (${row.citation}${mark}) Nothing was stored.`;
  return forbidden(`${thing.noun}.${reason}`, message, offerIncident(thing));
}

/** Where to go with what has happened already: in words, and as a form that is filled in. */
export function offerIncident(thing: LoggedThing): Pick<ErrorDetails, 'missing' | 'form'> {
  const { requisitionId, screeningId } = thing;
  const body = { kind: 'unlawful_method', requisition_id: requisitionId, screening_id: screeningId };
  return { missing: [incidentNeeded(thing)], form: { href: '/v1/incidents', body } };
}

function incidentNeeded(thing: LoggedThing): MissingCondition {
  return {
    code: 'incident',
    detail:
      'If it has been done, report it: POST /v1/incidents with kind unlawful_method and the requisition and screening ' +
      'named here. Do not pick another method’s name.',
    related: [thing.requisitionId, thing.screeningId],
  };
}
