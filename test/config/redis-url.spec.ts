import { redisPlace } from '../../src/platform/config/redis-url.js';

const OPEN = { username: null, password: null, tls: false };

it.each([
  '',
  'redis://',
  'http://127.0.0.1:6379',
  'redis://a:6379,b:6379',
  'redis://a:65536',
  'redis://a:0',
  'redis://a/notanumber',
  'redis+sentinel://a:26379',
  'redis+sentinel://a:26379,/name',
  'redis+cluster://a:7000/1',
  'redis+cluster://a:7000,b c:7001',
  'redis://%zz@a:6379',
])('%j is refused', (url) => {
  expect(redisPlace(url)).toBeNull();
});

it.each([
  ['redis://127.0.0.1', { kind: 'single', host: '127.0.0.1', port: 6379, database: 0, ...OPEN }],
  [
    'rediss://jo:a%40b%3Ac@[::1]:6380/3',
    { kind: 'single', host: '::1', port: 6380, database: 3, username: 'jo', password: 'a@b:c', tls: true },
  ],
  [
    'redis+sentinel://:secret@a,b:26380/office/2',
    {
      kind: 'sentinel',
      sentinels: [
        { host: 'a', port: 26379 },
        { host: 'b', port: 26380 },
      ],
      master: 'office',
      database: 2,
      username: null,
      password: 'secret',
      tls: false,
    },
  ],
  [
    'rediss+cluster://a:7000,b:7001',
    {
      kind: 'cluster',
      nodes: [
        { host: 'a', port: 7000 },
        { host: 'b', port: 7001 },
      ],
      ...OPEN,
      tls: true,
    },
  ],
])('%s is understood', (url, place) => {
  expect(redisPlace(url)).toEqual(place);
});
