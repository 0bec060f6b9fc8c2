// What every benchmark measures with and answers in: figures, each beside a reference of the same run.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    explain: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

/** A smoke run: everything is done, little of it often. */
export const isQuick = values.quick;

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value below which `share` of the sorted numbers lie. */
export function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export async function millisecondsOf(work) {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const NUMBER = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const shown = (value, unit) =>
  value === null ? '' : `${NUMBER.format(value)}${unit === '' ? '' : ` ${unit}`}`;

/**
 * The figures of one benchmark. `reference` is what was measured beside it; `ratio` is value / reference; `goal` says
 * what the ratio, or without a reference the value, should be: `{ atLeast }` or `{ atMost }`.
 */
export class Figures {
  constructor(name) {
    this.name = name;
    this.rows = [];
    this.notes = [];
  }

  add({ name, value, unit = '', reference = null, goal = null }) {
    const ratio = reference === null ? null : value / reference.value;
    const judged = ratio ?? value;
    const met =
      goal === null ? null : judged >= (goal.atLeast ?? -Infinity) && judged <= (goal.atMost ?? Infinity);
    this.rows.push({ name, value, unit, reference, ratio, goal, met });
  }

  note(line) {
    this.notes.push(line);
  }

  /** Prints the table, and writes it where `--json` says. */
  finish() {
    const cells = this.rows.map((row) => [
      row.name,
      shown(row.value, row.unit),
      row.reference === null ? '' : `${shown(row.reference.value, row.unit)}  ${row.reference.name}`,
      row.ratio === null ? '' : NUMBER.format(row.ratio),
      goalInWords(row),
    ]);
    const table = [['', 'measured', 'beside', 'ratio', 'goal'], ...cells];
    const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
    for (const line of table)
      console.log(
        line
          .map((cell, i) => cell.padEnd(widths[i]))
          .join('  ')
          .trimEnd(),
      );
    for (const line of this.notes) console.log(line);
    if (values.json !== undefined) {
      const { name, rows, notes } = this;
      writeFileSync(values.json, `${JSON.stringify({ name, figures: rows, notes }, null, 2)}\n`);
    }
  }
}

function goalInWords({ goal, met }) {
  if (goal === null) return '';
  const words = goal.atLeast === undefined ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
  return `${words} ${met ? 'met' : 'NOT MET'}`;
}
