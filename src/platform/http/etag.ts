import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { DomainError } from '../../kernel/domain-error.js';

export const ANSWERS_ETAG = 'fairscreen:answers-etag';

/** The strong entity tag of a version. */
export function etagOf(version: number): string {
  return `"v${version}"`;
}

/** The response's `version` is also its `ETag`. For routes that show something two people can edit. */
export function AnswersETag(): MethodDecorator {
  return SetMetadata(ANSWERS_ETAG, true);
}

/** The route changes what was read before: it takes `If-Match` and answers with the new `ETag`. */
export function ChangesVersion(): MethodDecorator {
  return applyDecorators(
    AnswersETag(),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description:
        'The ETag you read. Without it the answer is 428; when somebody else has changed it since, 412: read it again.',
      schema: { type: 'string', example: '"v3"' },
    }),
  );
}

/** The `If-Match` header as it was sent, for `requireVersion`. */
export const IfMatch = createParamDecorator((_data: undefined, context: ExecutionContext): string | null => {
  return context.switchToHttp().getRequest<Request>().headers['if-match'] ?? null;
});

/**
 * Holds a change to the version its sender has read. Called inside the transaction, after the row was locked.
 * `*` is refused: it would overwrite what the sender has not seen.
 *
 * @throws DomainError stale: 428 `precondition.required` or 412 `precondition.stale`
 */
export function requireVersion(ifMatch: string | null, current: number): void {
  if (ifMatch === null || ifMatch.trim() === '' || ifMatch.trim() === '*') {
    throw new DomainError(
      'stale',
      'precondition.required',
      'Read it first and send its ETag as If-Match, so that nobody overwrites what they have not seen.',
    );
  }
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (!tags.includes(etagOf(current))) {
    throw new DomainError(
      'stale',
      'precondition.stale',
      'It has been changed since you read it. Read it again and decide anew.',
    );
  }
}
