/** A line of a body as it came in: its bytes, or that it is longer than any may be. */
export interface SentLine {
  /** From 1, blank lines counted. */
  readonly number: number;
  readonly bytes: Buffer | 'too_long';
}

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Cuts a stream of bytes into lines, some at a time: as many as came in together. Holds one line at most, and of one that
 * is too long nothing.
 */
export async function* readLines(
  body: AsyncIterable<Buffer>,
  longest: number,
): AsyncGenerator<readonly SentLine[]> {
  const cutter = new LineCutter(longest);
  for await (const chunk of body) {
    const lines = cutter.cut(chunk);
    if (lines.length > 0) yield lines;
  }
  const last = cutter.end();
  if (last !== null) yield [last];
}

class LineCutter {
  private parts: Buffer[] = [];
  private length = 0;
  private number = 0;

  constructor(private readonly longest: number) {}

  cut(chunk: Buffer): SentLine[] {
    const lines: SentLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.add(chunk.subarray(start, end));
      const line = this.take();
      if (line !== null) lines.push(line);
      start = end + 1;
    }
    this.add(chunk.subarray(start));
    return lines;
  }

  /** What came after the last line's end. */
  end(): SentLine | null {
    return this.length === 0 ? null : this.take();
  }

  private add(part: Buffer): void {
    this.length += part.length;
    if (this.length > this.longest) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  /** Null for a blank line. */
  private take(): SentLine | null {
    this.number += 1;
    const isTooLong = this.length > this.longest;
    const bytes = withoutReturn(Buffer.concat(this.parts));
    this.parts = [];
    this.length = 0;
    if (isTooLong) return { number: this.number, bytes: 'too_long' };
    return isBlank(bytes) ? null : { number: this.number, bytes };
  }
}

function withoutReturn(line: Buffer): Buffer {
  return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09);
}
