import { exampleId, InstantField, TextField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import type { Consent } from './consent.entity.js';

const EXAMPLE_DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export class RecordConsent {
  @TextField({
    description: 'Which version of the notice the candidate was given.',
    example: 'notice-2026-03',
    max: 40,
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  })
  notice_version: string;

  @InstantField({ description: 'When the candidate agreed; not in the future.' })
  given_at: string;

  @TextField({
    description:
      'SHA-256 of the signed form in lower-case hex; the form stays where the employer keeps its forms.',
    example: EXAMPLE_DIGEST,
    min: 64,
    max: 64,
    pattern: /^[0-9a-f]{64}$/,
    optional: true,
  })
  document_digest?: string;
}

export class ConsentView {
  @Shown({ description: 'Id of the consent.', example: exampleId('consent') })
  id: string;

  @Shown({ description: 'Always `consent`.', enum: ['consent'], example: 'consent' })
  object: 'consent';

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: 'Version of the notice.', example: 'notice-2026-03' })
  notice_version: string;

  @Shown({ description: 'When the candidate agreed.', example: '2026-11-20T14:00:00.000Z' })
  given_at: string;

  @Shown({ description: 'SHA-256 of the signed form, or null.', nullable: true, example: EXAMPLE_DIGEST })
  document_digest: string | null;

  @Shown({ description: 'Coordinator who recorded it.', example: exampleId('account') })
  recorded_by: string;

  @Shown({ description: 'When it was recorded.', example: '2026-11-22T10:15:00.000Z' })
  recorded_at: string;

  @Shown({
    description: 'When it was withdrawn, or null while it is in force.',
    nullable: true,
    example: null,
  })
  withdrawn_at: string | null;
}

export function consentView(consent: Consent): ConsentView {
  return {
    id: consent.id,
    object: 'consent',
    screening_id: consent.screeningId,
    notice_version: consent.noticeVersion,
    given_at: consent.givenAt.toISOString(),
    document_digest: consent.documentDigest,
    recorded_by: consent.recordedBy,
    recorded_at: consent.recordedAt.toISOString(),
    withdrawn_at: consent.withdrawnAt?.toISOString() ?? null,
  };
}
