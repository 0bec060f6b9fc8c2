import { ChoiceField, exampleId, InstantField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import type { ProcessRule } from '../../screenings/policy/policy-pack.js';
import { INVITATION_CHANNELS, type Invitation, type InvitationChannel } from './invitation.entity.js';

export class InviteCandidate {
  @ChoiceField(INVITATION_CHANNELS, { description: 'How the candidate is asked; the employer sends it.' })
  channel: InvitationChannel;

  @InstantField({
    description:
      'Until when they may answer; not before the time the pinned policy packs give, and that time unless told.',
    optional: true,
  })
  deadline_at?: string;
}

export class ShownFindingView {
  @Shown({ description: 'The sanitized text.', example: 'I will burn the depot down.' })
  text: string;

  @Shown({ description: 'The category of conduct.', example: 'violence_or_threats' })
  conduct_category: string;

  @Shown({ description: 'What falls under it.', example: 'Threatens, plans, praises or shows violence.' })
  definition: string;

  @Shown({ description: 'Year and month of the post, or null.', nullable: true, example: '2025-11' })
  posted_month: string | null;

  @Shown({ description: 'The job criterion it bears on.', example: 'No credible threats of violence' })
  criterion: string;
}

export class ResponseRuleView {
  @Shown({ description: 'Name of the rule.', example: 'fair_chance_wait' })
  id: string;

  @Shown({ description: 'The rule in words.', example: 'Five business days to answer.' })
  words: string;

  @Shown({ description: 'The statute.', example: 'NYC Admin. Code 8-107(11-a)' })
  citation: string;

  @Shown({ description: 'Whether counsel has checked it.', example: false })
  verified: boolean;
}

export class InvitationView {
  @Shown({ description: 'Id of the invitation.', example: exampleId('invitation') })
  id: string;

  @Shown({ description: 'Always `invitation`.', enum: ['invitation'] })
  object: 'invitation';

  @Shown({ description: 'The finding.', example: exampleId('finding') })
  finding_id: string;

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: 'How the candidate is asked.', enum: INVITATION_CHANNELS, example: 'letter' })
  channel: InvitationChannel;

  @Shown({ description: 'What the candidate is shown: send them this.', type: ShownFindingView })
  shown: ShownFindingView;

  @Shown({ description: 'A digest of what is shown, under a key of the screening; the ledger names it.' })
  shown_digest: string;

  @Shown({ description: 'Who invited.', example: exampleId('account') })
  invited_by: string;

  @Shown({ description: 'When.', example: '2026-03-02T16:20:00.000Z' })
  invited_at: string;

  @Shown({
    description: 'Until when they may answer. Until then the packet waits, unless they answered.',
    example: '2026-03-09T16:20:00.000Z',
  })
  deadline_at: string;

  @Shown({
    description: 'The rule that gives the time; null where none does.',
    nullable: true,
    type: ResponseRuleView,
  })
  rule: ResponseRuleView | null;
}

export function invitationView(invitation: Invitation, rule: ProcessRule | null): InvitationView {
  const { shown } = invitation;
  return {
    id: invitation.id,
    object: 'invitation',
    finding_id: invitation.findingId,
    screening_id: invitation.screeningId,
    channel: invitation.channel,
    shown: {
      text: shown.text,
      conduct_category: shown.conduct_category,
      definition: shown.definition,
      posted_month: shown.posted_month,
      criterion: shown.criterion,
    },
    shown_digest: invitation.shownDigest,
    invited_by: invitation.invitedBy,
    invited_at: invitation.invitedAt.toISOString(),
    deadline_at: invitation.deadlineAt.toISOString(),
    rule:
      rule === null
        ? null
        : { id: rule.id, words: rule.words, citation: rule.citation, verified: rule.verified },
  };
}
