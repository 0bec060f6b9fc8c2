import { exampleId, TextField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import type { Candidate } from './candidate.entity.js';

export class AddCandidate {
  @TextField({
    description:
      "The employer's own number for this person: capital letters, digits, `-`, `.` and `/`, with at least one " +
      'digit. No name: a name is a proxy for a protected class; identities go to the vault.',
    example: 'APP-2026-0113',
    max: 40,
    pattern: /^(?=.*[0-9])[A-Z0-9./-]{1,40}$/,
  })
  employer_reference: string;
}

export class CandidateView {
  @Shown({ description: 'Id of the candidate.', example: exampleId('candidate') })
  id: string;

  @Shown({ description: 'Always `candidate`.', enum: ['candidate'], example: 'candidate' })
  object: 'candidate';

  @Shown({ description: 'Our number, which packets carry in the place of a name.', example: 'C-0042' })
  reference: string;

  @Shown({ description: "The employer's own number.", example: 'APP-2026-0113' })
  employer_reference: string;

  @Shown({ description: 'Account that added the candidate.', example: exampleId('account') })
  created_by: string;

  @Shown({ description: 'When the candidate was added.', example: '2026-11-22T10:15:00.000Z' })
  created_at: string;
}

export function candidateView(candidate: Candidate): CandidateView {
  return {
    id: candidate.id,
    object: 'candidate',
    reference: candidate.reference,
    employer_reference: candidate.employerReference,
    created_by: candidate.createdBy,
    created_at: candidate.createdAt.toISOString(),
  };
}
