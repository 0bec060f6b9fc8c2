import type { OpenRoom } from '../../platform/database/room-sources.js';
import { RELEASED_ENTITIES } from '../../released/released.entities.js';
import { Assignment } from '../../screenings/assignments/assignment.entity.js';
import { ProcessEvent } from '../../screenings/process/process-event.entity.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';

/**
 * What a decision maker may see. Of floor 2 it knows who is assigned to what, and a screening's stage.
 */
export const RELEASED_ROOM: OpenRoom = {
  room: 'released',
  entities: [...RELEASED_ENTITIES, Assignment, ProcessEvent, Screening],
};
