import { ChoiceField, exampleId, InstantField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import {
  EVENT_WORDS,
  PROCESS_EVENTS,
  type ProcessEvent,
  type ProcessEventKind,
} from './process-event.entity.js';

const WORDS = PROCESS_EVENTS.map((kind) => `${kind}: ${EVENT_WORDS[kind]}`).join(' ');

export class RecordProcessEvent {
  @ChoiceField(PROCESS_EVENTS, { description: `What happened. ${WORDS}` })
  kind: ProcessEventKind;

  @InstantField({ description: 'When; not in the future.' })
  happened_at: string;
}

export class ProcessEventView {
  @Shown({ description: 'Id of the event.', example: exampleId('process_event') })
  id: string;

  @Shown({ description: 'Always `process_event`.', enum: ['process_event'] })
  object: 'process_event';

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: 'What happened.', enum: PROCESS_EVENTS, example: 'conditional_offer_made' })
  kind: ProcessEventKind;

  @Shown({ description: 'When.', example: '2026-11-20T10:15:00.000Z' })
  happened_at: string;

  @Shown({ description: 'Who recorded it.', example: exampleId('account') })
  recorded_by: string;

  @Shown({ description: 'When it was recorded.', example: '2026-11-22T10:15:00.000Z' })
  recorded_at: string;
}

export function processEventView(event: ProcessEvent): ProcessEventView {
  return {
    id: event.id,
    object: 'process_event',
    screening_id: event.screeningId,
    kind: event.kind,
    happened_at: event.happenedAt.toISOString(),
    recorded_by: event.recordedBy,
    recorded_at: event.recordedAt.toISOString(),
  };
}
