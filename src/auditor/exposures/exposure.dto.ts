import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';

export class ExposureActView {
  @Shown({ description: 'The ledger entry.', example: exampleId('ledger_entry') })
  entry_id: string;

  @Shown({ description: 'What the person did.', example: 'finding.read' })
  kind: string;

  @Shown({ description: 'When.', example: '2026-03-02T15:04:05.000Z' })
  at: string;

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({
    description: 'Ids of what was seen or done.',
    type: String,
    isArray: true,
    example: [exampleId('finding')],
  })
  things: string[];
}

export class ExposureView {
  @Shown({ description: 'Always `exposure`.', enum: ['exposure'], example: 'exposure' })
  object: 'exposure';

  @Shown({ description: 'The incident.', example: exampleId('incident') })
  incident_id: string;

  @Shown({ description: 'The person it is about, or null.', nullable: true, example: exampleId('account') })
  subject_account_id: string | null;

  @Shown({
    description:
      'The screenings concerned: the one named, or all of the requisition and where its candidates are screened too.',
    type: String,
    isArray: true,
    example: [exampleId('screening')],
  })
  screenings: string[];

  @Shown({
    description: 'What the person saw and did there, oldest first; ids and kinds, never text.',
    type: ExposureActView,
    isArray: true,
  })
  acts: ExposureActView[];

  @Shown({ description: 'Whether there is more than is listed.', example: false })
  has_more: boolean;
}
