import { Account } from './account.entity.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { SecondFactor } from './second-factor.entity.js';
import { Session } from './session.entity.js';
import { LinkedIdentity } from './single-sign-on/linked-identity.entity.js';

/** Everything the access room's DataSource knows. */
export const ACCESS_ENTITIES = [Account, Session, SecondFactor, IdempotencyKey, LinkedIdentity] as const;
