import { gzipSync } from 'node:zlib';
import { contentOf, tarEntry } from '../forger.js';
import type { Fault } from './fault.js';

/** The archive itself, by somebody who is after the reader’s computer, or clumsy. */
export const OF_THE_ARCHIVE: Fault[] = [
  ['cut off in the middle', (_files, { clean }) => clean.subarray(0, 9000), 'archive.truncated', /byte/],
  ['cut off at its end', (_files, { clean }) => clean.subarray(0, -600), 'archive.truncated', /byte/],
  [
    'with something behind its end',
    (_files, { clean }) => Buffer.concat([clean, Buffer.alloc(512)]),
    'archive.trailing_bytes',
    /byte/,
  ],
  [
    'with a name that leads out of the folder',
    (_files, { clean }) => Buffer.concat([tarEntry('../../etc/cron.d/x', Buffer.from('x')), clean]),
    'archive.unsafe_name',
    /cron/,
  ],
  [
    'with an absolute name',
    (_files, { clean }) => Buffer.concat([tarEntry('/etc/passwd', Buffer.from('x')), clean]),
    'archive.unsafe_name',
    /passwd/,
  ],
  [
    'with a link',
    (_files, { clean }) => Buffer.concat([tarEntry('link.json', Buffer.alloc(0), { type: '2' }), clean]),
    'archive.not_a_file',
    /link\.json/,
  ],
  [
    'with two files of one name',
    (_files, { clean }) => Buffer.concat([tarEntry('steps.json', Buffer.from('{}')), clean]),
    'archive.duplicate_name',
    /steps\.json/,
  ],
  ['as a gzip bomb', () => gzipSync(Buffer.alloc(50_000_000)), 'archive.foreign', /byte 0/],
  [
    'as a zip',
    (_files, { clean }) => Buffer.concat([Buffer.from('PK\x03\x04'), clean]),
    'archive.foreign',
    /byte 0/,
  ],
  [
    'with a file that claims eight gigabytes',
    (_files, { clean }) =>
      Buffer.concat([tarEntry('big.json', Buffer.from('x'), { size: 8 ** 11 - 1 }), clean]),
    'archive.truncated',
    /big\.json/,
  ],
  [
    'with a file made executable',
    (_files, { clean }) => Buffer.concat([tarEntry('run.sh', Buffer.from('x'), { mode: '0000755' }), clean]),
    'archive.header_altered',
    /run\.sh/,
  ],
  [
    'with something hidden between two files',
    (files, { clean }) => {
      const hidden = Buffer.from(clean);
      hidden.write(
        'hidden',
        1024 + Math.ceil(contentOf(files, 'manifest.json').length / 512) * 512 - 512 - 6,
        'latin1',
      );
      return hidden;
    },
    'archive.padding_altered',
    /manifest\.json/,
  ],
];
