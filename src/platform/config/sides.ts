import type { DatabaseRole } from '../database/room-roles.js';

/** What one side of the house needs to run as a process of its own. */
export interface Side {
  readonly summary: string;
  /** The database logins it is handed, one variable each. */
  readonly logins: readonly DatabaseRole[];
  /** Whether it opens the vault and so needs the master key. A side that does not refuses to start with it. */
  readonly holdsMasterKey: boolean;
  /** Whether people log in there. */
  readonly holdsTokenSecret: boolean;
  /** Whether it signs the ledger's checkpoints. The sides that write acts never do. */
  readonly signsLedger: boolean;
}

/**
 * The sides of the house that can run alone: `node dist/main.js hiring`. What hiring and the auditor lack is the
 * point: a process can't leak what it has no way to reach (NIST SP 800-53 AC-6; policy clause B6b).
 */
export const SIDES = {
  desk: {
    summary: 'screeners, reviewers, coordinators and administrators',
    logins: ['access', 'screenings', 'vault', 'desk', 'released', 'queue'],
    holdsMasterKey: true,
    holdsTokenSecret: true,
    signsLedger: false,
  },
  hiring: {
    summary: 'hiring managers: packets, receipts, decisions',
    logins: ['access', 'released'],
    holdsMasterKey: false,
    holdsTokenSecret: true,
    signsLedger: false,
  },
  auditor: {
    summary: 'auditors: uniformity, compliance, removals, the ledger',
    logins: ['access', 'screenings', 'released', 'auditor', 'sequencer'],
    holdsMasterKey: false,
    holdsTokenSecret: true,
    signsLedger: true,
  },
  worker: {
    summary: 'the filter, as many processes as are wanted; nobody logs in',
    logins: ['vault', 'queue'],
    holdsMasterKey: true,
    holdsTokenSecret: false,
    signsLedger: false,
  },
} as const satisfies Record<string, Side>;

export type SideName = keyof typeof SIDES;

export function isSide(name: string): name is SideName {
  return Object.hasOwn(SIDES, name);
}

/** The variable that hands over a role's login. */
export const LOGIN_VARIABLES = {
  access: 'ACCESS_DATABASE_URL',
  screenings: 'SCREENINGS_DATABASE_URL',
  vault: 'VAULT_DATABASE_URL',
  desk: 'DESK_DATABASE_URL',
  released: 'RELEASED_DATABASE_URL',
  auditor: 'AUDITOR_DATABASE_URL',
  queue: 'QUEUE_DATABASE_URL',
  sequencer: 'SEQUENCER_DATABASE_URL',
} as const satisfies Record<DatabaseRole, string>;
