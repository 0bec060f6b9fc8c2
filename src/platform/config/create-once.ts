import { randomBytes } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { hasCode } from '../../kernel/system-error.js';

/**
 * Creates a file with its whole content, or says that it was there already. The content is written aside and
 * then linked to its name: nobody ever reads half of it, and of those who try at once exactly one creates it.
 */
export function createOnce(file: string, content: string, mode: number): boolean {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, content, { mode, flag: 'wx', flush: true });
  try {
    return linkOnce(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Gives a file a second name, unless somebody has that name. */
export function linkOnce(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}
