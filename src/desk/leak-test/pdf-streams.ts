import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';

/** The names that stand in a packet's drawing instructions: tags, fonts, and what the foot of a sheet is. */
const NAME =
  /^(Artifact|Type|Pagination|Attached|Bottom|MCID|H[1-6]|P|L|LI|Lbl|LBody|BlockQuote|F\d+|DeviceRGB|Lang)$/;
const FONT_TABLES = new Set('cmap cvt fpgm glyf head hhea hmtx loca maxp prep'.split(' '));

/** What is wrong inside the streams of a PDF: notes in its instructions, names and texts in its fonts. */
export function streamSurplus(pdf: PDFDocument): string[] {
  const surplus = new Set<string>();
  for (const page of pdf.getPages()) {
    for (const stream of contentStreams(page.node.get(PDFName.of('Contents')), pdf)) {
      for (const found of instructionSurplus(decoded(stream))) surplus.add(found);
    }
  }
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const map = pdf.context.lookup(object.get(PDFName.of('ToUnicode')));
    if (map instanceof PDFRawStream && /%/.test(decoded(map))) surplus.add('a note in a code map');
    const font = pdf.context.lookup(object.get(PDFName.of('FontFile2')));
    if (font instanceof PDFRawStream) {
      for (const table of fontTables(decodePDFRawStream(font).decode())) {
        if (!FONT_TABLES.has(table)) surplus.add(`a table ${table} in a font`);
      }
    }
  }
  return [...surplus];
}

function contentStreams(contents: unknown, pdf: PDFDocument): PDFRawStream[] {
  const object = contents instanceof PDFRef ? pdf.context.lookup(contents) : contents;
  if (object instanceof PDFArray) return object.asArray().flatMap((item) => contentStreams(item, pdf));
  return object instanceof PDFRawStream ? [object] : [];
}

/** Text is drawn by code (`<0012>`); words of any other kind are notes, or stand for what is drawn. */
function instructionSurplus(instructions: string): string[] {
  const found: string[] = [];
  if (/[(%]/.test(instructions)) found.push('words in the drawing instructions');
  for (const [, name = ''] of instructions.matchAll(/\/([^\s/<>[\]()]+)/g)) {
    if (!NAME.test(name)) found.push(`a name ${name} in the drawing instructions`);
  }
  return found;
}

function decoded(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

/** The tables of a TrueType font, by their tags. */
function fontTables(bytes: Uint8Array): string[] {
  const font = Buffer.from(bytes);
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) =>
    font.toString('latin1', 12 + 16 * index, 16 + 16 * index).trim(),
  );
}
