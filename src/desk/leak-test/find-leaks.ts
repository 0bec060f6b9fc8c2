import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { TextCheck } from '../../kernel/text-check.js';
import type { PacketDocument, PacketFormat, SignedFile } from '../../released/packets/packet.intake.js';
import { type ExpectedFile, expectedFile } from './expected-file.js';
import { readHtmlFile } from './read-html.js';
import { readJsonFile } from './read-json.js';
import { readPdfFile } from './read-pdf.js';
import type { Recovered, RecoveredFile } from './recovered.js';

/** Something in a file that must not leave. Says where, and never what. */
export interface Leak {
  readonly format: PacketFormat;
  readonly where: string;
  /** `reveals`: the filter found something protected. `unexpected`: a packet has no use for it, whatever it says. */
  readonly why: 'reveals' | 'unexpected';
}

const READERS: {
  readonly [format in PacketFormat]: (bytes: Buffer) => RecoveredFile | Promise<RecoveredFile>;
} = {
  json: readJsonFile,
  html: readHtmlFile,
  pdf: readPdfFile,
};

/**
 * Takes the finished files apart again, and looks for anything in their bytes that is not the packet. What the packet
 * says was reviewed piece by piece, so it may stand where it is expected, letter for letter; whatever else is found is
 * a leak, and the filter says whether it reveals something. A file that its reader can't take apart is one too.
 */
export async function findLeaks(
  files: readonly SignedFile[],
  document: PacketDocument,
  check: TextCheck,
  activeClasses: ReadonlySet<ProtectedClass>,
): Promise<Leak[]> {
  const reveals = (text: string) => check.reveals(text, activeClasses);
  const leaks: Leak[] = [];
  for (const { format, bytes } of files) {
    const expected = expectedFile(format, document);
    const found = await recover(format, bytes);
    for (const { where, isRevealing } of surplusOf(found, expected, reveals)) {
      leaks.push({ format, where, why: isRevealing ? 'reveals' : 'unexpected' });
    }
  }
  return leaks;
}

async function recover(format: PacketFormat, bytes: Buffer): Promise<RecoveredFile> {
  try {
    return await READERS[format](bytes);
  } catch {
    return { shown: [], beside: [], surplus: ['the file can’t be taken apart'] };
  }
}

function surplusOf(
  found: RecoveredFile,
  expected: ExpectedFile,
  reveals: (text: string) => boolean,
): { where: string; isRevealing: boolean }[] {
  const parts: Recovered[] = [
    ...firstStray(found.shown, expected),
    ...found.beside.filter(({ text }) => !expected.beside.has(text.trim())),
  ];
  return [
    ...parts.map(({ where, text }) => ({ where, isRevealing: reveals(text) })),
    // Written about the candidate, and reviewed by nobody.
    ...expected.unreviewed
      .filter(({ text }) => reveals(text))
      .map(({ where }) => ({ where, isRevealing: true })),
    ...found.surplus.map((where) => ({ where, isRevealing: false })),
  ];
}

/** The first part in which something else stands than is expected there, or that there is less than expected. */
function firstStray(shown: readonly Recovered[], expected: ExpectedFile): Recovered[] {
  let rest = expected.shown;
  for (const [index, part] of shown.entries()) {
    const text = expected.fold(part.text);
    const foot = expected.foot(index + 1, shown.length);
    const contents = text.endsWith(foot) ? text.slice(0, text.length - foot.length) : null;
    if (contents === null || !rest.startsWith(contents)) return [part];
    rest = rest.slice(contents.length);
  }
  return rest === '' ? [] : [{ where: 'the end, where something is missing', text: '' }];
}
