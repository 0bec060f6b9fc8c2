import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hasCode } from '../../../kernel/system-error.js';

/** The start of a process that is there but may not be looked at. */
export const HIDDEN = 'hidden';

/**
 * Says which process a process id means. An id alone does not: after a crash or a reboot the system gives the
 * same number to somebody else. Id plus time of start names one process for good.
 */
export function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxStartOf(pid);
  if (process.platform === 'win32') return signalReaches(pid) ? 'alive' : undefined;
  return processStatus(pid, 'lstart=');
}

/** The command line of a living process, arguments separated by spaces; undefined when there is none. */
export function commandOf(pid: number): string | undefined {
  if (process.platform === 'win32') return undefined;
  if (process.platform !== 'linux') return processStatus(pid, 'command=');
  const command = readIfThere(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
  return command === '' ? undefined : command;
}

/** A process that ended and waits for its parent to notice counts as gone: it holds nothing any more. */
function linuxStartOf(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return signalReaches(pid) ? HIDDEN : undefined;
  // The second field is the command in brackets and may hold anything; what follows it is regular.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X' || start === undefined) return undefined;
  const boot = readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return `${boot}/${start}`;
}

function processStatus(pid: number, column: string): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' });
  const value = (stdout ?? '').trim();
  return value === '' ? undefined : value;
}

/** Whether the system knows the process id at all, be it a finished process that nobody took note of. */
export function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
