import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isId } from '../kernel/ids.js';
import { type Command, EXIT_FAILED, EXIT_OK, UsageError } from './command.js';
import { addressOf, loginOf, RemoteProblem, RemoteService } from './remote/remote-service.js';
import type { AnswerLine } from './remote/send-lines.js';

/** Lines of one request: it ends well before a request may end (five minutes). */
const LINES_PER_PIECE = 5000;

/** How often a piece is sent again without any progress, and how long the command waits before each. */
const TRIES = 8;
const FIRST_WAIT_MS = 250;

interface Options {
  readonly file: string;
  readonly url: string;
  readonly screening: string;
}

/**
 * `findings:import`: sends a file of findings, JSON Lines, to a running service. Refused lines are written to standard
 * output with their numbers; progress goes to standard error. Broken off, it is called again with the same file and
 * goes on: the service knows the file by its digest, and each line by its key.
 */
export const findingsImportCommand: Command = async (args, environment) => {
  const options = optionsOf(args);
  const login = loginOf(environment);
  try {
    const service = await RemoteService.open(options.url, login);
    const key = await digestOfFile(options.file);
    const begun = await service.ask<{ readonly id: string }>(
      `/v1/screenings/${options.screening}/finding-imports`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ key: `sha256-${key}` }),
      },
    );
    process.stderr.write(`${begun.id}\n`);
    const sender = new FileSender(service, begun.id);
    await sender.send(options.file);
    process.stderr.write(`done: ${sender.summary}\n`);
    return sender.refused === 0 ? EXIT_OK : EXIT_FAILED;
  } catch (error) {
    if (!(error instanceof RemoteProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT_FAILED;
  }
};

class FileSender {
  private accepted = 0;
  private already = 0;
  refused = 0;

  constructor(
    private readonly service: RemoteService,
    private readonly importId: string,
  ) {}

  get summary(): string {
    return `${this.accepted} accepted, ${this.already} were in already, ${this.refused} refused`;
  }

  /** Piece after piece; one that breaks off goes on behind the last line that was answered. */
  async send(file: string): Promise<void> {
    let piece: string[] = [];
    let before = 0;
    for await (const line of createInterface({
      input: createReadStream(file),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      piece.push(line);
      if (piece.length < LINES_PER_PIECE) continue;
      await this.sendPiece(piece, before);
      before += piece.length;
      piece = [];
      process.stderr.write(`line ${before}: ${this.summary}\n`);
    }
    await this.sendPiece(piece, before);
  }

  private async sendPiece(lines: readonly string[], before: number): Promise<void> {
    let answered = 0;
    for (let tries = 0; lines.slice(answered).some((line) => line.trim() !== ''); tries++) {
      const start = answered;
      let problem: AnswerLine | null = null;
      await this.service.renew();
      const { status, isComplete } = await this.service.sendLines(
        `/v1/finding-imports/${this.importId}/lines`,
        linesFrom(lines, start),
        (answer) => {
          if (answer.object !== 'finding_line') problem = answer;
          else {
            answered = start + (answer.line ?? 0);
            this.count(answer, before + answered);
          }
        },
      );
      if (isComplete) return;
      if (status >= 400 && status < 500 && status !== 429) throw refusal(problem, status);
      if (answered > start) tries = 0;
      if (tries >= TRIES)
        throw new RemoteProblem('The service can not be reached; call this again to go on.');
      await pause(FIRST_WAIT_MS * 2 ** tries);
    }
  }

  private count(answer: AnswerLine, number: number): void {
    if (answer.status === 'accepted') this.accepted += 1;
    else if (answer.status === 'already_accepted') this.already += 1;
    else {
      this.refused += 1;
      process.stdout.write(
        `line ${number}: ${answer.problem?.code ?? 'refused'}: ${answer.problem?.detail ?? ''}\n`,
      );
    }
  }
}

function refusal(problem: AnswerLine | null, status: number): RemoteProblem {
  const said = problem?.problem ?? problem;
  return new RemoteProblem(
    `${said?.detail ?? 'The service refused the file.'} (${status} ${said?.code ?? ''})`,
  );
}

async function* linesFrom(lines: readonly string[], start: number): AsyncGenerator<string> {
  yield* lines.slice(start);
}

async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

function optionsOf(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { url: text, screening: text },
      allowPositionals: true,
    });
    const [file = '', ...others] = positionals;
    const { screening } = values;
    if (others.length > 0 || !existsSync(file)) throw new UsageError('Give one file that is there.');
    if (!isId('screening', screening)) throw new UsageError('Give the screening: --screening scr_…');
    return { file, url: addressOf(values.url), screening };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError('It takes a file, --url and --screening.');
  }
}
