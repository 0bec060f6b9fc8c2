import type { OpenRoom } from '../../platform/database/room-sources.js';
import { LOG_ENTITIES } from '../../platform/ledger/log/log.entities.js';
import { RELEASED_ENTITIES } from '../../released/released.entities.js';
import { SCREENINGS_ENTITIES } from '../../screenings/screenings.entities.js';

/** The other wing: reads floor 2, what was released, and the ledger. */
export const AUDITOR_ROOM: OpenRoom = {
  room: 'auditor',
  entities: [...SCREENINGS_ENTITIES, ...RELEASED_ENTITIES, ...LOG_ENTITIES],
};
