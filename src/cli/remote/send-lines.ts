import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createInterface } from 'node:readline';

/** What came back for a piece of a file: answers by line, and whether it came to its end. */
export interface PieceAnswers {
  readonly status: number;
  readonly isComplete: boolean;
}

/** A line of the answer, as far as the command needs it. */
export interface AnswerLine {
  readonly object?: string;
  readonly line?: number;
  readonly status?: string;
  readonly problem?: { readonly code?: string; readonly detail?: string } | null;
  readonly detail?: string;
  readonly code?: string;
}

/** A piece that is answered by nothing for so long is sent again. */
const SILENCE_MS = 60_000;

/**
 * Sends lines and reads the answers while it does: a client that first sends everything could wait for a service that
 * waits for it. A broken connection is no error here: what came back says how far it came.
 */
export function sendLines(
  url: URL,
  token: string,
  lines: AsyncIterable<string>,
  onAnswer: (answer: AnswerLine) => void,
): Promise<PieceAnswers> {
  return new Promise((resolve) => {
    let status = 0;
    let isComplete = false;
    const end = () => resolve({ status, isComplete });
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const sending = send(
      url,
      {
        method: 'PUT',
        timeout: SILENCE_MS,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      },
      (response) => {
        status = response.statusCode ?? 0;
        response.on('error', end);
        const answers = createInterface({ input: response });
        answers.on('line', (text) => {
          const answer = parsed(text);
          if (answer === null) return;
          if (answer.object === 'finding_import') isComplete = true;
          else onAnswer(answer);
        });
        answers.on('close', end);
      },
    );
    sending.on('error', end);
    sending.on('timeout', () => sending.destroy());
    write(sending, lines).catch(() => sending.destroy());
  });
}

async function write(sending: ReturnType<typeof httpRequest>, lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) {
    if (sending.destroyed) return;
    if (sending.write(`${line}\n`)) continue;
    await new Promise((resolve) => {
      sending.once('drain', resolve).once('close', resolve);
    });
  }
  sending.end();
}

/** The last line of a broken connection may be half of one. */
function parsed(text: string): AnswerLine | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
