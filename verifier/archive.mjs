/**
 * Reads the archive: tar as POSIX wrote it down (ustar), and of all that tar allows only what a bundle has. Each file
 * has exactly one possible header, so the reader builds it anew and compares: a changed bit anywhere is noticed, and
 * there are no links, no folders, no long names, no holes and no compression to be clever with.
 */

const BLOCK = 512;
const NAME = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/i;
/** Far more files than any case has. */
const MOST_FILES = 200_000;

/**
 * @typedef {object} ArchiveFault
 * @property {string} code
 * @property {string} where
 * @property {string} words
 */

/**
 * @param {Buffer} bytes
 * @returns {{ files: Map<string, Buffer>, faults: ArchiveFault[] }} what could be read, and the first thing that is wrong
 */
export function readArchive(bytes) {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  const wrong = (/** @type {string} */ code, /** @type {string} */ where, /** @type {string} */ words) => ({
    files,
    faults: [{ code, where, words }],
  });
  const foreign = foreignFormat(bytes);
  if (foreign !== null) {
    return wrong(
      'archive.foreign',
      'byte 0',
      `This is ${foreign}, not a bundle. Nothing of it was unpacked.`,
    );
  }
  let at = 0;
  while (at + BLOCK <= bytes.length) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return { files, faults: endFaults(bytes, at) };
    const path = header.toString('latin1', 0, 100).replace(/\0.*$/s, '');
    const where = `byte ${at}, ${JSON.stringify(path)}`;
    if (!NAME.test(path)) {
      return wrong('archive.unsafe_name', where, 'This name could lead out of the folder it is unpacked in.');
    }
    const type = header.toString('latin1', 156, 157);
    if (type !== '0') {
      return wrong('archive.not_a_file', where, `This is no plain file (tar type ${JSON.stringify(type)}).`);
    }
    const size = sizeIn(header);
    if (size === null || !header.equals(headerOf(path, size))) {
      return wrong(
        'archive.header_altered',
        where,
        'The header of this file is not the one that a bundle has.',
      );
    }
    if (files.has(path)) {
      return wrong('archive.duplicate_name', where, 'There are two files of this name; which one is meant?');
    }
    const start = at + BLOCK;
    const end = start + size;
    const next = start + Math.ceil(size / BLOCK) * BLOCK;
    if (next > bytes.length) {
      return wrong(
        'archive.truncated',
        where,
        `The file is said to have ${size} bytes, but the archive ends after ${bytes.length - start} of them.`,
      );
    }
    if (!isZero(bytes.subarray(end, next))) {
      return wrong('archive.padding_altered', where, 'Something stands in the empty space behind this file.');
    }
    if (files.size >= MOST_FILES) return wrong('archive.too_many_files', where, 'No case has so many files.');
    files.set(path, bytes.subarray(start, end));
    at = next;
  }
  return wrong('archive.truncated', `byte ${bytes.length}`, 'The archive ends before its end mark.');
}

/**
 * @param {Buffer} bytes
 * @param {number} at where the end mark begins
 * @returns {ArchiveFault[]}
 */
function endFaults(bytes, at) {
  const rest = bytes.subarray(at);
  if (rest.length < 2 * BLOCK) {
    return [
      { code: 'archive.truncated', where: `byte ${at}`, words: 'The end mark of the archive is cut off.' },
    ];
  }
  if (rest.length > 2 * BLOCK || !isZero(rest)) {
    return [
      {
        code: 'archive.trailing_bytes',
        where: `byte ${at}`,
        words: 'Something stands behind the end of the archive.',
      },
    ];
  }
  return [];
}

/** @param {Buffer} bytes */
function foreignFormat(bytes) {
  if (bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b) return 'a gzip file';
  if (bytes.toString('latin1', 0, 2) === 'PK') return 'a zip file';
  if (bytes.length < BLOCK) return 'too short a file';
  return null;
}

/** @param {Buffer} header */
function sizeIn(header) {
  const field = header.toString('latin1', 124, 136);
  return /^[0-7]{11}\0$/.test(field) ? Number.parseInt(field, 8) : null;
}

/**
 * @param {string} path
 * @param {number} size
 */
function headerOf(path, size) {
  const header = Buffer.alloc(BLOCK);
  header.write(path, 0, 'latin1');
  header.write('0000644\x000000000\x000000000\0', 100, 'latin1');
  header.write(`${size.toString(8).padStart(11, '0')}\x0000000000000\0        0`, 124, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** @param {Buffer} bytes */
function isZero(bytes) {
  return bytes.every((byte) => byte === 0);
}
