import type { SafeText } from '../../kernel/safe-text.js';
import type { Invitation } from '../invitations/invitation.entity.js';
import type { FilteredStatement } from './filtered-statement.entity.js';

export const RESPONSE_STATUSES = [
  'not_invited',
  'invited_no_response',
  'responded',
  'responded_not_shown',
] as const;
export type ResponseStatus = (typeof RESPONSE_STATUSES)[number];

/** What stands beside a finding in the packet. */
export interface BesideFinding {
  readonly mitigatingFacts: readonly SafeText[];
  readonly response: { readonly status: ResponseStatus; readonly texts: readonly SafeText[] };
}

/**
 * What is said beside one finding, in an order that says nothing about when it was logged. That no answer came is
 * said as neutrally as that none was asked for: silence is no admission.
 */
export function besideFinding(
  findingId: string,
  statements: readonly FilteredStatement[],
  invitations: readonly Invitation[],
): BesideFinding {
  const own = statements.filter((statement) => statement.findingId === findingId);
  const invited = invitations.some((invitation) => invitation.findingId === findingId);
  const responses = own.filter((statement) => statement.kind === 'candidate_response');
  const texts = included(responses);
  return {
    mitigatingFacts: included(own.filter((statement) => statement.kind === 'mitigating_fact')),
    response: { status: statusOf(invited, responses.length > 0, texts.length > 0), texts },
  };
}

function statusOf(invited: boolean, answered: boolean, shown: boolean): ResponseStatus {
  if (shown) return 'responded';
  if (answered) return 'responded_not_shown';
  return invited ? 'invited_no_response' : 'not_invited';
}

function included(statements: readonly FilteredStatement[]): SafeText[] {
  return statements
    .flatMap(({ disposition, safeText }) =>
      disposition === 'include' && safeText !== null ? [safeText] : [],
    )
    .sort();
}
