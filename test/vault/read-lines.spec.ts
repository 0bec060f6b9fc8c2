import { readLines, type SentLine } from '../../src/vault/imports/read-lines.js';

async function* pieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(text: string, size: number, longest = 10): Promise<[number, string][]> {
  const lines: SentLine[] = [];
  for await (const some of readLines(pieces(text, size), longest)) lines.push(...some);
  return lines.map(({ number, bytes }) => [number, bytes === 'too_long' ? bytes : bytes.toString()]);
}

describe.each([1, 2, 3, 7, 1000])('lines that come in pieces of %d bytes', (size) => {
  it('are numbered from one, blank ones counted and left out', async () => {
    expect(await linesOf('a\n\n \t\r\nb\r\nc', size)).toEqual([
      [1, 'a'],
      [4, 'b'],
      [5, 'c'],
    ]);
    expect(await linesOf('', size)).toEqual([]);
    expect(await linesOf('\n\n', size)).toEqual([]);
  });

  it('that are too long are named and nothing of them is kept; the next is read', async () => {
    expect(await linesOf(`${'x'.repeat(11)}\n${'y'.repeat(10)}\n${'z'.repeat(5000)}`, size)).toEqual([
      [1, 'too_long'],
      [2, 'y'.repeat(10)],
      [3, 'too_long'],
    ]);
  });
});
