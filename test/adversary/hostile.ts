import { gzipSync } from 'node:zlib';
import type { Ask } from './wire.js';

/** Goes along with everything hostile: an answer that refuses must not repeat it. */
export const ECHO = 'qzwecho';

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** Values for a field or a parameter, each as JSON text. */
export const HOSTILE_VALUES: readonly string[] = [
  'null',
  'true',
  '-1',
  '1.5',
  '1e308',
  '9007199254740993',
  `1${'0'.repeat(400)}`,
  '[]',
  '{}',
  `["${ECHO}"]`,
  `{"$gt":"${ECHO}"}`,
  `{"toString":"${ECHO}"}`,
  deep(12),
  deep(40),
  `[${Array(3000).fill('"a"').join(',')}]`,
  ...[
    '',
    ' ',
    `' OR 1=1 -- ${ECHO}`,
    `x'); DROP TABLE vault.finding; -- ${ECHO}`,
    `{{7*7}}\${7*7}<%= 7*7 %>#{7*7}${ECHO}`,
    `=HYPERLINK("http://x.example/${ECHO}")`,
    `a\r\nSet-Cookie: ${ECHO}=1`,
    `<script>alert("${ECHO}")</script>`,
    `../../../../etc/passwd${ECHO}`,
    `${ECHO}\u0000`,
    `${ECHO}\u202e\u200b\ufeff`,
    `%00%0d%0a${ECHO}`,
    '__proto__',
    '2026-02-30T25:61:61Z',
    '-271821-04-20T00:00:00Z',
    '2899-12-31T23:59:59.999999999+23:59',
    `req_${'Z'.repeat(26)}`,
    ECHO.repeat(3000),
  ].map((text) => JSON.stringify(text)),
  `"\\ud800${ECHO}"`,
];

/** Whole requests with a body that is wrong as a whole; `example` is what the document would send. */
export function hostileBodies(example: string, field: string): readonly Omit<Ask, 'method' | 'path'>[] {
  const json = (body: Buffer | string): Omit<Ask, 'method' | 'path'> => ({ body });
  const typed = (type: string, body: Buffer | string = example): Omit<Ask, 'method' | 'path'> => ({
    headers: { 'Content-Type': type },
    body,
  });
  const doubled = `{"${field}":1,"${field}":"${ECHO}"}`;
  const added = (member: string): string =>
    example === '{}' ? `{${member}}` : `${example.slice(0, -1)},${member}}`;
  return [
    {},
    ...['', '[]', 'null', '0', `"${ECHO}"`, `{"${ECHO}":`, `{}{}`, `\ufeff${example}`, '{}\u0000'].map(json),
    json(doubled),
    json(`{"a\\u0062":1,"ab":2}`),
    ...['__proto__', 'constructor', 'toString', 'unasked', 'unasked[0]', ''].map((name) =>
      json(added(`${JSON.stringify(name)}:{"${ECHO}":1}`)),
    ),
    json(added(`"x":${deep(5000)}`)),
    json(Buffer.from(`{"${field}":"${ECHO}\xff\xfe"}`, 'latin1')),
    json(Buffer.from(example, 'utf16le')),
    typed('text/plain'),
    typed('application/xml', `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;${ECHO}</a>`),
    typed('application/x-www-form-urlencoded', `${field}=${ECHO}`),
    typed('multipart/form-data; boundary=x', `--x\r\n\r\n${ECHO}\r\n--x--`),
    typed('application/json; charset=utf-7'),
    typed('application/json, text/plain'),
    typed(''),
    { headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(Buffer.alloc(8_000_000, 'a')) },
    { headers: { 'Content-Encoding': 'gzip' }, body: `not gzip ${ECHO}` },
    { headers: { 'Content-Encoding': ECHO }, body: example },
  ];
}

/** Query strings that no route asked for. */
export const HOSTILE_QUERIES: readonly string[] = [
  `include=excerpt&fields=*&expand=finding&format=raw`,
  `sort=excerpt&filter[excerpt]=${ECHO}`,
  `limit=1&limit=2`,
  'limit=0',
  'limit=101',
  'limit=1e1',
  `limit=${ECHO}`,
  `limit=${'9'.repeat(40)}`,
  'limit[]=1',
  `cursor=${ECHO}`,
  `cursor=${Buffer.from(`' OR 1=1 -- ${ECHO}`).toString('base64url')}`,
  `cursor=${Buffer.from('req_01KAN5TQ2M9Z8Y7X6W5V4T3S2R').toString('base64url')}`,
  `cursor=${'A'.repeat(3000)}`,
  `__proto__[x]=${ECHO}`,
  `constructor=${ECHO}`,
  `unasked=${ECHO}%ff%fe`,
  '%',
  '&&&==&',
];

/** Ids as somebody would bend them; each must look like an id that names nothing. */
export const HOSTILE_IDS: readonly string[] = [
  `' OR '1'='1`,
  '..%2f..',
  '%00',
  '%e0%a4%a',
  '__proto__',
  'null',
  ECHO,
  encodeURIComponent(`${ECHO}\r\nX-Injected: 1`),
  'A'.repeat(2000),
].map((id) => (id.includes('%') ? id : encodeURIComponent(id)));

export const HOSTILE_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'If-Match': '*' },
  { 'If-Match': `"v${'9'.repeat(40)}"` },
  { 'If-Match': `W/"v1", ${ECHO}` },
  { 'If-Match': 'v1' },
  { 'Idempotency-Key': '' },
  { 'Idempotency-Key': ECHO.repeat(60) },
  { 'Idempotency-Key': `${ECHO}\xe9` },
  { 'X-Request-Id': `${ECHO}<script>` },
  { 'X-Forwarded-For': `${ECHO}, 10.0.0.1`, 'X-Forwarded-Host': `${ECHO}.example`, Forwarded: `for=${ECHO}` },
  { 'X-HTTP-Method-Override': 'DELETE' },
  { Origin: `https://${ECHO}.example`, 'Access-Control-Request-Method': 'GET' },
  { Accept: `application/${ECHO}` },
  { Range: 'bytes=0-1' },
  { Cookie: `access_token=${ECHO}` },
];

/** For what takes no body at all. */
export const HOSTILE_BODIES_OF_NONE: readonly Omit<Ask, 'method' | 'path'>[] = [
  { body: `{"unasked":"${ECHO}"}` },
  { body: `{"${ECHO}` },
  { body: `{"__proto__":{"${ECHO}":1}}` },
  { headers: { 'Content-Type': 'text/xml' }, body: `<a>${ECHO}</a>` },
];
