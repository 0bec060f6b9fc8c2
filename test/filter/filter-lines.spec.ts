import { PassThrough, Readable } from 'node:stream';
import { runFilterLines } from '../../src/cli/filter-lines.js';

async function run(
  input: string,
  explain = false,
): Promise<{ code: number; lines: string[]; errors: string }> {
  const output = new PassThrough();
  const errors = new PassThrough();
  const chunks: string[] = [];
  const problems: string[] = [];
  output.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  errors.setEncoding('utf8').on('data', (chunk: string) => problems.push(chunk));
  const code = await runFilterLines(Readable.from([input]), output, errors, { explain });
  return { code, lines: chunks.join('').split('\n').filter(Boolean), errors: problems.join('') };
}

describe('filter lines', () => {
  it('reports bad lines by number, keeps the good ones in order, and exits with 1', async () => {
    const { code, lines, errors } = await run(
      '{"id":"a","text":"A Muslim came."}\nnot json\n{"id":"b"}\n[]\n{"id":7,"text":"ok"}\n',
    );
    expect(code).toBe(1);
    expect(lines.map((l) => JSON.parse(l).id)).toEqual(['a', 7]);
    expect(errors).toMatch(/line 2:.*\nline 3:.*\nline 4:/);
  });

  it('gives spans with offsets into the input, and rule and gate only on request', async () => {
    const [plain] = (await run('{"id":1,"text":"A Muslim came."}')).lines;
    expect(JSON.parse(plain ?? '')).toEqual({
      id: 1,
      text: '[removed] came.',
      held: null,
      spans: [{ start: 2, end: 8, class: 'religion', detector: 'religion@1', score: 0.95 }],
    });
    const [explained] = (await run('{"id":1,"text":"A Muslim came."}', true)).lines;
    expect(JSON.parse(explained ?? '').spans[0]).toMatchObject({
      gate: null,
      rule: expect.stringMatching(/^person\./),
    });
    expect(explained).not.toMatch(/muslim/i);
  });

  it('exits with 0 on good input, also on none', async () => {
    expect((await run('')).code).toBe(0);
    expect((await run('{"id":1,"text":""}\n')).code).toBe(0);
  });
});
