import { Shown } from './shown.js';

/** One field that needs correction. */
export class FieldErrorView {
  @Shown({
    description: 'Path of the field in the body, or name of the parameter.',
    example: 'criteria[0].text',
  })
  field: string;

  @Shown({ description: 'What to send.', example: 'Send text of 1 to 200 characters.' })
  message: string;
}

/** One condition that is missing. */
export class MissingConditionView {
  @Shown({ description: 'Stable code of the condition.', example: 'consent.on_file' })
  code: string;

  @Shown({ description: 'What is missing and what to do.', example: 'Record the consent of the candidate.' })
  detail: string;

  @Shown({ description: 'Ids of the things to look at.', isArray: true, example: [] })
  related: string[];
}

/** A request to send next, filled in. */
export class OfferedFormView {
  @Shown({ description: 'Where to POST it.', example: '/v1/incidents' })
  href: string;

  @Shown({
    description: 'The body, complete as it is.',
    openObject: true,
    example: { kind: 'unlawful_method', screening_id: 'scr_01K6QZ3V0M0123456789ABCDEF' },
  })
  body: { readonly [member: string]: string };
}

/** Problem details (RFC 9457), served as `application/problem+json`. */
export class ProblemView {
  @Shown({ description: 'Names the kind of problem.', example: '/problems/screening.not_found' })
  type: string;

  @Shown({
    description: 'The kind of problem in a few words, the same for each status.',
    example: 'Not found',
  })
  title: string;

  @Shown({ description: 'The HTTP status.', type: 'integer', example: 404 })
  status: number;

  @Shown({ description: 'What happened this time and what to do.', example: 'There is no such screening.' })
  detail: string;

  @Shown({ description: 'Stable code; programs decide by it.', example: 'screening.not_found' })
  code: string;

  @Shown({
    description: 'The id of this request, also in X-Request-Id. Tell it when you ask for help.',
    example: '018f3c1e-4e6a-7b2f-9d0c-5a1b2c3d4e5f',
  })
  request_id: string;

  @Shown({
    description: 'Each field that needs correction.',
    type: () => [FieldErrorView],
    optional: true,
  })
  errors?: FieldErrorView[];

  @Shown({
    description: 'The state of the thing, when the refusal depends on it.',
    type: 'string',
    optional: true,
    example: 'gathering',
  })
  state?: string;

  @Shown({
    description: 'Each condition that is missing.',
    type: () => [MissingConditionView],
    optional: true,
  })
  missing?: MissingConditionView[];

  @Shown({
    description: 'The incident that was opened because of this refusal.',
    type: 'string',
    optional: true,
    example: 'inc_01K6QZ3V0M0123456789ABCDEF',
  })
  incident_id?: string;

  @Shown({
    description:
      'The form that belongs to the refusal: what to send if the refused thing has been done already.',
    type: () => OfferedFormView,
    optional: true,
  })
  form?: OfferedFormView;
}
