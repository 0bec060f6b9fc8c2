/** The roles of DESIGN.md. No role holds both sides of the wall; `duties.spec.ts` holds this table to that. */
export const ROLES = [
  'screener',
  'reviewer',
  'coordinator',
  'hiring_manager',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** What a route can ask for, and the roles that hold it. An unknown permission allows nobody. */
export const PERMISSIONS = {
  'own_session:manage': ['screener', 'reviewer', 'coordinator', 'hiring_manager', 'auditor', 'administrator'],
  'accounts:manage': ['administrator'],
  'accounts:read': ['administrator', 'coordinator', 'auditor'],
  'authorizations:manage': ['administrator'],
  'authorizations:read': ['administrator', 'coordinator', 'auditor', 'screener', 'reviewer'],
  'checklists:publish': ['administrator'],
  'checklists:amend': ['coordinator'],
  'checklists:read': ['administrator', 'coordinator', 'screener', 'reviewer', 'auditor'],
  'policy_packs:read': ['screener', 'reviewer', 'coordinator', 'hiring_manager', 'auditor', 'administrator'],
  'definitions:read': ['screener', 'reviewer', 'coordinator', 'hiring_manager', 'auditor', 'administrator'],
  'requisitions:open': ['coordinator'],
  'requisitions:read': ['coordinator', 'screener', 'reviewer', 'auditor'],
  'assignments:manage': ['coordinator'],
  'assignments:read': ['coordinator', 'auditor'],
  'candidates:manage': ['coordinator'],
  'candidates:read': ['coordinator', 'auditor'],
  'consents:record': ['coordinator'],
  'consents:read': ['coordinator', 'screener', 'auditor'],
  'screenings:open': ['coordinator'],
  'screenings:read': ['coordinator', 'screener', 'reviewer', 'auditor'],
  'identities:write': ['coordinator'],
  'identities:read': ['screener', 'reviewer'],
  'searches:log': ['screener'],
  'searches:read': ['screener', 'reviewer'],
  'steps:record': ['screener'],
  'steps:approve': ['coordinator'],
  'steps:read': ['screener', 'reviewer', 'coordinator', 'auditor'],
  'findings:log': ['screener'],
  'findings:read': ['screener', 'reviewer'],
  'findings:validate': ['screener'],
  'statements:log': ['screener'],
  'statements:review': ['reviewer'],
  'redactions:review': ['reviewer'],
  'filter_quality:read': ['administrator', 'reviewer'],
  'filter_quality:decide': ['administrator'],
  'filter_quality:open_example': ['reviewer'],
  'refilters:run': ['administrator'],
  'refilters:read': ['administrator', 'coordinator', 'auditor'],
  'refiltered_packets:read': ['coordinator', 'auditor'],
  'filtered_findings:read': ['coordinator'],
  'invitations:send': ['coordinator'],
  'releases:check': ['coordinator', 'auditor'],
  'packets:release': ['coordinator'],
  'packets:recall': ['coordinator'],
  'packets:read': ['coordinator', 'hiring_manager', 'auditor'],
  'packets:acknowledge': ['hiring_manager'],
  'decisions:record': ['hiring_manager'],
  'decisions:read': ['hiring_manager', 'auditor'],
  'retention:read': ['coordinator', 'auditor'],
  'legal_holds:place': ['coordinator'],
  'legal_holds:lift': ['administrator'],
  'disposals:propose': ['coordinator'],
  'disposals:approve': ['administrator'],
  'disposals:read': ['coordinator', 'auditor', 'administrator'],
  'coverage:read': ['coordinator', 'auditor'],
  'uniformity:read': ['coordinator', 'auditor'],
  'consistency:draw': ['coordinator'],
  'consistency:read': ['auditor'],
  'removals:read': ['auditor'],
  'bundles:export': ['auditor'],
  'compliance:read': ['auditor'],
  'ledger:read': ['auditor'],
  'incidents:open': ['screener', 'reviewer', 'coordinator', 'hiring_manager', 'auditor', 'administrator'],
  'incidents:read': ['auditor', 'administrator', 'coordinator'],
  'incidents:contain': ['administrator', 'coordinator'],
  'incidents:close': ['administrator', 'coordinator'],
  'quarantines:place': ['coordinator'],
  'quarantines:read': ['coordinator', 'auditor'],
  'exposures:read': ['auditor'],
  'unsealings:ask': ['auditor'],
  'unsealings:approve': ['administrator', 'coordinator'],
  'unsealings:read': ['auditor', 'administrator', 'coordinator', 'screener', 'reviewer'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether any of these roles holds the permission. Silence means no. */
export function allows(permission: Permission, roles: readonly Role[]): boolean {
  const holders: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => holders.includes(role));
}

/**
 * Roles that stand alone: an account that has one has no other. Auditors check everybody else's work, and
 * administrators hold accounts and keys, so neither may also act on a requisition (NIST SP 800-53 AC-5).
 */
export const SOLITARY_ROLES: readonly Role[] = ['auditor', 'administrator'];
