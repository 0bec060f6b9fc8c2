import { ACCESS_ENTITIES } from '../../platform/access/access.entities.js';
import type { OpenRoom } from '../../platform/database/room-sources.js';

/** Accounts and sessions: every process where people log in opens it. */
export const ACCESS_ROOM: OpenRoom = { room: 'access', entities: ACCESS_ENTITIES };
