import 'reflect-metadata';
import { BadRequestException, InternalServerErrorException, NotFoundException } from '@nestjs/common';
import { conflict, DomainError, invalid, notFound } from '../../src/kernel/domain-error.js';
import { problemOf } from '../../src/platform/http/problem.js';
import { describeError } from '../../src/platform/operations/describe-error.js';

const CANARY = 'She prays at the mosque';

describe('a problem never carries words of an error nobody expected', () => {
  const thrown: ReadonlyArray<readonly [string, unknown]> = [
    ['an error', new Error(CANARY)],
    ['a text', CANARY],
    ['nothing', undefined],
    ['a bug of ours', new DomainError('bug', 'x.y', CANARY)],
    ['an internal error of the framework', new InternalServerErrorException(CANARY)],
    ['a refusal by the body parser', new BadRequestException(`Unexpected token in "${CANARY}"`)],
    ['an unknown route', new NotFoundException(`Cannot GET /${CANARY}`)],
  ];

  it.each(thrown)('%s', (_what, error) => {
    expect(JSON.stringify(problemOf(error, 'r1').view)).not.toContain(CANARY);
  });

  it('nor does its line in the log', () => {
    const error = new Error(`${CANARY}\n    at home (/${CANARY}:1:1)`);
    expect(JSON.stringify(describeError(error))).not.toContain(CANARY);
    expect(describeError(error)).toMatchObject({ error: 'Error', error_code: null });
    expect(describeError(error).frames.length).toBeGreaterThan(0);
  });
});

describe('a refusal', () => {
  it('has a status by its kind', () => {
    const statuses = (
      [
        ['malformed', 400],
        ['unauthenticated', 401],
        ['forbidden', 403],
        ['not_found', 404],
        ['conflict', 409],
        ['stale', 412],
        ['invalid', 422],
        ['too_many', 429],
        ['unavailable', 503],
        ['bug', 500],
      ] as const
    ).map(([kind, status]) => [problemOf(new DomainError(kind, 'a.b', 'Say.'), 'r').status, status]);
    for (const [got, wanted] of statuses) expect(got).toBe(wanted);
    expect(problemOf(new DomainError('stale', 'precondition.required', 'Say.'), 'r').status).toBe(428);
  });

  it('names fields, state, what is missing and the incident', () => {
    expect(
      problemOf(
        conflict('packet.not_ready', 'Two things are missing.', {
          state: 'in_review',
          missing: [{ code: 'consent.on_file', detail: 'Record consent.', related: ['cnd_1'] }],
          incidentId: 'inc_1',
          retryAfterSeconds: 3,
        }),
        'r1',
      ),
    ).toEqual({
      status: 409,
      isOurs: false,
      retryAfterSeconds: 3,
      view: {
        type: '/problems/packet.not_ready',
        title: 'In conflict with the present state',
        status: 409,
        detail: 'Two things are missing.',
        code: 'packet.not_ready',
        request_id: 'r1',
        state: 'in_review',
        missing: [{ code: 'consent.on_file', detail: 'Record consent.', related: ['cnd_1'] }],
        incident_id: 'inc_1',
      },
    });
    expect(problemOf(invalid('title', 'Send text.'), 'r').view.errors).toEqual([
      { field: 'title', message: 'Send text.' },
    ]);
  });

  it('is the same, word for word, for what is not there and what is not yours', () => {
    expect(problemOf(notFound('screening'), 'r').view).toEqual(problemOf(notFound('screening'), 'r').view);
    expect(problemOf(notFound('step_result'), 'r').view.detail).toBe('There is no such step result.');
  });
});
