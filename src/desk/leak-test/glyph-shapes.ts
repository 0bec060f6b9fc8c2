import { create, type Font, type Glyph } from 'fontkit';
import { decodePDFRawStream, PDFArray, PDFDict, type PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { PDF_FONTS } from '../packet-files/pdf-fonts.js';
import { withParts } from './glyph-parts.js';

/** The fonts that the service is shipped with, by the name that stands in a file behind `ABCDEF+`. */
const SHIPPED: ReadonlyMap<string, Font> = new Map(
  PDF_FONTS.map(({ font }) => [font.postscriptName, font] as const),
);

/**
 * A font may draw one letter and be read as another. So each glyph of a file's fonts must have the outline that the
 * shipped font has for the text it is read as; and there are no glyphs beside these and the parts they are made of.
 */
export function shapeSurplus(pdf: PDFDocument): string[] {
  const surplus = new Set<string>();
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(PDFName.of('DescendantFonts'))) continue;
    const name = object.lookup(PDFName.of('BaseFont'), PDFName).decodeText();
    const shipped = SHIPPED.get(name.slice('ABCDEF+'.length));
    if (shipped === undefined) surplus.add('a font of another name');
    else if (!isDrawnAsRead(object, shipped))
      surplus.add('a font that draws something else than it is read as');
  }
  return [...surplus];
}

function isDrawnAsRead(font: PDFDict, shipped: Font): boolean {
  const texts = characterMap(streamOf(font, 'ToUnicode').toString('latin1'));
  const descendant = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const file = streamOf(descendant.lookup(PDFName.of('FontDescriptor'), PDFDict), 'FontFile2');
  const embedded = create(file);
  if (texts === null || !('getGlyph' in embedded) || texts.length > embedded.numGlyphs) return false;
  const needed = withParts(file, new Set(texts.keys()));
  return (
    needed.size === embedded.numGlyphs &&
    // The first glyph stands for none.
    texts.every((text, glyph) => glyph === 0 || isDrawnAs(embedded.getGlyph(glyph), text, shipped))
  );
}

/** What each glyph is read as, in the order of the glyphs; null where some are left out. */
function characterMap(source: string): string[] | null {
  const texts: string[] = [];
  for (const [, first = '', list = ''] of source.matchAll(/<(\w{4})> <\w{4}> \[(.*)\]/g)) {
    if (Number.parseInt(first, 16) !== texts.length) return null;
    for (const [, units = ''] of list.matchAll(/<([0-9a-f ]*)>/g)) {
      texts.push(String.fromCharCode(...units.split(' ').map((unit) => Number.parseInt(unit, 16))));
    }
  }
  return texts;
}

/** Put behind a letter to see how the font sets it below an accent: `i` loses its dot. */
const ACCENT = '\u0300';

/** By the code point itself, as the font sets it (several letters may be one glyph), or as it sets it below an accent. */
function isDrawnAs(glyph: Glyph, text: string, shipped: Font): boolean {
  const outline = outlineOf(glyph);
  const [sign = '', ...more] = text;
  const alone = more.length === 0 ? [shipped.glyphForCodePoint(sign.codePointAt(0) ?? 0)] : [];
  const set = shipped.layout(text).glyphs;
  const accented = shipped.layout(`${text}${ACCENT}`).glyphs;
  const known = [
    ...alone,
    ...(set.length === 1 ? set : []),
    ...(accented.length === 2 ? accented.slice(0, 1) : []),
  ];
  return known.some((one) => outlineOf(one) === outline);
}

function outlineOf(glyph: Glyph): string {
  return JSON.stringify(glyph.path.commands);
}

function streamOf(dictionary: PDFDict, key: string): Buffer {
  const stream = dictionary.lookup(PDFName.of(key));
  if (!(stream instanceof PDFRawStream)) throw new Error('There is no stream.');
  return Buffer.from(decodePDFRawStream(stream).decode());
}
