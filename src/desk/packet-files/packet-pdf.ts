import PDFDocument from 'pdfkit';
import type { Fact, PacketPage, PagePart } from './packet-page.js';
import { drawable, PDF_FONTS, runsOf } from './pdf-fonts.js';

const MARGIN = 56;
const FOOTER_HEIGHT = 24;
const TERM_WIDTH = 120;
const INDENT = 18;
const HEADING_SIZES = { 1: 18, 2: 14, 3: 12 } as const;
const TEXT_SIZE = 11;
/** What stays together: a heading, or a term, with the first lines of what belongs to it. */
const KEPT_TOGETHER = 64;

interface TextPlace {
  readonly weight: 'regular' | 'bold';
  readonly size: number;
  readonly x: number;
  readonly width: number;
}

type Pdf = PDFKit.PDFDocument;
type Structure = PDFKit.PDFStructureElement;

/**
 * The packet as tagged PDF (PDF/UA-1, ISO 14289-1): every piece of text lies in a structure element, in reading order;
 * fonts are embedded; nothing is a link, a script or an attachment. The same page and time give the same bytes.
 *
 * @param footer stands at the foot of each sheet, beside its number, and is no part of the contents
 * @param writtenAt the time the file says it was written
 */
export async function packetPdf(page: PacketPage, footer: string, writtenAt: Date): Promise<Buffer> {
  const pdf = new PDFDocument(
    // The types of pdfkit 0.20 do not know the subset yet.
    Object.assign(documentOptions(page.title, writtenAt), { subset: 'PDF/UA' }),
  );
  const bytes = collected(pdf);
  for (const { name, bytes: font } of PDF_FONTS) pdf.registerFont(name, font);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  for (const part of page.parts) addPart(pdf, root, part);
  root.end();
  addFooters(pdf, footer);
  pdf.end();
  return bytes;
}

function documentOptions(title: string, writtenAt: Date): PDFKit.PDFDocumentOptions {
  return {
    size: 'LETTER',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOTER_HEIGHT },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: drawable(title),
      Producer: 'Fairscreen',
      Creator: 'Fairscreen',
      CreationDate: writtenAt,
      ModDate: writtenAt,
    },
  };
}

function addPart(pdf: Pdf, root: Structure, part: PagePart): void {
  const whole = { weight: 'regular', size: TEXT_SIZE, x: MARGIN, width: innerWidth(pdf) } as const;
  switch (part.kind) {
    case 'heading':
      space(pdf, part.level === 1 ? 0 : 10);
      keepTogether(pdf);
      addText(pdf, root, `H${part.level}`, part.text, {
        ...whole,
        weight: 'bold',
        size: HEADING_SIZES[part.level],
      });
      return;
    case 'paragraph':
      addText(pdf, root, 'P', part.text, whole);
      return;
    case 'quote':
      addText(pdf, root, 'BlockQuote', part.text, {
        ...whole,
        x: MARGIN + INDENT,
        width: whole.width - INDENT,
      });
      return;
    case 'list':
      addList(
        pdf,
        root,
        part.items.map((item, index) => ({ term: part.isOrdered ? `${index + 1}.` : '•', value: item })),
        INDENT,
        'regular',
      );
      return;
    case 'facts':
      addList(pdf, root, part.facts, TERM_WIDTH, 'bold');
      return;
  }
}

/** Terms and what belongs to them, side by side: a list whose labels are the terms. */
function addList(
  pdf: Pdf,
  parent: Structure,
  facts: readonly Fact[],
  termWidth: number,
  weight: TextPlace['weight'],
): void {
  const list = pdf.struct('L');
  parent.add(list);
  for (const { term, value } of facts) {
    keepTogether(pdf);
    const item = pdf.struct('LI');
    list.add(item);
    const top = pdf.y;
    addText(pdf, item, 'Lbl', term, { weight, size: TEXT_SIZE, x: MARGIN, width: termWidth - 6 });
    const below = pdf.y;
    pdf.y = top;
    const x = MARGIN + termWidth;
    addText(pdf, item, 'LBody', value, {
      weight: 'regular',
      size: TEXT_SIZE,
      x,
      width: innerWidth(pdf) - termWidth,
    });
    // A value that went on to the next sheet ends above its term's foot there.
    if (pdf.y > top) pdf.y = Math.max(pdf.y, below);
    item.end();
  }
  list.end();
  space(pdf, 4);
}

function addText(pdf: Pdf, parent: Structure, type: string, text: string, place: TextPlace): void {
  const element = pdf.struct(type, {}, () => {
    pdf.fontSize(place.size);
    for (const line of drawable(text).split('\n')) addLine(pdf, line, place);
  });
  parent.add(element);
  element.end();
  space(pdf, 3);
}

/** One line as it was written, wrapped where it must be; fonts change within it. */
function addLine(pdf: Pdf, line: string, { x, width, weight }: TextPlace): void {
  const runs = runsOf(line, weight);
  runs.forEach(({ font, text }, index) => {
    pdf.font(font.name);
    const options = { width, lineGap: 2, continued: index < runs.length - 1 };
    if (index > 0) pdf.text(text, options);
    else if (text === '') pdf.text(' ', x, pdf.y, options);
    else pdf.text(text, x, pdf.y, options);
  });
}

function space(pdf: Pdf, points: number): void {
  pdf.y += points;
}

function keepTogether(pdf: Pdf): void {
  if (pdf.y + KEPT_TOGETHER > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
}

function innerWidth(pdf: Pdf): number {
  return pdf.page.width - 2 * MARGIN;
}

/** Outside the contents: an artifact, which assistive technology passes over (ISO 14289-1, 7.8). */
function addFooters(pdf: Pdf, footer: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    // Text below the margin would open another sheet.
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    pdf.font('regular').fontSize(9);
    const text = `${footer}, sheet ${index + 1} of ${count}`;
    pdf.text(drawable(text), MARGIN, pdf.page.height - MARGIN, { width: innerWidth(pdf), lineBreak: false });
    pdf.endMarkedContent();
  }
}

function collected(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}
