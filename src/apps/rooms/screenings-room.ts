import type { OpenRoom } from '../../platform/database/room-sources.js';
import { SCREENINGS_ENTITIES } from '../../screenings/screenings.entities.js';

/** Floor 2: no online content, no names. */
export const SCREENINGS_ROOM: OpenRoom = { room: 'screenings', entities: SCREENINGS_ENTITIES };
