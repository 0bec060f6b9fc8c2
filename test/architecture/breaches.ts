import { EMPTY_NAMES, FLOORS, NEVER_REACHED, PURE_FOLDERS } from './floors.js';
import { reachableFrom, roomOf, type SourceFile } from './import-graph.js';

/** Every breach of the floors in these files, in words that name both ends. */
export function breaches(sources: readonly SourceFile[]): string[] {
  const files = new Map(sources.map((file) => [file.path, file]));
  return [
    ...sources.flatMap(floorBreaches),
    ...sources.flatMap(unreadableImports),
    ...sources.flatMap(impurities),
    ...sources.flatMap(bannedWords),
    ...cycles(files),
    ...NEVER_REACHED.flatMap(({ from, folders }) => forbiddenReach(from, folders, files)),
  ];
}

function floorBreaches(file: SourceFile): string[] {
  const room = roomOf(file.path);
  const rule = FLOORS.find((floor) => floor.room === room);
  if (rule === undefined) return [`${file.path}: "${room}" is not a room of the house`];
  return file.imports
    .filter((target) => {
      const other = roomOf(target);
      if (other === room || rule.mayImport.includes(other)) return false;
      return !(rule.throughDoors.includes(other) && target.endsWith('.intake.ts'));
    })
    .map((target) => `${file.path} -> ${target}`);
}

function unreadableImports(file: SourceFile): string[] {
  return file.unreadable.map((name) => `${file.path}: import can't be followed: ${name}`);
}

function impurities(file: SourceFile): string[] {
  return PURE_FOLDERS.filter(({ folder }) => file.path.startsWith(`${folder}/`)).flatMap(
    ({ folder, allowedPackages }) => [
      ...file.packages
        .filter((name) => !allowedPackages.includes(name))
        .map((name) => `${file.path}: ${folder} is pure and may not import ${name}`),
      ...file.imports
        .filter((target) => !target.startsWith(`${folder}/`) && !target.startsWith('kernel/'))
        .map((target) => `${file.path}: ${folder} is pure and may not import ${target}`),
    ],
  );
}

function bannedWords(file: SourceFile): string[] {
  const found: string[] = [];
  if (EMPTY_NAMES.test(file.path)) found.push(`${file.path}: the name says nothing`);
  if (file.text.includes('forwardRef(')) found.push(`${file.path}: forwardRef`);
  if (/strict:\s*false/.test(file.text))
    found.push(`${file.path}: reaches out of its module (strict: false)`);
  if (/entities:\s*\[[^\]]*\*/.test(file.text)) found.push(`${file.path}: entities by glob`);
  if (
    /process\.env/.test(file.text) &&
    !file.path.startsWith('platform/config/') &&
    roomOf(file.path) !== 'cli'
  ) {
    if (file.path !== 'main.ts') found.push(`${file.path}: reads the environment`);
  }
  return found;
}

function cycles(files: ReadonlyMap<string, SourceFile>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (done.has(path)) return;
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) {
      found.push(`cycle: ${[...trail.slice(seenAt), path].join(' -> ')}`);
      return;
    }
    for (const next of files.get(path)?.imports ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of files.keys()) visit(path, []);
  return found;
}

function forbiddenReach(
  from: string,
  folders: readonly string[],
  files: ReadonlyMap<string, SourceFile>,
): string[] {
  if (!files.has(from)) return [`${from}: the file the rule speaks of is not there`];
  return [...reachableFrom(from, files)]
    .filter(([path]) => folders.includes(roomOf(path)))
    .map(([, way]) => `reached: ${way.join(' -> ')}`);
}
