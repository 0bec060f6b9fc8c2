import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { SignedFormatView } from '../packets/packet-file.dto.js';
import { PACKET_STATES, type PacketState } from '../packets/packet-state.js';

/** What is said to whoever holds a released file. It holds nothing that the file does not, but whether to use it. */
export class PacketCheckView extends SignedFormatView {
  @Shown({ description: 'Always `packet_check`.', enum: ['packet_check'] })
  object: 'packet_check';

  @Shown({ description: 'The packet that the file is of.', example: exampleId('packet') })
  packet_id: string;

  @Shown({ description: 'Whether to use it: only the current one.', enum: PACKET_STATES, example: 'current' })
  state: PacketState;

  @Shown({ description: 'Whether the release stands in the ledger under a signed head.', example: true })
  in_ledger: boolean;
}
