import { FINDINGS_INTAKE_ENTITIES } from '../../desk/findings/findings.intake.js';
import { INVITATIONS_INTAKE_ENTITIES } from '../../desk/invitations/invitations.intake.js';
import { REFILTERED_INTAKE_ENTITIES } from '../../desk/refiltered/refiltered.intake.js';
import { STATEMENTS_INTAKE_ENTITIES } from '../../desk/statements/statements.intake.js';
import type { OpenRoom } from '../../platform/database/room-sources.js';
import { SCREENINGS_ENTITIES } from '../../screenings/screenings.entities.js';
import { VAULT_ENTITIES } from '../../vault/vault.entities.js';

/** Raw: its own entities, floor 2, and the door through which it pushes filtered findings. */
export const VAULT_ROOM: OpenRoom = {
  room: 'vault',
  entities: [
    ...VAULT_ENTITIES,
    ...SCREENINGS_ENTITIES,
    ...FINDINGS_INTAKE_ENTITIES,
    ...STATEMENTS_INTAKE_ENTITIES,
    ...REFILTERED_INTAKE_ENTITIES,
    ...INVITATIONS_INTAKE_ENTITIES,
  ],
};
