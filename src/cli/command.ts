/** A command of the command line: what follows its name in, an exit code out. */
export type Command = (args: readonly string[], environment: NodeJS.ProcessEnv) => Promise<number>;

/** Exit codes of sysexits.h, as `npm start` uses them. */
export const EXIT_OK = 0;
export const EXIT_FAILED = 1;
export const EXIT_USAGE = 64;

/** The command was called in a way it does not understand; the message says which way it does. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
