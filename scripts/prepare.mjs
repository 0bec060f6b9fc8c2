// Gets a fresh checkout ready to run, with nothing but Node: `install` sees to node_modules, `build` also to dist.
// npm's pre-scripts call it each time, so it does nothing, and says nothing, when nothing has changed.
// Standard output stays empty: `npm run --silent filter` is piped into other programs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whileAlone } from './prepare-lock.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(ROOT, ...parts);
const INSTALLED = at('node_modules', '.fairscreen-lock');
const SETTINGS = [
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  join('scripts', 'compile-tables.mjs'),
];
const BUILT = at('dist', '.fairscreen-build');

class Refusal extends Error {}

function install() {
  const wanted = fingerprint(['package-lock.json']);
  if (read(INSTALLED) === wanted) return;
  if (!matchesLockfile()) {
    tell('Installing packages (once, and whenever package-lock.json changes) ...');
    // Development packages too, whatever NODE_ENV says: the compiler is one of them.
    const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-update-notifier'];
    const result = npm(['ci', ...flags, '--progress=false', '--loglevel=warn']);
    if (result.status !== 0) {
      throw new Refusal(
        `${result.error?.message ?? ''}${result.stdout ?? ''}${result.stderr ?? ''}\n` +
          'Installing the packages failed; npm says why above. Usual reasons: no way to the package registry (set a proxy\n' +
          'or a mirror in .npmrc), a full disk, or a folder you may not write to. Then run the same command again.',
      );
    }
  }
  writeFileSync(INSTALLED, wanted);
}

/** Whoever ran npm themselves need not wait for a second installation: npm notes what it has installed. */
function matchesLockfile() {
  try {
    const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
    const [wanted, installed] = [
      packages(at('package-lock.json')),
      packages(at('node_modules', '.package-lock.json')),
    ];
    return Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === '' ||
        (installed[path] === undefined
          ? optional === true
          : installed[path].version === version && existsSync(at(path))),
    );
  } catch {
    return false;
  }
}

function npm(args) {
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 };
  const script = process.env.npm_execpath;
  // The npm that runs us; only when run by hand, whichever one is found.
  if (script?.endsWith('.js')) return spawnSync(process.execPath, [script, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function build() {
  const sources = filesIn('src');
  const wanted = fingerprint([...SETTINGS, ...sources]);
  if (read(BUILT) === wanted) return;
  tell('Building ...');
  // Without the note of a finished build nothing in dist can be trusted, its incremental state least of all.
  if (read(BUILT) === undefined) rmSync(at('dist'), { recursive: true, force: true });
  const compiler = at('node_modules', 'typescript', 'bin', 'tsc');
  const result = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Refusal(`${result.stdout}${result.stderr}\nThe sources do not compile.`);
  const kept = new Set(sources.flatMap(copiedOrCompiled));
  const tables = spawnSync(process.execPath, [at('scripts', 'compile-tables.mjs')], { encoding: 'utf8' });
  if (tables.status !== 0) throw new Refusal(`${tables.stderr}\nThe lexicons do not compile.`);
  kept.add(join('dist', 'vault', 'filter', 'generated', 'tables.bin'));
  for (const file of filesIn('dist')) if (!kept.has(file) && !isState(file)) rmSync(at(file));
  writeFileSync(BUILT, wanted);
}

/** What a source leaves in dist; what is no TypeScript (word lists, templates) goes there as it is. */
function copiedOrCompiled(source) {
  const target = join('dist', source.slice('src/'.length));
  if (source.endsWith('.ts')) {
    const stem = target.slice(0, -'.ts'.length);
    return [`${stem}.js`, `${stem}.js.map`, `${stem}.d.ts`];
  }
  mkdirSync(dirname(at(target)), { recursive: true });
  copyFileSync(at(source), at(target));
  return [target];
}

function isState(file) {
  return file === join('dist', '.fairscreen-build') || file.endsWith('.tsbuildinfo');
}

function filesIn(folder) {
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { recursive: true })
    .map((name) => join(folder, name))
    .filter((file) => statSync(at(file)).isFile())
    .sort();
}

/** Of content, not of dates: a checkout of an older state has newer dates, a vanished file has none. */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(at(file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function isReady(task) {
  if (read(INSTALLED) !== fingerprint(['package-lock.json'])) return false;
  if (task === 'install') return true;
  return read(BUILT) === fingerprint([...SETTINGS, ...filesIn('src')]);
}

/** Progress is for a person who waits, not for logs. */
function tell(line) {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refusal(
    `Fairscreen needs Node 20.19 or later; this is ${process.versions.node} (${process.execPath}).`,
  );
}

const [task] = process.argv.slice(2);
try {
  if (task !== 'install' && task !== 'build')
    throw new Refusal('Usage: node scripts/prepare.mjs install|build');
  checkNode();
  if (!isReady(task)) {
    await whileAlone(at('.prepare-lock'), tell, () => {
      install();
      if (task === 'build') build();
    });
  }
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message.trim()}\n`);
  process.exitCode = 1;
}
