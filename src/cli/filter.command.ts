import { parseArgs } from 'node:util';
import { type Command, UsageError } from './command.js';
import { runFilterLines } from './filter-lines.js';

const MAX_THREADS = 64;

/** `filter [--explain] [--threads N]`: JSON Lines in, filtered JSON Lines out, in the same order. */
export const filterCommand: Command = async (args) =>
  runFilterLines(process.stdin, process.stdout, process.stderr, optionsOf(args));

function optionsOf(args: readonly string[]): { explain: boolean; threads: number } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        explain: { type: 'boolean', default: false },
        threads: { type: 'string', default: '1' },
      },
    });
    return { explain: values.explain, threads: threadsOf(values.threads) };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError('These options are not understood.');
  }
}

function threadsOf(text: string): number {
  const threads = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (threads < 1 || threads > MAX_THREADS) {
    throw new UsageError(`--threads takes a number from 1 to ${MAX_THREADS}.`);
  }
  return threads;
}
