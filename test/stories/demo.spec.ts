import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { DemoLogin } from '../../src/apps/demo-logins.js';
import { ensureDemoWorkspace } from '../../src/apps/demo-workspace.js';
import { logInAll } from '../../src/cli/demo/cast.js';
import { Page } from '../../src/cli/demo/page.js';
import { Script } from '../../src/cli/demo/script.js';
import { playStory } from '../../src/cli/demo/story.js';
import { TestService } from '../support/service.js';

let service: TestService;
let logins: readonly DemoLogin[];
let folder: string;
let url: string;

beforeAll(async () => {
  service = await TestService.start({ LEDGER_SIGNING_KEY: 'ab'.repeat(32) });
  folder = mkdtempSync(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'case-demo-'));
  logins = await ensureDemoWorkspace(service.app, folder);
  url = await service.app.getUrl();
}, 120_000);
afterAll(() => service.stop());

it('the demo is as it says, and fits a terminal of a hundred columns', async () => {
  const shown: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      shown.push(String(chunk));
      done();
    },
  });
  const script = new Script(new Page(output, false));
  await playStory(script, await logInAll(url, logins));
  expect(script.failures).toEqual([]);
  expect(shown.join('')).toContain('takes the proof that the release is in the ledger');
  const lines = shown.join('').split('\n');
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
  expect(shown.join('')).not.toContain('\u001b');
}, 60_000);

it('the worked example of the README runs as it is written', async () => {
  const blocks = workedExample(readFileSync(new URL('../../README.md', import.meta.url), 'utf8'));
  const file = join(folder, 'worked-example.sh');
  writeFileSync(file, `set -eu\n${blocks.join('\n')}`);
  const child = spawn('sh', [file], {
    env: { PATH: pathWithCurl(), PORT: new URL(url).port, DATA_DIR: folder },
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  expect([code, err]).toEqual([0, '']);
  expect(out.match(/"code":"[\w.]+"/g)).toEqual(['"code":"permission.denied"']);
  expect(out).toContain('"object":"decision"');
  expect(out).toContain('"verdict":"uniform"');
  expect(out).toContain('"intact":true');
}, 60_000);

function workedExample(readme: string): string[] {
  const section = readme.slice(
    readme.indexOf('## A worked example'),
    readme.indexOf('## The filter from the shell'),
  );
  return [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
}

/** A curl of ours comes last, for machines that have nothing but Node. */
function pathWithCurl(): string {
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  const standIn = fileURLToPath(new URL('../support/curl.mjs', import.meta.url));
  writeFileSync(join(programs, 'curl'), `#!/bin/sh\nexec node '${standIn}' "$@"\n`, { mode: 0o755 });
  return [dirname(process.execPath), process.env['PATH'], programs].join(delimiter);
}
