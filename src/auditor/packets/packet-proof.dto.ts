import { Shown } from '../../platform/http/shown.js';
import { InclusionProofView } from '../ledger/ledger-log.dto.js';

/** Everything that a checker without the service needs, but the ledger's key. */
export class PacketProofView extends InclusionProofView {
  @Shown({ description: 'The packet.', example: 'pkt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  packet_id: string;

  @Shown({
    description:
      'The ledger entry of the release, canonical (RFC 8785). `body.files` has the digest of each file.',
    example:
      '{"actor":"acc_…","body":{"files":{"json":"9f86…"},"packet_id":"pkt_…"},"kind":"packet.released"}',
  })
  entry: string;
}
