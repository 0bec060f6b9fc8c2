import { readFileSync } from 'node:fs';

const SUFFIX = '_FILE';

/** Variables with what stands in files, and what is wrong with the files; neither holds a value that was wrong. */
export interface WithSecretFiles {
  readonly environment: NodeJS.ProcessEnv;
  readonly problems: readonly string[];
}

/**
 * Takes each of these variables from a file where `NAME_FILE` says so. Container platforms hand secrets over as files,
 * which, unlike variables, are seen neither in a process list nor by child processes.
 */
export function withSecretFiles(environment: NodeJS.ProcessEnv, names: readonly string[]): WithSecretFiles {
  const read: NodeJS.ProcessEnv = {};
  const problems: string[] = [];
  for (const name of names) {
    const file = environment[name + SUFFIX]?.trim() ?? '';
    if (file === '') continue;
    if ((environment[name]?.trim() ?? '') !== '') {
      problems.push(`${name}${SUFFIX}: set this or ${name}, not both`);
      continue;
    }
    try {
      const text = readFileSync(file, 'utf8').trim();
      if (text === '') problems.push(`${name}${SUFFIX}: the file it names is empty`);
      read[name] = text;
    } catch {
      problems.push(`${name}${SUFFIX}: set it to a file that this user can read`);
    }
  }
  return { environment: { ...environment, ...read }, problems };
}
