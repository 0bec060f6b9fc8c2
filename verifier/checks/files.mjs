import { createHash } from 'node:crypto';

/** @typedef {import('../bundle.mjs').Bundle} Bundle */

export const FORMAT = 'fairscreen-case-bundle/1';

/** What the manifest can't list: itself, and what vouches for it. */
const OUTSIDE = [
  'manifest.json',
  'anchor/entry.json',
  'anchor/proof.json',
  'anchor/checkpoint',
  'anchor/consistency.json',
];

/**
 * @param {import('../report.mjs').Report} report
 * @param {Bundle} bundle
 */
export function checkFiles(report, bundle) {
  report.check('Every file is listed in the manifest, and none was changed', (fault) => {
    const listed = bundle.manifest.at('files').list();
    const unlisted = new Map(
      [...bundle.files]
        .filter(([path]) => !OUTSIDE.includes(path))
        .map(([path, bytes]) => [path, digestOf(bytes)]),
    );
    /** @type {{ path: string, sha256: string }[]} */
    const missing = [];
    const seen = new Set();
    let size = 0;
    for (const item of listed) {
      const path = item.text('path');
      const sha256 = item.text('sha256');
      if (seen.has(path)) fault('manifest.listed_twice', path, 'The manifest lists this file twice.');
      seen.add(path);
      const bytes = bundle.files.get(path);
      if (bytes === undefined) {
        missing.push({ path, sha256 });
        continue;
      }
      size += bytes.length;
      if (unlisted.get(path) !== sha256 || bytes.length !== item.whole('size')) {
        fault(
          'file.altered',
          path,
          'This file is not the one that was exported: its SHA-256 differs from the manifest’s.',
        );
      }
      unlisted.delete(path);
    }
    for (const { path, sha256 } of missing) {
      const [renamed] = [...unlisted].find(([, digest]) => digest === sha256) ?? [];
      if (renamed === undefined) {
        fault('file.missing', path, 'The manifest lists this file, but it is not in the archive.');
      } else {
        unlisted.delete(renamed);
        fault('file.renamed', path, `This file is there under another name: ${renamed}.`);
      }
    }
    for (const path of unlisted.keys()) {
      fault('file.added', path, 'This file is in the archive, but the manifest does not list it.');
    }
    return `All ${listed.length} files of the manifest are there, unchanged, and nothing else is (${size} bytes).`;
  });
}

/** @param {Buffer} bytes */
export function digestOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
