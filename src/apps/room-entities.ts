import { FilteredFinding } from '../desk/findings/filtered-finding.entity.js';
import { FINDINGS_INTAKE_ENTITIES } from '../desk/findings/findings.intake.js';
import { Invitation } from '../desk/invitations/invitation.entity.js';
import { INVITATIONS_INTAKE_ENTITIES } from '../desk/invitations/invitations.intake.js';
import { FilteredStatement } from '../desk/statements/filtered-statement.entity.js';
import { STATEMENTS_INTAKE_ENTITIES } from '../desk/statements/statements.intake.js';
import { ACCESS_ENTITIES } from '../platform/access/access.entities.js';
import type { OpenRoom } from '../platform/database/room-sources.js';
import { Entry } from '../platform/ledger/entry.entity.js';
import { PACKET_INTAKE_ENTITIES } from '../released/packets/packet.intake.js';
import { RELEASED_ENTITIES } from '../released/released.entities.js';
import { Assignment } from '../screenings/assignments/assignment.entity.js';
import { ProcessEvent } from '../screenings/process/process-event.entity.js';
import { Screening } from '../screenings/screenings/screening.entity.js';
import { SCREENINGS_ENTITIES } from '../screenings/screenings.entities.js';
import { VAULT_ENTITIES } from '../vault/vault.entities.js';

/** What each room's DataSource lists: its own entities, what it may read below, and the doors it pushes through. */
export const ACCESS_ROOM: OpenRoom = { room: 'access', entities: ACCESS_ENTITIES };

export const SCREENINGS_ROOM: OpenRoom = { room: 'screenings', entities: SCREENINGS_ENTITIES };

export const VAULT_ROOM: OpenRoom = {
  room: 'vault',
  entities: [
    ...VAULT_ENTITIES,
    ...SCREENINGS_ENTITIES,
    ...FINDINGS_INTAKE_ENTITIES,
    ...STATEMENTS_INTAKE_ENTITIES,
    ...INVITATIONS_INTAKE_ENTITIES,
  ],
};

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

/** Of floor 2 the released room knows who is assigned to what, and a screening's stage. */
export const RELEASED_ROOM: OpenRoom = {
  room: 'released',
  entities: [...RELEASED_ENTITIES, Assignment, ProcessEvent, Screening],
};

export const AUDITOR_ROOM: OpenRoom = {
  room: 'auditor',
  entities: [...SCREENINGS_ENTITIES, ...RELEASED_ENTITIES, Entry],
};
