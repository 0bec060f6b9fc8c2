import { TextField } from '../../platform/http/fields.js';
import { TextListField } from '../../platform/http/list-fields.js';
import { Shown } from '../../platform/http/shown.js';
import type { Identity } from './identity.entity.js';
import type { IdentityDetails } from './identity-details.js';

const EXAMPLE_NAME = 'Jordan A. Example';

export class WriteIdentity {
  @TextField({ description: 'The candidate’s full name.', example: EXAMPLE_NAME, max: 200 })
  full_name: string;

  @TextListField({
    description: 'Maiden names, short forms, nicknames, stage names: every other name they are known by.',
    example: ['Jo Example'],
    maxItem: 200,
  })
  other_names: string[];

  @TextListField({
    description: 'Handles that the candidate supplied, without the @.',
    example: ['jordan_example'],
    maxItem: 200,
  })
  handles: string[];

  @TextListField({
    description: 'Email addresses.',
    example: ['jordan@example.org'],
    maxItem: 320,
  })
  emails: string[];

  @TextListField({ description: 'Telephone numbers.', example: ['+1 614 555 0142'], maxItem: 40 })
  phones: string[];

  @TextListField({
    description: 'Cities lived in, to tell namesakes apart.',
    example: ['Columbus'],
    maxItem: 200,
  })
  cities: string[];

  @TextListField({
    description: 'Schools attended, to tell namesakes apart.',
    example: ['Example High School'],
    maxItem: 200,
    optional: true,
  })
  schools?: string[];
}

/** What a coordinator gets back: that it was written. They write names; they do not read them here. */
export class IdentityReceiptView {
  @Shown({
    description: 'Always `identity_receipt`.',
    enum: ['identity_receipt'],
    example: 'identity_receipt',
  })
  object: 'identity_receipt';

  @Shown({ description: 'The screening’s id.', example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screening_id: string;

  @Shown({ description: 'Grows with every change; also the ETag.', type: 'integer', example: 1 })
  version: number;

  @Shown({
    description: 'How many findings go through the filter again because it masks by these names.',
    type: 'integer',
    example: 0,
  })
  findings_requeued: number;

  @Shown({ description: 'When it was written.', example: '2026-03-02T15:04:05.000Z' })
  written_at: string;
}

/** The identity, for the screeners and reviewers assigned to the screening. */
export class IdentityView {
  @Shown({
    description: 'The screening’s id: an identity has none of its own.',
    example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R',
  })
  id: string;

  @Shown({ description: 'Always `identity`.', enum: ['identity'], example: 'identity' })
  object: 'identity';

  @Shown({ description: 'Grows with every change.', type: 'integer', example: 1 })
  version: number;

  @Shown({ description: 'Full name.', example: EXAMPLE_NAME })
  full_name: string;

  @Shown({ description: 'Other names.', type: 'string', isArray: true, example: ['Jo Example'] })
  other_names: string[];

  @Shown({ description: 'Handles supplied.', type: 'string', isArray: true, example: ['jordan_example'] })
  handles: string[];

  @Shown({ description: 'Email addresses.', type: 'string', isArray: true, example: ['jordan@example.org'] })
  emails: string[];

  @Shown({ description: 'Telephone numbers.', type: 'string', isArray: true, example: ['+1 614 555 0142'] })
  phones: string[];

  @Shown({ description: 'Cities lived in.', type: 'string', isArray: true, example: ['Columbus'] })
  cities: string[];

  @Shown({
    description: 'Schools attended.',
    type: 'string',
    isArray: true,
    example: ['Example High School'],
  })
  schools: string[];

  @Shown({ description: 'When it was last written.', example: '2026-03-02T15:04:05.000Z' })
  written_at: string;
}

export function detailsFrom(request: WriteIdentity): IdentityDetails {
  return {
    fullName: request.full_name,
    otherNames: request.other_names,
    handles: request.handles,
    emails: request.emails,
    phones: request.phones,
    cities: request.cities,
    schools: request.schools ?? [],
  };
}

export function identityReceiptView(
  screeningId: string,
  version: number,
  findingsRequeued: number,
  writtenAt: Date,
): IdentityReceiptView {
  return {
    object: 'identity_receipt',
    screening_id: screeningId,
    version,
    findings_requeued: findingsRequeued,
    written_at: writtenAt.toISOString(),
  };
}

export function identityView(identity: Identity, details: IdentityDetails): IdentityView {
  return {
    id: identity.screeningId,
    object: 'identity',
    version: identity.version,
    full_name: details.fullName,
    other_names: [...details.otherNames],
    handles: [...details.handles],
    emails: [...details.emails],
    phones: [...details.phones],
    cities: [...details.cities],
    schools: [...details.schools],
    written_at: identity.writtenAt.toISOString(),
  };
}
