import { type PacketPage, pageTexts } from '../../src/desk/packet-files/packet-page.js';
import { packetPdf } from '../../src/desk/packet-files/packet-pdf.js';
import { drawable, runsOf } from '../../src/desk/packet-files/pdf-fonts.js';
import { readPdf } from '../support/read-pdf.js';

const WRITTEN_AT = new Date('2026-03-02T15:04:05.000Z');
const LONG = Array.from({ length: 90 }, (_, line) => `Line ${line}: it burns 🔥, they said.`).join('\n');
const PAGE: PacketPage = {
  title: 'Screening packet for candidate C-0042',
  parts: [
    { kind: 'heading', level: 1, text: 'Screening packet for candidate C-0042' },
    { kind: 'facts', facts: [{ term: 'Requisition', value: 'R-0007, Dispatcher — “nights”' }] },
    { kind: 'list', isOrdered: true, items: ['Keeps calm', 'Keeps confidences'] },
    { kind: 'quote', text: LONG },
    { kind: 'paragraph', text: 'The end.' },
  ],
};

const squeezed = (text: string) => text.replace(/\s+/g, '');

describe('the PDF of a packet', () => {
  it('holds the page, piece by piece, and beside it only the foot of each sheet', async () => {
    const { text, sheets } = await readPdf(await packetPdf(PAGE, 'pkt_1', WRITTEN_AT));
    let rest = squeezed(text);
    for (let sheet = 1; sheet <= sheets; sheet += 1) {
      expect(rest).toContain(`pkt_1,sheet${sheet}of${sheets}`);
      rest = rest.replace(`pkt_1,sheet${sheet}of${sheets}`, '');
    }
    const numbered = pageTexts(PAGE).map((piece, index) =>
      index === 3 || index === 4 ? `${index - 2}.${piece}` : piece,
    );
    expect(rest).toBe(squeezed(numbered.join('')));
    expect(sheets).toBeGreaterThan(1);
  });

  it('is tagged, in a language, titled, and says so (PDF/UA-1)', async () => {
    const bytes = await packetPdf(PAGE, 'pkt_1', WRITTEN_AT);
    const { isTagged, language, metadata } = await readPdf(bytes);
    expect({ isTagged, language }).toEqual({ isTagged: true, language: 'en-US' });
    expect(metadata).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
    expect(bytes.toString('latin1')).toMatch(/\/DisplayDocTitle true/);
    expect(bytes.toString('latin1')).not.toMatch(/\/(JavaScript|JS|Annot|EmbeddedFile|URI|Launch)\b/);
  });

  it('has the same bytes whenever it is written again', async () => {
    const first = await packetPdf(PAGE, 'pkt_1', WRITTEN_AT);
    expect((await packetPdf(PAGE, 'pkt_1', WRITTEN_AT)).equals(first)).toBe(true);
    expect((await packetPdf(PAGE, 'pkt_2', WRITTEN_AT)).equals(first)).toBe(false);
  });
});

describe('what can be drawn', () => {
  it('leaves out what draws nothing, and names what no font has', () => {
    expect(drawable('a\u200db\u00adc\ufe0f\u202e')).toBe('abc');
    expect(drawable('漢 ok')).toBe('[U+6F22] ok');
    expect(drawable('e\u0301 — “ж” 🔥')).toBe('é — “ж” 🔥');
  });

  it('changes the font where it must', () => {
    const runs = runsOf('hot 🔥🔥 day', 'regular').map(({ text, font }) => [text, font.name]);
    expect(runs).toEqual([
      ['hot ', 'regular'],
      ['🔥🔥', 'emoji'],
      [' day', 'regular'],
    ]);
    expect(runsOf('', 'bold').map(({ text, font }) => [text, font.name])).toEqual([['', 'bold']]);
  });
});
