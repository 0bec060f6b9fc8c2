const HEADER = '%PDF-1.7\n%\xff\xff\xff\xff\n';
const TABLE =
  /^xref\n0 \d+\n0000000000 65535 f \n((?:\d{10} 00000 n \n)+)trailer\n<<\n\/Size \d+\n\/Root \d+ 0 R\n\/Info \d+ 0 R\n\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]\n>>\nstartxref\n\d+\n%%EOF\n$/;
const STREAM = /^(<<[\s\S]*?>>)\nstream\n/;
/** A string in brackets, as it is written: brackets within it are escaped. */
const STRING = /\((?:\\[\s\S]|[^\\()])*\)/g;

/**
 * The bytes as they lie in the file: header, objects, the table of them, and nothing before, between or behind. Readers of
 * PDF pass over what lies elsewhere (older revisions, comments, bytes behind a stream); somebody who looks does not.
 */
export function layoutSurplus(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const surplus: string[] = [];
  if (!text.startsWith(HEADER)) surplus.push('bytes before the file, or another header');
  if (text.split('startxref').length !== 2) surplus.push('another revision');
  if (!text.endsWith('\n%%EOF\n')) surplus.push('bytes behind the file');
  const tableAt = Number(/\nstartxref\n(\d{1,10})\n%%EOF\n$/.exec(text)?.[1]);
  const [, offsets] = TABLE.exec(text.slice(tableAt)) ?? [];
  if (surplus.length > 0) return surplus;
  if (offsets === undefined) return ['a table of objects as packets have not'];
  const starts = [...offsets.matchAll(/(\d{10}) 00000 n \n/g)]
    .map(([, offset], index) => ({ number: index + 1, start: Number(offset) }))
    .sort((a, b) => a.start - b.start);
  if (starts[0]?.start !== HEADER.length) surplus.push('bytes between the objects');
  starts.forEach(({ number, start }, index) => {
    surplus.push(...objectSurplus(text.slice(start, starts[index + 1]?.start ?? tableAt), number));
  });
  return [...new Set(surplus)];
}

function objectSurplus(written: string, number: number): string[] {
  const head = `${number} 0 obj\n`;
  const foot = '\nendobj\n';
  if (!written.startsWith(head) || !written.endsWith(foot)) return ['bytes between the objects'];
  const body = written.slice(head.length, -foot.length);
  const stream = STREAM.exec(body);
  const plain = (stream?.[1] ?? body).replace(STRING, '()');
  if (plain.includes('%')) return ['a comment in an object'];
  if (stream === null) return plain.includes('endobj') ? ['bytes between the objects'] : [];
  const length = Number(/\/Length (\d+)/.exec(plain)?.[1]);
  return body.slice(stream[0].length + length) === '\nendstream' ? [] : ['bytes behind a stream'];
}
