import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { PACKET_FORMATS, type PacketFormat } from '../packets/packet-file.entity.js';
import { PACKET_STATES, type PacketState } from '../packets/packet-state.js';

/** What is said to whoever holds a released file. It holds nothing that the file does not, but whether to use it. */
export class PacketCheckView {
  @Shown({ description: 'Always `packet_check`.', enum: ['packet_check'] })
  object: 'packet_check';

  @Shown({ description: 'The packet that the file is of.', example: exampleId('packet') })
  packet_id: string;

  @Shown({ description: 'The format that it was released in.', enum: PACKET_FORMATS, example: 'pdf' })
  format: PacketFormat;

  @Shown({ description: 'Whether to use it: only the current one.', enum: PACKET_STATES, example: 'current' })
  state: PacketState;

  @Shown({
    description: 'Detached JWS over the bytes as they are (RFC 7797, `b64: false`): `header..signature`.',
    example: 'eyJhbGciOiJFZERTQSIsImI2NCI6ZmFsc2V9..c2lnbmF0dXJl',
  })
  signature: string;

  @Shown({
    description: 'The key that signed it; GET /.well-known/jwks.json has it.',
    example: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  })
  key_id: string;

  @Shown({ description: 'Whether the release stands in the ledger under a signed head.', example: true })
  in_ledger: boolean;
}
