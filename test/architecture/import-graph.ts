import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/** One source file with what it imports: paths within `src` for its own, package names for others. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  /** Imports that the compiler can't name: computed, by alias, or leaving `src`. */
  readonly unreadable: readonly string[];
}

/** Reads every file of a source folder with the compiler's own scanner: value, type and dynamic imports alike. */
export function readSources(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => sourceFile(file.split(sep).join('/'), readFileSync(join(root, file), 'utf8')));
}

/** Scans one file's text. `path` is relative to `src`. */
export function sourceFile(path: string, text: string): SourceFile {
  const names = [
    ...ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName),
    ...typeImports(text),
  ];
  const own = names.filter((name) => name.startsWith('.'));
  const resolved = own.map((name) => posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts'));
  const packages = names.filter((name) => !name.startsWith('.'));
  return {
    path,
    text,
    imports: resolved.filter((name) => !name.startsWith('..')),
    packages,
    unreadable: [
      ...resolved.filter((name) => name.startsWith('..')),
      ...packages.filter((name) => /^(src\/|@\/|~|#)/.test(name)),
      ...computedImports(text),
    ],
  };
}

/** `import('…')` in type positions, which the scanner leaves out. */
function typeImports(text: string): string[] {
  return [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => match[1] ?? '');
}

function computedImports(text: string): string[] {
  return [...text.matchAll(/\b(?:import|require)\(\s*(?!['"])[^)]*\)/g)].map((match) => match[0]);
}

/** Everything reachable from one file, itself included, each with the way it was reached. */
export function reachableFrom(start: string, files: ReadonlyMap<string, SourceFile>): Map<string, string[]> {
  const ways = new Map<string, string[]>([[start, [start]]]);
  const queue = [start];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const next of files.get(path)?.imports ?? []) {
      if (ways.has(next)) continue;
      ways.set(next, [...(ways.get(path) ?? []), next]);
      queue.push(next);
    }
  }
  return ways;
}

/** The room of a file: its first folder, or `apps` and `cli` for the two files at the top. */
export function roomOf(path: string): string {
  if (path === 'main.ts') return 'apps';
  if (path === 'cli.ts') return 'cli';
  return path.split('/')[0] ?? '';
}

/** A path below the project, for messages. */
export function below(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
