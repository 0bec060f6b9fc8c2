import fc from 'fast-check';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFNull, PDFString, rgb, StandardFonts } from 'pdf-lib';
import { FilterTextCheck } from '../../../src/apps/text-check.module.js';
import { findLeaks, type Leak } from '../../../src/desk/leak-test/find-leaks.js';
import { PROTECTED_CLASSES, type ProtectedClass } from '../../../src/kernel/protected-class.js';
import type { PacketFormat } from '../../../src/released/packets/packet.intake.js';
import { fileOf, filesOf, packetWith } from './packet.js';

// Every leak is planted in the bytes of a finished file; the clean files pass.

const ALL = new Set<ProtectedClass>(PROTECTED_CLASSES);
const LEAK = 'The candidate is a devout Muslim.';
const DOCUMENT = packetWith([
  'I will burn the depot down 🔥.\n\nAll of it.',
  'They [removed] again “today”.',
]);

function leaksIn(format: PacketFormat, bytes: Buffer): Promise<Leak[]> {
  return findLeaks([fileOf(format, bytes)], DOCUMENT, new FilterTextCheck(), ALL);
}

let clean: ReadonlyMap<PacketFormat, Buffer>;
beforeAll(async () => {
  clean = new Map((await filesOf(DOCUMENT)).map(({ format, bytes }) => [format, bytes]));
});

function bytesOf(format: PacketFormat): Buffer {
  return clean.get(format) ?? Buffer.alloc(0);
}

it('a packet as it is written passes, in every format', async () => {
  expect(await findLeaks(await filesOf(DOCUMENT), DOCUMENT, new FilterTextCheck(), ALL)).toEqual([]);
});

it('packets of any words pass', async () => {
  const words = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '🔥👍🏽 ok',
      'a\tb\r\nc',
      '漢字 und ñ',
      'ẹ e, tiếng Việt, Ọlá, हिन्दी',
      'office affluent ﬁ',
      'i\u0307stanbul, j\u0303, ı',
      '½ ¼ é à µ μ K',
      '((%)) <b>&amp;</b> \\ /F1 Tj',
      'x'.repeat(6000),
      ' ',
      '',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(words, { maxLength: 6 }), async (texts) => {
      const document = packetWith(texts);
      expect(await findLeaks(await filesOf(document), document, new FilterTextCheck(), ALL)).toEqual([]);
    }),
    { numRuns: 20 },
  );
}, 120_000);

it('a number of the employer’s that tells something is a leak, wherever it is shown', async () => {
  const document = packetWith([], {
    candidate: { reference: 'C-0042', employer_reference: 'Fatima, 54, wheelchair' },
  });
  const leaks = await findLeaks(await filesOf(document), document, new FilterTextCheck(), ALL);
  expect(leaks.map(({ format, where, why }) => [format, where, why])).toEqual(
    ['json', 'html', 'pdf'].map((format) => [format, 'the employer’s number', 'reveals']),
  );
});

describe('in the JSON', () => {
  const planted: [string, (json: string) => string, RegExp, Leak['why']][] = [
    [
      'a value that was changed',
      (json) => json.replace('burn the depot', `${LEAK} burn`),
      /packet\.findings\[0\]\./,
      'reveals',
    ],
    [
      'a member that was added',
      (json) => json.replace('{', `{"a_note":"${LEAK}",`),
      /packet\.a_note|a name in packet/,
      'reveals',
    ],
    [
      'a member whose name tells',
      (json) => json.replace('{', '{"muslim":null,'),
      /a name in packet/,
      'reveals',
    ],
    ['a member twice', (json) => json.replace('{', `{"statement":"${LEAK}",`), /passes over/, 'unexpected'],
    ['words behind it', (json) => `${json} ${LEAK}`, /the file/, 'reveals'],
    [
      'a value that is missing',
      (json) => json.replace('"Deleted within a day."', '""'),
      /packet\.findings\[0\]\./,
      'unexpected',
    ],
  ];

  it.each(planted)('%s', async (_name, plant, where, why) => {
    const leaks = await leaksIn('json', Buffer.from(plant(bytesOf('json').toString('utf8'))));
    expect(leaks.map((leak) => leak.where).join(', ')).toMatch(where);
    expect(leaks.map((leak) => leak.why)).toContain(why);
    expect(JSON.stringify(leaks)).not.toContain('devout');
  });
});

describe('in the page', () => {
  const planted: [string, (html: string) => string, RegExp, Leak['why']][] = [
    ['text', (html) => html.replace('</main>', `<p>${LEAK}</p></main>`), /text of <p>/, 'reveals'],
    [
      'text nobody sees',
      (html) => html.replace('</main>', `<p style="display:none">${LEAK}</p></main>`),
      /text of <p>/,
      'reveals',
    ],
    ['a comment', (html) => html.replace('<main>', `<!-- ${LEAK} --><main>`), /a comment/, 'reveals'],
    [
      'an attribute',
      (html) => html.replace('<h1>', `<h1 title="${LEAK}">`),
      /attribute title of <h1>/,
      'reveals',
    ],
    [
      'a link',
      (html) => html.replace('<h1>', '<h1><a href="https://x.example/mosque">'),
      /an element <a>/,
      'unexpected',
    ],
    [
      'metadata',
      (html) => html.replace('<title>', `<meta name="keywords" content="${LEAK}"><title>`),
      /attribute content of <meta>/,
      'reveals',
    ],
    ['the title', (html) => html.replace('<title>', `<title>${LEAK} `), /text of <title>/, 'reveals'],
    ['the style', (html) => html.replace('<style>', `<style>/* ${LEAK} */`), /text of <style>/, 'reveals'],
    [
      'a script',
      (html) => html.replace('</main>', `<script>"${LEAK}"</script></main>`),
      /an element <script>/,
      'unexpected',
    ],
    [
      'a template',
      (html) => html.replace('</main>', `<template><p>${LEAK}</p></template></main>`),
      /an element <template>/,
      'unexpected',
    ],
    ['words behind it', (html) => `${html}${LEAK}`, /text of <body>/, 'reveals'],
  ];

  it.each(planted)('%s', async (_name, plant, where, why) => {
    const leaks = await leaksIn('html', Buffer.from(plant(bytesOf('html').toString('utf8'))));
    expect(leaks.map((leak) => leak.where).join(', ')).toMatch(where);
    expect(leaks.map((leak) => leak.why)).toContain(why);
    expect(JSON.stringify(leaks)).not.toContain('devout');
  });
});

describe('in the PDF', () => {
  type Plant = (pdf: PDFDocument) => void | Promise<void>;
  const firstPage = (pdf: PDFDocument) => pdf.getPage(0);
  const drawn =
    (options: object): Plant =>
    async (pdf) => {
      const font = await pdf.embedFont(StandardFonts.Helvetica);
      firstPage(pdf).drawText(LEAK, { x: 60, y: 300, size: 10, font, ...options });
    };
  const planted: [string, Plant, RegExp][] = [
    ['text', drawn({}), /text of sheet 1|on sheet 1/],
    ['white text', drawn({ color: rgb(1, 1, 1) }), /setFillRGBColor on sheet 1/],
    ['text off the sheet', drawn({ x: -5000 }), /text of sheet 1|on sheet 1/],
    ['text too small to see', drawn({ size: 0.01 }), /text of sheet 1|on sheet 1/],
    [
      'text under a black box',
      async (pdf) => {
        await drawn({})(pdf);
        firstPage(pdf).drawRectangle({ x: 50, y: 290, width: 300, height: 20, color: rgb(0, 0, 0) });
      },
      /constructPath on sheet 1/,
    ],
    [
      'a picture',
      async (pdf) => {
        const png = await pdf.embedPng(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        );
        firstPage(pdf).drawImage(png, { x: 0, y: 0, width: 1, height: 1 });
      },
      /a member|paintImage/,
    ],
    ['a keyword', (pdf) => pdf.setKeywords([LEAK]), /a member Keywords/],
    ['the author', (pdf) => pdf.setAuthor(LEAK), /a member Author/],
    ['the title', (pdf) => pdf.setTitle(LEAK), /member Title/],
    ['an attachment', (pdf) => pdf.attach(Buffer.from(LEAK), 'note.txt'), /a member EmbeddedFiles/],
    ['a script', (pdf) => pdf.addJavaScript('main', `app.alert("${LEAK}")`), /a member (JavaScript|JS)/],
    [
      'an object no page refers to',
      (pdf) => void pdf.context.register(pdf.context.obj({ K: PDFString.of(LEAK) })),
      /member K/,
    ],
    [
      'an alternative text',
      (pdf) => pdf.catalog.set(PDFName.of('Alt'), PDFHexString.fromText(LEAK)),
      /a member Alt/,
    ],
    [
      'a bookmark',
      (pdf) =>
        pdf.catalog.set(PDFName.of('Outlines'), pdf.context.obj({ Title: PDFHexString.fromText(LEAK) })),
      /a member Outlines/,
    ],
    [
      'a comment on the sheet',
      (pdf) =>
        firstPage(pdf).node.set(PDFName.of('Annots'), pdf.context.obj([{ Contents: PDFString.of(LEAK) }])),
      /a member Annots/,
    ],
    [
      'a layer',
      (pdf) => pdf.catalog.set(PDFName.of('OCProperties'), pdf.context.obj({})),
      /a member OCProperties/,
    ],
    [
      'letters that are drawn as others than they are read as',
      (pdf) => {
        const fonts = pdf.context
          .enumerateIndirectObjects()
          .flatMap(([, object]) =>
            object instanceof PDFDict && object.has(PDFName.of('FontFile2')) ? [object] : [],
          );
        const [bold, regular] = fonts;
        if (bold === undefined || regular === undefined) throw new Error('The file has no two fonts.');
        bold.set(PDFName.of('FontFile2'), regular.get(PDFName.of('FontFile2')) ?? PDFNull);
      },
      /a font that draws something else/,
    ],
    [
      'words that stand for what is drawn',
      (pdf) => {
        const stream = pdf.context.flateStream(`/Span <</ActualText (${LEAK})>> BDC EMC`);
        firstPage(pdf).node.addContentStream(pdf.context.register(stream));
      },
      /words in the drawing instructions/,
    ],
    [
      'a note in the drawing instructions',
      (pdf) => {
        firstPage(pdf).node.addContentStream(pdf.context.register(pdf.context.flateStream(`% ${LEAK}\n`)));
      },
      /words in the drawing instructions/,
    ],
  ];

  it.each(planted)('%s', async (_name, plant, where) => {
    const pdf = await PDFDocument.load(bytesOf('pdf'), { updateMetadata: false });
    await plant(pdf);
    const bytes = Buffer.from(await pdf.save({ useObjectStreams: false, addDefaultPage: false }));
    const leaks = await leaksIn('pdf', bytes);
    expect(leaks.map((leak) => leak.where).join(', ')).toMatch(where);
    expect(JSON.stringify(leaks)).not.toContain('devout');
  });

  it('nothing but another layout, where the file was only written anew', async () => {
    const pdf = await PDFDocument.load(bytesOf('pdf'), { updateMetadata: false });
    const leaks = await leaksIn('pdf', Buffer.from(await pdf.save({ useObjectStreams: false })));
    expect(leaks.filter(({ where }) => !/note|comment|header|the file/.test(where))).toEqual([]);
  });

  const appended: [string, (bytes: Buffer) => Buffer, RegExp][] = [
    ['words behind the file', (bytes) => Buffer.concat([bytes, Buffer.from(LEAK)]), /behind the file/],
    [
      'an older revision',
      (bytes) => Buffer.concat([bytes, Buffer.from('\nstartxref\n0\n%%EOF\n')]),
      /another revision/,
    ],
    ['words before the file', (bytes) => Buffer.concat([Buffer.from(`${LEAK}\n`), bytes]), /before the file/],
    [
      'a comment in the table of objects',
      (bytes) => replaced(bytes, 'trailer\n', `trailer % ${LEAK}\n`),
      /table/,
    ],
    [
      'a comment in an object',
      // As long as what it stands in place of, so that every other object stays where the table says.
      (bytes) =>
        replaced(
          bytes,
          '/ProcSet [/PDF /Text /ImageB /ImageC /ImageI]',
          '/ProcSet [/PDF % she is a devout Muslim\n    ]',
        ),
      /a comment in an object/,
    ],
    ['no PDF at all', () => Buffer.from(LEAK), /can’t be taken apart/],
  ];

  function replaced(bytes: Buffer, what: string, by: string): Buffer {
    const text = bytes.toString('latin1');
    expect(text).toContain(what);
    return Buffer.from(text.replace(what, by), 'latin1');
  }

  it.each(appended)('%s', async (_name, plant, where) => {
    const leaks = await leaksIn('pdf', plant(bytesOf('pdf')));
    expect(leaks.map((leak) => leak.where).join(', ')).toMatch(where);
  });
});
