import { TextField } from '../../platform/http/fields.js';
import { ProblemView } from '../../platform/http/problem.view.js';
import { Shown } from '../../platform/http/shown.js';
import { LogFinding } from '../findings/finding.dto.js';
import type { FindingImport } from './finding-import.entity.js';

export class StartFindingImport {
  @TextField({
    description:
      'By what you know this file again; the same key for the same screening is the same import. Kept as a digest.',
    example: 'vendor-export-2026-11-23',
    max: 128,
    pattern: /^[\x21-\x7e]{1,128}$/,
  })
  key: string;
}

/** One line: a finding as for `POST /v1/screenings/{id}/findings`, and a key of its own. */
export class FindingLine extends LogFinding {
  @TextField({
    description: 'By what you know this finding again; once in a file. Kept as a digest.',
    example: 'post-1',
    max: 128,
    pattern: /^[\x21-\x7e]{1,128}$/,
  })
  key: string;
}

export class FindingImportView {
  @Shown({ description: 'The import’s id.', example: 'imp_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `finding_import`.', enum: ['finding_import'] })
  object: 'finding_import';

  @Shown({ description: 'The screening’s id.', example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screening_id: string;

  @Shown({
    description: 'Findings that came in by it, however often it was sent.',
    type: 'integer',
    example: 240,
  })
  accepted: number;

  @Shown({ description: 'How often the file was sent.', type: 'integer', example: 1 })
  sending: number;

  @Shown({
    description: 'Where the last sending stands: every line up to this one was answered.',
    type: 'integer',
    example: 250,
  })
  lines: number;

  @Shown({ description: 'Lines of the last sending that were refused.', type: 'integer', example: 10 })
  refused: number;

  @Shown({
    description: 'Whether the last sending came to its end. If not, send the same file again: it goes on.',
    example: true,
  })
  complete: boolean;

  @Shown({ description: 'When it was started.', example: '2026-11-23T10:15:00.000Z' })
  started_at: string;

  @Shown({ description: 'When its last line was answered.', example: '2026-11-23T10:15:20.000Z' })
  updated_at: string;
}

export function findingImportView(found: FindingImport): FindingImportView {
  return {
    id: found.id,
    object: 'finding_import',
    screening_id: found.screeningId,
    accepted: found.accepted,
    sending: found.sending,
    lines: found.lines,
    refused: found.refused,
    complete: found.complete,
    started_at: found.startedAt.toISOString(),
    updated_at: found.updatedAt.toISOString(),
  };
}

export const LINE_STATUSES = ['accepted', 'already_accepted', 'refused'] as const;

/** What became of a line. The answer is a line for each, and one for the import at the end. */
export class LineAnswerView {
  @Shown({ description: 'Always `finding_line`.', enum: ['finding_line'] })
  object: 'finding_line';

  @Shown({ description: 'The line’s number, from 1.', type: 'integer', example: 1 })
  line: number;

  @Shown({ description: 'The line’s key, where it could be read.', nullable: true, example: 'post-1' })
  key: string | null;

  @Shown({ description: 'What became of it.', enum: LINE_STATUSES, example: 'accepted' })
  status: (typeof LINE_STATUSES)[number];

  @Shown({ description: 'The finding.', nullable: true, example: 'fnd_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  finding_id: string | null;

  @Shown({
    description: 'Why it was refused, as the route for one finding would say it.',
    nullable: true,
    type: () => ProblemView,
  })
  problem: ProblemView | null;
}
