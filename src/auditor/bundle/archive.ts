import { Readable } from 'node:stream';
import { digestOf, type ListedFile } from './bundle-file.js';
import { TAR_END, tarHeader, tarPadding, tarSize } from './tar.js';

/** An archive whose length is known before it is made, and of which one file at a time is in memory. */
export interface Archive {
  readonly size: number;
  readonly stream: Readable;
}

export function archiveOf(files: readonly ListedFile[]): Archive {
  return { size: tarSize(files), stream: Readable.from(blocks(files)) };
}

async function* blocks(files: readonly ListedFile[]): AsyncGenerator<Buffer> {
  for (const file of files) {
    const bytes = await file.read();
    if (bytes.length !== file.size || digestOf(bytes) !== file.sha256) {
      // The transfer ends here: what was listed a moment ago was changed or disposed of meanwhile.
      throw new Error(`${file.path} is not what was listed.`);
    }
    yield Buffer.concat([tarHeader(file.path, file.size), bytes, tarPadding(file.size)]);
  }
  yield TAR_END;
}
