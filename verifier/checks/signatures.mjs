import { isSigned, keyIdOf, parseDetached } from '../jws.mjs';
import { counted } from '../report.mjs';
import { digestOf } from './files.mjs';

/**
 * @typedef {import('../bundle.mjs').Bundle} Bundle
 * @typedef {import('../bundle.mjs').Entry} Entry
 * @typedef {import('../jws.mjs').Jwk} Jwk
 * @typedef {import('../report.mjs').Say} Say
 */

/**
 * The formats of each packet, and their signatures. Packets that were released before there were signatures have
 * neither, and the ledger says so: their release names no files.
 *
 * @param {import('../report.mjs').Report} report
 * @param {Bundle} bundle
 * @param {Jwk[]} pinned
 */
export function checkSignatures(report, bundle, pinned) {
  report.check('Every format of every packet is as it was released, and signed', (fault, remark) => {
    const releases = bundle.ofScreening.filter(
      ({ kind, body }) => kind === 'packet.released' && body.has('files'),
    );
    if (releases.length === 0) return 'No packet was released in signed formats.';
    const keys = keysOf(bundle, fault);
    if (pinned.length === 0) {
      remark(
        'key.packets_not_pinned',
        'packets/jwks.json',
        'You brought no keys of packets along, so the archive’s own were used.',
      );
    }
    let files = 0;
    for (const entry of releases) {
      const packetId = entry.body.text('packet_id');
      for (const [format, digest] of Object.entries(entry.body.at('files').members())) {
        files += 1;
        checkFile(
          bundle,
          entry,
          { path: `packets/${packetId}/packet.${format}`, digest, keys, pinned },
          fault,
        );
      }
    }
    return `${counted(files, 'file')} of ${counted(releases.length, 'packet')}, each as it was released and signed with a key that the ledger knows.`;
  });
}

/**
 * @param {Bundle} bundle
 * @param {Entry} entry
 * @param {{ path: string, digest: unknown, keys: Map<string, Jwk>, pinned: Jwk[] }} of
 * @param {Say} fault
 */
function checkFile(bundle, entry, { path, digest, keys, pinned }, fault) {
  const bytes = bundle.files.get(path);
  const jws = bundle.files.get(`${path}.jws`);
  if (bytes === undefined || jws === undefined) {
    const lacking = bytes === undefined ? path : `${path}.jws`;
    fault('packet.format_missing', lacking, `It was released (${entry.id}), but is not in the bundle.`);
    return;
  }
  if (digestOf(bytes) !== digest) {
    fault(
      'packet.format_altered',
      path,
      `This is not the file that was released at ${entry.at} (${entry.id}).`,
    );
  }
  const signed = parseDetached(jws.toString('latin1'));
  if (signed === null) {
    fault(
      'signature.malformed',
      `${path}.jws`,
      'This is no detached signature of the kind that packets have.',
    );
    return;
  }
  const { keyId } = signed;
  if (keyId !== entry.body.text('packet_key_id')) {
    fault(
      'signature.other_key',
      `${path}.jws`,
      `It is signed with ${keyId}; the release names ${entry.body.text('packet_key_id')}.`,
    );
  }
  const key = keys.get(keyId);
  if (key === undefined) {
    fault('signature.unknown_key', `${path}.jws`, `The key ${keyId} is not in packets/jwks.json.`);
    return;
  }
  if (pinned.length > 0 && !pinned.some((it) => keyIdOf(it) === keyId)) {
    fault('key.packet_wrong', `${path}.jws`, `The key ${keyId} is not among those you brought along.`);
  }
  if (!publishedBefore(bundle, entry, keyId, key)) {
    fault(
      'signature.key_not_published',
      `${path}.jws`,
      `The ledger did not know of the key ${keyId} when the packet was released.`,
    );
  }
  if (!isSigned(signed, bytes, key))
    fault('signature.wrong', `${path}.jws`, 'The signature does not fit this file.');
}

/**
 * @param {Bundle} bundle
 * @param {Say} fault
 * @returns {Map<string, Jwk>}
 */
function keysOf(bundle, fault) {
  /** @type {Map<string, Jwk>} */
  const keys = new Map();
  for (const item of bundle.json('packets/jwks.json').at('keys').list()) {
    const jwk = /** @type {Jwk} */ (item.members());
    const keyId = keyIdOf(jwk);
    if (keyId === null || keyId !== item.text('kid')) {
      fault('key.malformed', item.where, 'This is no Ed25519 key, or its id is not its thumbprint.');
    } else {
      keys.set(keyId, jwk);
    }
  }
  return keys;
}

/**
 * @param {Bundle} bundle
 * @param {Entry} release
 * @param {string} keyId
 * @param {Jwk} key
 */
function publishedBefore(bundle, release, keyId, key) {
  return bundle
    .ofKind('packet_key.published')
    .some(
      ({ body, place }) =>
        place < release.place && body.text('packet_key_id') === keyId && body.text('public_key') === key.x,
    );
}
