import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A threat model that names tests which are gone is a promise nobody keeps. */
it('every test that SECURITY.md names is there', () => {
  const page = readFileSync(`${ROOT}SECURITY.md`, 'utf8');
  const named = [...page.matchAll(/`(test\/[\w/.-]+\.spec\.ts)`/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(`${ROOT}${path}`))).toEqual([]);
});
