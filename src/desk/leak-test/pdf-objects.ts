import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  PDFString,
} from 'pdf-lib';
import { streamSurplus } from './pdf-streams.js';
import type { Recovered } from './recovered.js';

/** What is in the objects of a PDF, also in those that no page refers to. */
export interface PdfObjects {
  readonly strings: readonly Recovered[];
  readonly surplus: readonly string[];
}

/**
 * Every name that a packet's objects have for their members. Scripts, links, forms, attachments, images, layers,
 * bookmarks, annotations and alternative texts have names of their own, none of which is here.
 */
const MEMBERS = new Set(
  (
    'Ascent BaseFont CIDSet CIDSystemInfo CIDToGIDMap CapHeight ColorSpace Contents Count CreationDate Creator ' +
    'DescendantFonts Descent Dests DisplayDocTitle Encoding Filter Flags Font FontBBox FontDescriptor FontFile2 ' +
    'FontName ItalicAngle K Kids Lang Length MarkInfo Marked MediaBox Metadata ModDate Names Nums Ordering P Pages ' +
    'Parent ParentTree ParentTreeNextKey Pg ProcSet Producer Registry Resources S StemV StructParents ' +
    'StructTreeRoot Subtype Supplement Tabs Title ToUnicode Type UserUnit ViewerPreferences W XHeight length MCID Root Info ' +
    'ID Size DW DW2 W2 Limits'
  ).split(' '),
);
/** Fonts have numbered names: `F2`. */
const FONT_MEMBER = /^F\d+$/;
/** The streams of a packet: contents, fonts, their code maps, metadata. */
const STREAM_TYPES = new Set(['', 'Metadata']);

/** Walks all indirect objects, referred to or not. */
export async function readPdfObjects(bytes: Buffer): Promise<PdfObjects> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const strings: Recovered[] = [];
  const surplus = new Set<string>();
  const visit = (object: PDFObject | undefined, where: string): void => {
    if (object instanceof PDFStream || object instanceof PDFRawStream) {
      const type = object.dict.get(PDFName.of('Type'));
      const name = type instanceof PDFName ? type.decodeText() : '';
      if (!STREAM_TYPES.has(name)) surplus.add(`a stream of type ${name}`);
      visit(object.dict, where);
    } else if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) {
        const name = key.decodeText();
        if (!MEMBERS.has(name) && !FONT_MEMBER.test(name)) surplus.add(`a member ${name}`);
        visit(value, `member ${name}`);
      }
    } else if (object instanceof PDFArray) {
      for (const item of object.asArray()) visit(item, where);
    } else if (object instanceof PDFString || object instanceof PDFHexString) {
      strings.push({ where, text: object.decodeText() });
    }
  };
  for (const [, object] of pdf.context.enumerateIndirectObjects()) visit(object, 'an object');
  return { strings, surplus: [...surplus, ...streamSurplus(pdf), ...revisions(bytes)] };
}

/** One revision, and nothing before or behind it: an older one would hold what a newer one took out. */
function revisions(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const found: string[] = [];
  if (!text.startsWith('%PDF-')) found.push('bytes before the file');
  if (text.split('startxref').length !== 2) found.push('another revision');
  if (!/%%EOF\r?\n?$/.test(text)) found.push('bytes behind the file');
  const comments = [...text.slice(0, 64).matchAll(/^%(?!PDF-1\.\d)[\x20-\x7e]+$/gm)];
  if (comments.length > 0) found.push('a comment');
  return found;
}
