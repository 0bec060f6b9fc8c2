import { setTimeout as pause } from 'node:timers/promises';
import { sha256 } from '../../../kernel/digest.js';
import { parseVerifier } from '../../../platform/ledger/notes/signed-note.js';
import { checkProof, checkSignature } from '../../packet-check/checked-file.js';
import { numberAt, textAt, valueAt } from '../answer.js';
import type { Cast } from '../cast.js';
import { get, type Person } from '../person.js';
import type { Script } from '../script.js';

/** Whoever holds a file of the packet can tell that it is the one that was released, as `packet:check` does. */
export async function checkPacket(script: Script, cast: Cast, packetId: string): Promise<void> {
  const { hiring_manager: manager } = cast;
  const file = await script.play(
    manager,
    'gets it as a file, canonical JSON',
    get(`/v1/packets/${packetId}/files/json`),
    { status: 200, tell: ({ text }) => `${Buffer.byteLength(text)} bytes` },
  );
  const bytes = Buffer.from(file.text, 'utf8');
  const release = await script.play(
    manager,
    'asks whether that file was released',
    get(`/v1/packet-checks/${sha256(bytes)}`),
    { status: 200, tell: ({ json }) => `${textAt(json, 'format')}, ${textAt(json, 'state')}` },
  );
  const keys = await manager.send(get('/.well-known/jwks.json'));
  const signature = textAt(release.json, 'signature');
  script.claim(
    'Its signature holds, by a published key.',
    valueAt(release.json, 'packet_id') === packetId && checkSignature(bytes, signature, keys.json).passed,
  );
  const altered = Buffer.from(bytes);
  altered.writeUInt8(altered.readUInt8(altered.length - 3) ^ 1, altered.length - 3);
  script.claim(
    'With one sign changed, it does not hold.',
    !checkSignature(altered, signature, keys.json).passed,
  );
}

/** The auditor shows that the ledger names the same file: by a proof that asks nobody to be believed. */
export async function provePacket(script: Script, cast: Cast, packetId: string): Promise<void> {
  const { auditor, hiring_manager: manager } = cast;
  const key = await auditor.send(get('/v1/ledger/key'));
  if (key.status === 404) {
    script.page.paragraph(
      'This instance was given no key to sign its ledger with, so there is no proof to take.',
    );
    return;
  }
  await untilSigned(auditor, packetId);
  const proof = await script.play(
    auditor,
    'takes the proof that the release is in the ledger',
    get(`/v1/packets/${packetId}/proof`),
    {
      status: 200,
      tell: ({ json }) => `entry ${numberAt(json, 'leaf_index') + 1} of ${numberAt(json, 'tree_size')}`,
    },
  );
  const log = parseVerifier(textAt(key.json, 'verifier'));
  const file = await manager.send(get(`/v1/packets/${packetId}/files/json`));
  const bytes = Buffer.from(file.text, 'utf8');
  script.claim(
    'By that proof the ledger names the hiring manager’s file, under a head that its key signed.',
    log !== null && checkProof(bytes, proof.json, log).passed,
  );
}

/** A release is under a signed head some seconds later. */
async function untilSigned(auditor: Person, packetId: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { status } = await auditor.send(get(`/v1/packets/${packetId}/proof`));
    if (status !== 409) return;
    await pause(PAUSE_MS);
  }
}

const ATTEMPTS = 40;
const PAUSE_MS = 500;
