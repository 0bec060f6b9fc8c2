// Two terminals, or a service and its tests, may get the same checkout ready at once. One does it, the others wait.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const token = `${process.pid} ${startOf(process.pid)} ${Math.random()}`;

export async function whileAlone(folder, tell, work) {
  await take(folder, tell);
  try {
    await work();
  } finally {
    if (holderOf(folder) === token) rmSync(folder, { recursive: true, force: true });
  }
}

async function take(folder, tell) {
  let told = false;
  for (;;) {
    if (make(folder)) {
      // Two that cleared the same leftover may have crossed: whose name remains goes on.
      await pause(50);
      if (holderOf(folder) === token) return;
    } else if (isLeftover(folder)) {
      clear(folder);
    } else {
      if (!told) tell('Waiting for another start that is getting this folder ready ...');
      told = true;
      await pause(100);
    }
  }
}

function make(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(folder, 'holder'), token);
  return true;
}

/** Its holder was killed: that process id is free, or means another process since. */
function isLeftover(folder) {
  const holder = holderOf(folder);
  if (holder !== undefined) {
    const [pid, start] = holder.split(' ');
    return startOf(Number(pid)) !== start;
  }
  // No name in it yet: being made this moment, unless that moment is long past.
  try {
    return Date.now() - statSync(folder).mtimeMs > 5000;
  } catch {
    return false;
  }
}

function clear(folder) {
  const aside = `${folder}-${process.pid}`;
  try {
    renameSync(folder, aside);
  } catch {
    return; // Somebody else was quicker.
  }
  rmSync(aside, { recursive: true, force: true });
}

function holderOf(folder) {
  try {
    return readFileSync(join(folder, 'holder'), 'utf8');
  } catch {
    return undefined;
  }
}

/** A process id alone is given out again; with the time of start it means one process. '-' when there is none. */
function startOf(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? '-' : fields[19];
    }
    if (process.platform !== 'win32') {
      const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
      return stdout.trim().replaceAll(' ', '_') || '-';
    }
    process.kill(pid, 0);
    return 'alive';
  } catch {
    return '-';
  }
}
