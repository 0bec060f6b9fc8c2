// Fails when a package that the service is shipped with has a licence nobody looked at. Reads the lockfile, so it
// needs neither the network nor node_modules.
import { readFileSync } from 'node:fs';

/** Permissive licences: whoever runs the service owes nothing but notices. */
const ALLOWED = new Set([
  '(MIT AND Zlib)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  // Fonts: embedding them in a document puts nothing on the document.
  'MIT AND OFL-1.1',
  'Python-2.0',
]);

/** Packages whose lockfile entry names no licence, and the one that their own files name. */
const READ_BY_HAND = new Map([
  ['busboy', 'MIT'],
  ['png-js', 'MIT'],
  ['streamsearch', 'MIT'],
]);

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const shipped = Object.entries(packages)
  .filter(([path, entry]) => path !== '' && entry.dev !== true)
  .map(([path, { license, version }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { name, version, licence: license ?? READ_BY_HAND.get(name) ?? 'none named' };
  });
const refused = shipped.filter(({ licence }) => !ALLOWED.has(licence));

const counts = new Map();
for (const { licence } of shipped) counts.set(licence, (counts.get(licence) ?? 0) + 1);
for (const [licence, count] of [...counts].sort(([a], [b]) => a.localeCompare(b))) {
  process.stdout.write(`${String(count).padStart(4)}  ${licence}\n`);
}
for (const { name, version, licence } of refused) {
  process.stderr.write(`${name}@${version}: ${licence} is not among the licences this project ships with.\n`);
}
process.exitCode = refused.length > 0 ? 1 : 0;
