import { fileSigner, publicJwk } from '../../../src/platform/signing/detached-jws.js';
import type { DecidedCase } from '../decided-case.js';
import { type Files, linesIn, packed, write } from '../forger.js';

/** The case that faults are planted in, and its bundle as it was exported. */
export interface Planted {
  readonly at: DecidedCase;
  readonly clean: Buffer;
}

/** One way to forge a bundle, the fault that must be found by its name, and what it must be found at. */
export type Fault = readonly [
  name: string,
  forge: (files: Files, planted: Planted) => Buffer | Promise<Buffer>,
  code: string,
  where: string | RegExp,
];

export const FORGERS_SEED = Buffer.alloc(32, 0xcd);
export const FORGERS_KEY = { ...publicJwk(fileSigner(FORGERS_SEED).publicKey) };

export function withFiles(change: (files: Files, planted: Planted) => unknown): Fault[1] {
  return (files, planted) => {
    change(files, planted);
    return packed(files);
  };
}

export function editLines(files: Files, path: string, change: (lines: string[]) => string[]): void {
  const lines = change(linesIn(files, path)).map((line) => `${line}\n`);
  write(files, path, lines.join(''));
}
