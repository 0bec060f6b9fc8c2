import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { MEDIA_TYPES, PACKET_FORMATS, type PacketFile, type PacketFormat } from './packet-file.entity.js';
import { PACKET_STATES, type PacketState } from './packet-state.js';

/** A format, and what shows that its bytes are the ones released. */
export class SignedFormatView {
  @Shown({ description: 'The format.', enum: PACKET_FORMATS, example: 'pdf' })
  format: PacketFormat;

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
}

export class PacketFileView extends SignedFormatView {
  @Shown({ description: 'Its media type.', example: 'application/pdf' })
  media_type: string;

  @Shown({
    description: 'Where the bytes are.',
    example: '/v1/packets/pkt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R/files/pdf',
  })
  href: string;

  @Shown({ description: 'SHA-256 of the bytes, in hex.', example: '9f86d081884c7d659a2feaa0c55ad015…' })
  digest: string;
}

export class PacketFilesView {
  @Shown({ description: 'Always `packet_files`.', enum: ['packet_files'] })
  object: 'packet_files';

  @Shown({ description: 'The packet.', example: exampleId('packet') })
  packet_id: string;

  @Shown({ description: 'Which one to use: only the current one.', enum: PACKET_STATES, example: 'current' })
  state: PacketState;

  @Shown({
    description:
      'Whether the release stands in the ledger under a signed head; true some seconds after the release.',
    example: true,
  })
  in_ledger: boolean;

  @Shown({ description: 'Each format, with its signature.', type: PacketFileView, isArray: true })
  files: PacketFileView[];
}

export class PacketKeyView {
  @Shown({ description: 'Always `OKP` (RFC 8037).', enum: ['OKP'] })
  kty: 'OKP';

  @Shown({ description: 'Always `Ed25519`.', enum: ['Ed25519'] })
  crv: 'Ed25519';

  @Shown({
    description: 'The public key, base64url.',
    example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  })
  x: string;

  @Shown({
    description: 'Its thumbprint (RFC 7638).',
    example: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  })
  kid: string;

  @Shown({ description: 'Always `sig`.', enum: ['sig'] })
  use: 'sig';

  @Shown({ description: 'Always `EdDSA`.', enum: ['EdDSA'] })
  alg: 'EdDSA';
}

export class PacketKeysView {
  @Shown({
    description: 'Every key that ever signed a packet (RFC 7517).',
    type: PacketKeyView,
    isArray: true,
  })
  keys: PacketKeyView[];
}

export function packetFileView(file: Omit<PacketFile, 'bytes'>): PacketFileView {
  return {
    format: file.format,
    media_type: MEDIA_TYPES[file.format],
    href: `/v1/packets/${file.packetId}/files/${file.format}`,
    digest: file.digest,
    signature: file.signature,
    key_id: file.keyId,
  };
}
