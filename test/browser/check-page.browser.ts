import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type ReleasedCase, releasedCase } from '../stories/released-case.js';
import { fileOf } from '../support/file-of.js';
import { TestService } from '../support/service.js';

// Pages as people meet them, in a real browser: the one where a packet is checked, and a packet’s own.

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let service: TestService;
let released: ReleasedCase;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let url: string;
/** What the browser complained about: refused scripts and styles among it. */
let complaints: string[];
let requested: string[];

beforeAll(async () => {
  service = await TestService.start();
  released = await releasedCase(service);
  url = await service.app.getUrl();
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await service.stop();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  complaints = [];
  requested = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requested.push(`${request.method()} ${request.url().slice(url.length)}`));
});
afterEach(() => context.close());

/** What axe finds wrong, as rule and place. */
async function violations(): Promise<string[]> {
  await page.evaluate(AXE);
  const found: readonly Result[] = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(WCAG)} }).then((result) => result.violations)`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** WCAG 1.4.10: at 320 CSS pixels nothing has to be scrolled sideways. */
async function isWiderThanAPhone(): Promise<boolean> {
  await page.setViewportSize({ width: 320, height: 640 });
  return page.evaluate('document.documentElement.scrollWidth > 320');
}

async function verdictOn(name: string, buffer: Buffer): Promise<string> {
  await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer });
  await page.locator('#verdict h2').filter({ hasNotText: 'Checking' }).waitFor();
  return page.innerText('#verdict');
}

describe('the page where a packet is checked', () => {
  beforeEach(async () => {
    await page.goto(`${url}/packets/check`);
  });

  it('says of a file that was changed by one bit that it is not genuine', async () => {
    for (const format of ['json', 'html', 'pdf']) {
      const bytes = await fileOf(released.hiringManager, released.packetId, format);
      bytes.writeUInt8(bytes.readUInt8(400) ^ 1, 400);
      expect(await verdictOn(`packet.${format}`, bytes)).toMatch(
        /^Not genuine\n[\s\S]*Do not use this file\.$/,
      );
    }
  });

  it('says of nothing at all that it is not genuine', async () => {
    expect(await verdictOn('empty.pdf', Buffer.alloc(0))).toMatch(/^Not genuine\n/);
  });

  it('does not take the service’s word for a signature that is not the file’s', async () => {
    const bytes = await fileOf(released.hiringManager, released.packetId, 'pdf');
    await page.route('**/v1/packet-checks/*', async (route) => {
      const answer = await route.fetch();
      const { signature, ...said } = await answer.json();
      const other = signature.endsWith('AA')
        ? `${signature.slice(0, -4)}BBAA`
        : `${signature.slice(0, -4)}AAAA`;
      await route.fulfill({ response: answer, json: { ...said, signature: other } });
    });
    expect(await verdictOn('packet.pdf', bytes)).toMatch(/^Not genuine\n+Its signature is not valid/);
  });

  it('gives no verdict when the service does not answer', async () => {
    await page.route('**/v1/packet-checks/*', (route) => route.abort());
    const bytes = await fileOf(released.hiringManager, released.packetId, 'pdf');
    expect(await verdictOn('packet.pdf', bytes)).toMatch(/^Not checked\n/);
  });

  it('says of each released file that it is genuine, and sends none of them', async () => {
    for (const format of ['json', 'html', 'pdf']) {
      const bytes = await fileOf(released.hiringManager, released.packetId, format);
      const verdict = await verdictOn(`packet.${format}`, bytes);
      expect(verdict).toMatch(/^Genuine\n/);
      expect(verdict).toContain(`${released.packetId}, format ${format}`);
      expect(verdict).toContain('Its signature was verified here');
    }
    expect(requested.filter((line) => !line.startsWith('GET '))).toEqual([]);
    expect(requested).toContain('GET /.well-known/jwks.json');
    expect(complaints).toEqual([]);
  });

  it('takes a file that is dropped, as one that is chosen', async () => {
    const bytes = await fileOf(released.hiringManager, released.packetId, 'json');
    await page.evaluate(
      `{ const dropped = new DataTransfer();
         dropped.items.add(new File([${JSON.stringify(bytes.toString('utf8'))}], 'x.json'));
         document.querySelector('h1').dispatchEvent(
           new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped })); }`,
    );
    await page.getByRole('heading', { name: 'Genuine', exact: true }).waitFor();
  });

  it('can be used with the keyboard alone, and reads its verdict out', async () => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('file');
    expect(await page.getAttribute('#verdict', 'role')).toBe('status');
    const name = await page.getByLabel('The packet’s file: PDF, HTML or JSON').getAttribute('id');
    expect(name).toBe('file');
  });

  it('is accessible (WCAG 2.2 AA), before and with a verdict, and on a phone', async () => {
    expect(await violations()).toEqual([]);
    const bytes = await fileOf(released.hiringManager, released.packetId, 'pdf');
    await verdictOn('packet.pdf', bytes);
    expect(await violations()).toEqual([]);
    expect(await isWiderThanAPhone()).toBe(false);
  });
});

describe('a packet as a page', () => {
  it('is accessible (WCAG 2.2 AA), loads nothing, and fits a phone', async () => {
    await context.setExtraHTTPHeaders({ Authorization: `Bearer ${released.hiringManager.accessToken}` });
    await page.goto(`${url}/v1/packets/${released.packetId}/files/html`);
    expect(await page.title()).toMatch(/^Screening packet for candidate /);
    expect(await violations()).toEqual([]);
    expect(await isWiderThanAPhone()).toBe(false);
    expect(requested).toEqual([`GET /v1/packets/${released.packetId}/files/html`]);
    expect(complaints).toEqual([]);
  });

  it('is found accessible by a check that finds faults', async () => {
    await page.setContent('<html><body><img src="data:,"><p style="color:#ccc">pale</p></body></html>');
    const rules = (await violations()).map((found) => found.split(':')[0]);
    expect(rules).toEqual(
      expect.arrayContaining(['color-contrast', 'document-title', 'html-has-lang', 'image-alt']),
    );
  });
});
