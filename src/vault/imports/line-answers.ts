import { once } from 'node:events';
import { Logger } from '@nestjs/common';
import type { Response } from 'express';
import { problemOf } from '../../platform/http/problem.js';
import type { ProblemView } from '../../platform/http/problem.view.js';
import { describeError } from '../../platform/operations/describe-error.js';
import type { FindingImportView, LineAnswerView } from './finding-import.dto.js';
import type { TakenLine } from './take-lines.js';

/** How the answer ends when the sending can't go on. */
export interface ImportStop {
  readonly object: 'finding_import_stop';
  /** Every line up to this one was answered. */
  readonly after_line: number;
  readonly problem: LineAnswerView['problem'];
}

/** Writes the answers while the lines still come in; waits where they are not read. */
export class LineAnswers {
  private readonly logger = new Logger(LineAnswers.name);
  private lastLine = 0;

  constructor(
    private readonly response: Response,
    private readonly requestId: string,
  ) {}

  async write(taken: readonly TakenLine[]): Promise<void> {
    if (!this.response.headersSent) this.response.status(200).type('application/x-ndjson');
    this.lastLine = taken.at(-1)?.number ?? this.lastLine;
    await this.send(taken.map((line) => this.answerOf(line)));
  }

  async end(summary: FindingImportView): Promise<void> {
    await this.send([summary]);
    this.response.end();
  }

  async stop(thrown: unknown): Promise<void> {
    const problem = this.problemOf(thrown);
    const stop: ImportStop = { object: 'finding_import_stop', after_line: this.lastLine, problem };
    await this.send([stop]);
    this.response.end();
  }

  private answerOf(line: TakenLine): LineAnswerView {
    const told = { object: 'finding_line', line: line.number, key: line.key } as const;
    if ('refusal' in line) {
      return { ...told, status: 'refused', finding_id: null, problem: this.problemOf(line.refusal) };
    }
    const status = line.isNew ? 'accepted' : 'already_accepted';
    return { ...told, status, finding_id: line.findingId, problem: null };
  }

  /** In the words of every refusal; what is our fault belongs in the log. */
  private problemOf(thrown: unknown): ProblemView {
    const { view, isOurs } = problemOf(thrown, this.requestId);
    if (isOurs) this.logger.error({ request_id: this.requestId, ...describeError(thrown) });
    return view;
  }

  private async send(answers: readonly object[]): Promise<void> {
    const text = answers.map((answer) => `${JSON.stringify(answer)}\n`).join('');
    if (this.response.write(text) || this.response.destroyed) return;
    await Promise.race([once(this.response, 'drain'), once(this.response, 'close')]);
  }
}
