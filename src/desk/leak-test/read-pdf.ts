import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readPdfObjects } from './pdf-objects.js';
import type { Recovered, RecoveredFile } from './recovered.js';

/**
 * What a packet's sheets are drawn with: black text and marks of structure. Colours, boxes, images, clipping, invisible
 * ink and layers all need an operator that is not here.
 */
const OPERATORS = new Set<number>([
  OPS.dependency,
  OPS.save,
  OPS.restore,
  OPS.transform,
  OPS.beginText,
  OPS.endText,
  OPS.setTextMatrix,
  OPS.setFont,
  OPS.showText,
  OPS.beginMarkedContent,
  OPS.beginMarkedContentProps,
  OPS.endMarkedContent,
]);
const NAMES = new Map<number, string>(Object.entries(OPS).map(([name, code]) => [Number(code), name]));

/**
 * Takes a PDF apart with two readers that did not write it: one draws it and says which signs were drawn, wherever on or
 * off the sheet; the other walks its objects.
 */
export async function readPdfFile(bytes: Buffer): Promise<RecoveredFile> {
  const objects = await readPdfObjects(bytes);
  const loading = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 });
  try {
    const pdf = await loading.promise;
    const shown: Recovered[] = [];
    const surplus = new Set(objects.surplus);
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList();
      const drawn: string[] = [];
      fnArray.forEach((code, index) => {
        if (!OPERATORS.has(code)) surplus.add(`${NAMES.get(code) ?? 'an operator'} on sheet ${number}`);
        if (code === OPS.showText) drawn.push(signsOf(argsArray[index]));
      });
      shown.push({ where: `text of sheet ${number}`, text: drawn.join(' ') });
    }
    const { metadata } = await pdf.getMetadata();
    const beside = [...objects.strings, ...metadataTexts(metadata?.getRaw() ?? '')];
    return { shown, beside, surplus: [...surplus] };
  } finally {
    await loading.destroy();
  }
}

/** The signs that one drawing of text stands for, as the font's own code map says. */
function signsOf(operands: unknown): string {
  const [glyphs] = Array.isArray(operands) ? operands : [];
  if (!Array.isArray(glyphs)) return '';
  return glyphs
    .map((glyph: unknown) =>
      typeof glyph === 'object' && glyph !== null && 'unicode' in glyph ? String(glyph.unicode) : '',
    )
    .join('');
}

/** The texts between the tags of XMP, and the values of their attributes. */
function metadataTexts(xml: string): Recovered[] {
  const between = [...xml.matchAll(/>([^<]+)</g)].map(([, text = '']) => text.trim());
  const comments = [...xml.matchAll(/<!--([\s\S]*?)-->/g)].map(([, text = '']) => text.trim());
  return [...between, ...comments]
    .filter((text) => text !== '')
    .map((text) => ({ where: 'the metadata', text }));
}
