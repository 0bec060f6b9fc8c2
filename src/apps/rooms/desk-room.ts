import { FilteredFinding } from '../../desk/findings/filtered-finding.entity.js';
import { Invitation } from '../../desk/invitations/invitation.entity.js';
import { FilteredStatement } from '../../desk/statements/filtered-statement.entity.js';
import type { OpenRoom } from '../../platform/database/room-sources.js';
import { PACKET_INTAKE_ENTITIES } from '../../released/packets/packet.intake.js';
import { SCREENINGS_ENTITIES } from '../../screenings/screenings.entities.js';

/** Filtered only: its own entity, floor 2, and the door through which it pushes packets. */
export const DESK_ROOM: OpenRoom = {
  room: 'desk',
  entities: [
    FilteredFinding,
    FilteredStatement,
    Invitation,
    ...SCREENINGS_ENTITIES,
    ...PACKET_INTAKE_ENTITIES,
  ],
};
