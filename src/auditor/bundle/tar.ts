import { canonicalJson } from '../../kernel/digest.js';

/** POSIX tar (ustar, IEEE Std 1003.1): blocks of this many bytes. */
const BLOCK = 512;
const LONGEST_NAME = 100;
/** Eleven octal digits. */
const LARGEST_FILE = 8 ** 11 - 1;

/** A plain name: nothing that leads out of the folder it is unpacked in, and nothing that two systems read differently. */
const NAME = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/i;

/**
 * The one header that a file of this name and size can have in a bundle: no owner, no time, no mode but 0644. So the
 * same contents are the same bytes, and a reader that builds the header anew notices each changed bit.
 */
export function tarHeader(path: string, size: number): Buffer {
  if (!NAME.test(path) || path.length > LONGEST_NAME)
    throw new Error(`Not a name in a bundle: ${canonicalJson(path)}`);
  if (!Number.isInteger(size) || size < 0 || size > LARGEST_FILE)
    throw new Error(`Not a size in a bundle: ${size}`);
  const header = Buffer.alloc(BLOCK);
  header.write(path, 0, 'latin1');
  header.write('0000644\0', 100, 'latin1');
  header.write('0000000\0', 108, 'latin1');
  header.write('0000000\0', 116, 'latin1');
  header.write(`${octal(size)}\0`, 124, 'latin1');
  header.write(`${octal(0)}\0`, 136, 'latin1');
  // The sum is taken as if its own field were spaces.
  header.write('        ', 148, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** The zeros that fill a file's last block. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** Two empty blocks, and nothing behind them. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** How long the archive of these files is, before one byte of it is made. */
export function tarSize(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, { size }) => sum + BLOCK + size + tarPadding(size).length, TAR_END.length);
}

function octal(value: number): string {
  return value.toString(8).padStart(11, '0');
}
