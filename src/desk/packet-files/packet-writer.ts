import { Inject, Injectable } from '@nestjs/common';
import { deriveKey } from '../../kernel/derive-key.js';
import { sha256 } from '../../kernel/digest.js';
import { heldMasterKeys, Runtime } from '../../platform/runtime.js';
import { type FileSigner, fileSigner, signDetached } from '../../platform/signing/detached-jws.js';
import {
  documentBytes,
  PACKET_FORMATS,
  type PacketDocument,
  type PacketFormat,
  type SignedFile,
} from '../../released/packets/packet.intake.js';
import { packetHtml } from './packet-html.js';
import { packetPage } from './packet-page.js';
import { packetPdf } from './packet-pdf.js';

/** A packet in every format, and the key that signed them. */
export interface WrittenPacket {
  readonly files: readonly SignedFile[];
  readonly signer: FileSigner;
}

/**
 * Writes a packet's files and signs them. The key is derived from the master key that wraps today, so that hiring and
 * auditor, which check signatures, could make none; a rotation of the master key changes it (docs/packets.md).
 */
@Injectable()
export class PacketWriter {
  constructor(@Inject(Runtime) private readonly runtime: Runtime) {}

  async write(document: PacketDocument): Promise<WrittenPacket> {
    const signer = this.signer();
    const page = packetPage(document);
    const written: { readonly [format in PacketFormat]: Buffer } = {
      json: documentBytes(document),
      html: Buffer.from(packetHtml(page), 'utf8'),
      pdf: await packetPdf(page, document.id, new Date(document.released_at)),
    };
    const files = await Promise.all(
      PACKET_FORMATS.map(async (format) => ({
        format,
        bytes: written[format],
        digest: sha256(written[format]),
        signature: await signDetached(signer, written[format]),
      })),
    );
    return { files, signer };
  }

  private signer(): FileSigner {
    const [current] = heldMasterKeys(this.runtime)();
    if (current === undefined) throw new Error('This process holds no master key.');
    return fileSigner(deriveKey(current, 'sign packets'));
  }
}
