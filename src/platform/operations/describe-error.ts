/** What may be logged about an error that nobody expected. */
export interface ErrorDescription {
  readonly error: string;
  readonly error_code: string | null;
  readonly frames: readonly string[];
}

/** A line of a stack as V8 writes it: function, file, line and column. */
const FRAME =
  /^\s+at (?:[\w$.<>#[\]* ]+ \((?:file:|node:|\/|[A-Z]:\\)[^()]*:\d+:\d+\)|(?:file:|node:|\/)[^()]*:\d+:\d+)$/;
const MAX_FRAMES = 12;

/**
 * The class, the code and the places of an error, never its message: messages of the database and of parsers
 * quote what they stumbled over, and that can be a candidate's text.
 */
export function describeError(thrown: unknown): ErrorDescription {
  if (!(thrown instanceof Error)) return { error: typeof thrown, error_code: null, frames: [] };
  return { error: thrown.constructor.name, error_code: codeOf(thrown), frames: framesOf(thrown) };
}

function codeOf(error: Error): string | null {
  const code: unknown = 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[\w.]{1,64}$/.test(code) ? code : null;
}

/** The message is cut off first, so a message that looks like a frame is not taken for one. */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? '';
  const start = stack.indexOf(error.message);
  if (start < 0) return [];
  return stack
    .slice(start + error.message.length)
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
}
