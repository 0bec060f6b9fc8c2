import type { Role } from './permission.js';

/** The person behind an act. Always the first argument, never optional: nobody acts as nobody. */
export interface Actor {
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly sessionId: string;
}

/** Who acted, as the ledger writes it: an account's id, or a part of the service acting by itself. */
export type ActorName = string;

/** The service's own acts: filtering in the background, opening an incident, creating the demo workspace. */
export const SYSTEM_ACTORS = {
  filter: 'system:filter',
  setup: 'system:setup',
  watch: 'system:watch',
} as const;
