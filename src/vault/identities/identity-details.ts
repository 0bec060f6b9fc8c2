import type { ListedPerson } from '../filter/removal.js';
import type { OpenedMembers, SealedMembers } from '../sealing/screening-key.js';
import type { SealedPlace } from '../sealing/seal.js';

/** What is known of the candidate of one screening. RAW: it leaves the vault only to its assigned people. */
export interface IdentityDetails {
  readonly fullName: string;
  readonly otherNames: readonly string[];
  readonly handles: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly cities: readonly string[];
  readonly schools: readonly string[];
}

export function identityPlace(screeningId: string): SealedPlace {
  return { table: 'vault.identity', column: 'sealed', row: screeningId };
}

export function identityMembers(details: IdentityDetails): SealedMembers {
  return {
    full_name: details.fullName,
    other_names: details.otherNames,
    handles: details.handles,
    emails: details.emails,
    phones: details.phones,
    cities: details.cities,
    schools: details.schools,
  };
}

export function identityDetails(opened: OpenedMembers): IdentityDetails {
  return {
    fullName: opened.text('full_name'),
    otherNames: opened.texts('other_names'),
    handles: opened.texts('handles'),
    emails: opened.texts('emails'),
    phones: opened.texts('phones'),
    cities: opened.texts('cities'),
    schools: opened.texts('schools'),
  };
}

/** The candidate as the filter masks them: by every name, and by every address that stands for a name. */
export function listedCandidate(details: IdentityDetails): ListedPerson {
  return {
    role: 'candidate',
    names: [details.fullName, ...details.otherNames],
    handles: [...details.handles, ...details.emails, ...details.phones],
  };
}
