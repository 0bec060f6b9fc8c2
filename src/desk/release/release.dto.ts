import { Shown } from '../../platform/http/shown.js';
import type { GateResult } from './release-gates.js';

export class MissingConditionView {
  @Shown({ description: 'What is missing, as a stable code.', example: 'step_open' })
  code: string;

  @Shown({ description: 'What is missing, in words.', example: 'Step open_web has no result.' })
  detail: string;

  @Shown({
    description: 'Ids of the things to look at.',
    type: 'string',
    isArray: true,
    example: ['open_web'],
  })
  related: string[];
}

export class GateView {
  @Shown({ description: 'The gate’s name.', example: 'steps_complete' })
  name: string;

  @Shown({
    description: 'The promise it keeps.',
    example: 'Every step is done, or left out for an approved reason.',
  })
  promise: string;

  @Shown({ description: 'Whether the condition holds.', example: false })
  open: boolean;

  @Shown({ description: 'What is missing, if it does not.', type: MissingConditionView, isArray: true })
  missing: MissingConditionView[];
}

export class GatesView {
  @Shown({ description: 'Always `gates`.', example: 'gates' })
  object: string;

  @Shown({ description: 'The screening asked about.', example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screening_id: string;

  @Shown({ description: 'Whether a packet can be released now.', example: false })
  releasable: boolean;

  @Shown({ description: 'Every gate, in the order in which people work.', type: GateView, isArray: true })
  gates: GateView[];
}

export class ReleaseView {
  @Shown({ description: 'The release’s id.', example: 'rel_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `release`.', example: 'release' })
  object: string;

  @Shown({ description: 'The screening.', example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screening_id: string;

  @Shown({
    description: 'The packet that hiring managers can now open.',
    example: 'pkt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R',
  })
  packet_id: string;

  @Shown({ description: 'The packet’s version.', example: 1 })
  packet_version: number;

  @Shown({ description: 'SHA-256 of the packet’s canonical JSON (RFC 8785).', example: 'e3b0c44298fc1c14…' })
  packet_digest: string;

  @Shown({ description: 'When.', example: '2026-03-02T15:04:05.000Z' })
  released_at: string;
}

export function gatesView(screeningId: string, gates: readonly GateResult[]): GatesView {
  return {
    object: 'gates',
    screening_id: screeningId,
    releasable: gates.every((gate) => gate.open),
    gates: gates.map((gate) => ({
      name: gate.name,
      promise: gate.promise,
      open: gate.open,
      missing: gate.missing.map((condition) => ({
        code: condition.code,
        detail: condition.detail,
        related: [...(condition.related ?? [])],
      })),
    })),
  };
}
