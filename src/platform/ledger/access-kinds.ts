import type { KindOfEntry } from './kind-of-entry.js';

/** Accounts, logins, keys, and the ledger itself. */
export const ACCESS_KINDS = {
  'account.linked': { version: 1, state: [null, 'linked'], fields: ['account_id', 'issuer'] },
  'ledger.chain_closed': { version: 1, state: 'none', fields: ['entries', 'first_broken', 'head'] },
  'master_key.rotated': {
    version: 1,
    state: 'in_body',
    fields: ['from', 'grouping_key?', 'screenings?', 'to'],
  },
  'second_factor.confirmed': { version: 2, state: ['off', 'on'], fields: ['account_id'] },
  'second_factor.removed': { version: 2, state: ['on', 'off'], fields: ['account_id', 'by'] },
  'session.opened': {
    version: 2,
    state: [null, 'open'],
    fields: ['account_id', 'second_factor', 'session_id'],
  },
  'session.refused': { version: 1, state: 'none', fields: ['account_id', 'reason'] },
  'session.revoked': {
    version: 2,
    state: ['open', 'revoked'],
    fields: ['account_id', 'reason', 'session_id'],
  },
  'user.changed': {
    version: 2,
    state: 'in_body',
    fields: ['account_id', 'changed', 'disabled', 'disabled_before', 'roles', 'roles_before', 'version'],
  },
  'user.created': { version: 2, state: [null, 'active'], fields: ['account_id', 'roles'] },
  'user.password_changed': { version: 2, state: ['present', 'replaced'], fields: ['account_id'] },
  'user.password_reset': { version: 2, state: ['present', 'replaced'], fields: ['account_id'] },
} as const satisfies { readonly [kind: string]: KindOfEntry };
