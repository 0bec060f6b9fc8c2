import type { OpenRoom } from '../../platform/database/room-sources.js';
import { LOG_ENTITIES } from '../../platform/ledger/log/log.entities.js';

/** Behind the ledger: reads entries, grows the tree. It can append no entry. */
export const SEQUENCER_ROOM: OpenRoom = { room: 'sequencer', entities: LOG_ENTITIES };
