import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { readSources, sourceFile } from './import-graph.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const VERIFIER = join(ROOT, 'verifier');

/** What the verifier may use of Node: files to read, hashes and signatures to check, arguments to parse. No network. */
const ALLOWED = ['node:crypto', 'node:fs', 'node:util'];

function importsOf(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** What in a file of the verifier would tie it to the service, to packages or to a network. */
function ties(path: string, text: string): string[] {
  const named = importsOf(text).filter((name) => {
    if (!name.startsWith('.')) return !ALLOWED.includes(name);
    const depth = path.split('/').length - 1;
    const up = name.split('/').filter((part) => part === '..').length;
    return up > depth || !name.endsWith('.mjs');
  });
  const reached =
    /\b(?:import|require)\(\s*(?!['"])|\b(?:fetch|WebSocket|EventSource)\s*\(|process\.env/.exec(text);
  return [...named, ...(reached === null ? [] : [reached[0]])].map((what) => `${path}: ${what}`);
}

describe('the verifier', () => {
  const files = readdirSync(VERIFIER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.mjs'),
  );

  it.each([
    ['a.mjs', `import { x } from '../src/kernel/digest.js';`],
    ['checks/a.mjs', `import { x } from '../../src/kernel/digest.js';`],
    ['a.mjs', `import { x } from 'jose';`],
    ['a.mjs', `import http from 'node:http';`],
    ['a.mjs', `const x = await import(name);`],
    ['a.mjs', `const x = await fetch(url);`],
  ])('planted in %s: %s is named', (path, text) => {
    expect(ties(path, text)).toHaveLength(1);
  });

  it('is tied to nothing but Node: whoever does not trust the service need not trust its code', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap((file) => ties(file, readFileSync(join(VERIFIER, file), 'utf8')))).toEqual([]);
  });

  it('lends the service nothing either', () => {
    const planted = sourceFile('auditor/leak.ts', `import { canonical } from '../../verifier/reading.mjs';`);
    const borrowed = [...readSources(join(ROOT, 'src')), planted].filter(({ text }) =>
      importsOf(text).some((name) => name.includes('verifier')),
    );
    expect(borrowed.map(({ path }) => path)).toEqual(['auditor/leak.ts']);
  });
});
