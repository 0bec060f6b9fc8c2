import type { Request, Response } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { FindingImportsService } from './finding-imports.service.js';
import { LineAnswers } from './line-answers.js';
import { parseLine } from './parse-line.js';
import { readLines } from './read-lines.js';

/** As long as a body may be where one finding is sent. */
const LONGEST_LINE = 1_048_576;

/** Lines of one transaction: enough to share its costs, few enough that nobody waits long for the screening. */
const LINES_PER_TAKE = 100;

export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly requestId: string;
}

/**
 * Receives a file of findings line by line and answers line by line: what has come in is in, whatever becomes of the
 * rest. What is refused before the first answer is an ordinary problem; later ones end the stream.
 */
export async function receiveLines(
  imports: FindingImportsService,
  actor: Actor,
  importId: string,
  { request, response, requestId }: Exchange,
): Promise<void> {
  const sending = await imports.begin(actor, importId);
  const answers = new LineAnswers(response, requestId);
  try {
    for await (const sent of readLines(bodyOf(request), LONGEST_LINE)) {
      for (let from = 0; from < sent.length; from += LINES_PER_TAKE) {
        const lines = await Promise.all(sent.slice(from, from + LINES_PER_TAKE).map(parseLine));
        await answers.write(await imports.take(actor, importId, sending, lines));
      }
    }
    if (!response.headersSent) throw emptyFile();
    await answers.end(await imports.end(importId, sending));
  } catch (error) {
    // The sender is gone: there is nobody to tell, and what was accepted stays.
    if (request.destroyed && !request.complete) return;
    // What still comes in is of no use, but the refusal is only read by who could send it.
    request.resume();
    if (!response.headersSent) throw error;
    await answers.stop(error);
  }
}

/** Whoever is refused before they have sent everything reads the refusal: the connection is not torn down. */
function bodyOf(request: Request): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false });
}

function emptyFile(): DomainError {
  return new DomainError(
    'invalid',
    'finding_import.empty',
    'There is no line in it: send one finding a line.',
  );
}
