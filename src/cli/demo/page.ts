import type { Writable } from 'node:stream';

const WIDTH = 100;
const NAME_WIDTH = 17;
const GUTTER = ' │ ';

type Ink = 'bold' | 'dim' | 'green' | 'red' | 'cyan';
const CODES: { readonly [ink in Ink]: number } = { bold: 1, dim: 2, green: 32, red: 31, cyan: 36 };

/** Writes for a terminal of a hundred columns. Colour is for terminals alone, and says nothing by itself. */
export class Page {
  constructor(
    private readonly output: Writable,
    private readonly coloured: boolean,
  ) {}

  heading(title: string): void {
    this.write(`\n${this.ink(`── ${title} ${'─'.repeat(Math.max(0, WIDTH - title.length - 4))}`, 'bold')}\n`);
  }

  /** Who does what, and what comes of it. */
  step(who: string, what: string, result: string, good: boolean): void {
    const [first = '', ...rest] = wrap(what, WIDTH - NAME_WIDTH);
    this.write(`${this.ink(who.padEnd(NAME_WIDTH), 'cyan')}${first}\n`);
    for (const line of rest) this.write(`${' '.repeat(NAME_WIDTH)}${line}\n`);
    const arrow = good ? this.ink('→', 'green') : this.ink('✗', 'red');
    wrap(result, WIDTH - NAME_WIDTH - 2).forEach((line, i) => {
      this.write(`${' '.repeat(NAME_WIDTH)}${i === 0 ? arrow : ' '} ${line}\n`);
    });
  }

  claim(text: string, holds: boolean): void {
    const mark = holds ? this.ink('✓', 'green') : this.ink('✗', 'red');
    wrap(text, WIDTH - NAME_WIDTH - 2).forEach((line, i) => {
      this.write(`${' '.repeat(NAME_WIDTH)}${i === 0 ? mark : ' '} ${line}\n`);
    });
  }

  /** Two texts beside each other, each under its title. */
  beside(left: readonly [title: string, text: string], right: readonly [title: string, text: string]): void {
    const width = (WIDTH - GUTTER.length - 2) / 2;
    const columns = [left, right].map(([, text]) => wrap(text, Math.floor(width)));
    const cell = (text: string) => text.padEnd(Math.floor(width));
    this.write(`\n  ${this.ink(`${cell(left[0])}${GUTTER}${right[0]}`, 'dim')}\n`);
    const rows = Math.max(...columns.map((lines) => lines.length));
    for (let i = 0; i < rows; i += 1) {
      this.write(`  ${cell(columns[0]?.[i] ?? '')}${GUTTER}${columns[1]?.[i] ?? ''}\n`);
    }
    this.write('\n');
  }

  /** Lines that are laid out already: a table, a document. */
  block(lines: readonly string[]): void {
    this.write(`${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n`);
  }

  paragraph(text: string): void {
    this.write(`${wrap(text, WIDTH).join('\n')}\n`);
  }

  private ink(text: string, ink: Ink): string {
    return this.coloured ? `\u001b[${CODES[ink]}m${text}\u001b[0m` : text;
  }

  private write(text: string): void {
    this.output.write(text);
  }
}

/** Breaks text between words; a word longer than a line is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((it) => it.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [])) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
