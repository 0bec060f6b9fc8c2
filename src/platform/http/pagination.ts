import type { Type } from '@nestjs/common';
import { ApiSchema } from '@nestjs/swagger';
import { DomainError } from '../../kernel/domain-error.js';
import { type IdKind, isId } from '../../kernel/ids.js';
import { TextField, WholeField } from './fields.js';
import { Shown } from './shown.js';

export const DEFAULT_LIMIT = 25;
export const MAX_LIMIT = 100;

/** Query of every list. Lists with filters extend it. */
export class PageQuery {
  @WholeField({
    description: 'How many at most.',
    min: 1,
    max: MAX_LIMIT,
    example: DEFAULT_LIMIT,
    inQuery: true,
    optional: true,
  })
  limit?: number;

  @TextField({
    description: 'Where to go on; part of `next_href` of the page before.',
    example: 'Y25kXzAxSzZRWjNWME0wMTIzNDU2Nzg5QUJDREVG',
    max: 200,
    optional: true,
  })
  cursor?: string;
}

/** A page of a list, newest first. */
export interface Page<View> {
  readonly object: 'list';
  readonly data: View[];
  readonly has_more: boolean;
  readonly next_href: string | null;
}

export function limitOf(query: PageQuery): number {
  return query.limit ?? DEFAULT_LIMIT;
}

/**
 * The id after which the page begins, or null for the first page. Lists are ordered by id, descending:
 * `WHERE id < :after ORDER BY id DESC LIMIT limit + 1`.
 *
 * @throws DomainError invalid, when the cursor is not one of this list's
 */
export function afterCursor(query: PageQuery, kind: IdKind): string | null {
  if (query.cursor === undefined) return null;
  const id = Buffer.from(query.cursor, 'base64url').toString('utf8');
  if (!isId(kind, id) || cursorAfter(id) !== query.cursor) {
    throw new DomainError('invalid', 'request.invalid', 'The request has fields that need correction.', {
      fields: [{ field: 'cursor', message: 'Send the cursor of next_href as it was given, or none.' }],
    });
  }
  return id;
}

/** `next_href` of a list at this path with these filters; filters without a value are left out. */
export function hrefOf(
  path: string,
  filters: Readonly<Record<string, string | number | boolean | undefined>> = {},
): (cursor: string, limit: number) => string {
  return (cursor, limit) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(filters)) {
      if (value !== undefined) query.set(name, String(value));
    }
    query.set('limit', String(limit));
    query.set('cursor', cursor);
    return `${path}?${query.toString()}`;
  };
}

/**
 * Makes a page of rows that were read with one more than the limit: the extra row says that there is more.
 */
export function pageOf<Row extends { readonly id: string }, View>(
  rows: readonly Row[],
  limit: number,
  toView: (row: Row) => View,
  hrefFor: (cursor: string, limit: number) => string,
): Page<View> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    object: 'list',
    data: shown.map(toView),
    has_more: hasMore,
    next_href: hasMore ? hrefFor(cursorAfter(last.id), limit) : null,
  };
}

function cursorAfter(id: string): string {
  return Buffer.from(id, 'utf8').toString('base64url');
}

/** The page's class for the API document: `@ApiOkResponse({ type: listOf(CandidateView) })`. */
export function listOf<View>(view: Type<View>): Type<Page<View>> {
  @ApiSchema({ name: `ListOf${view.name}` })
  class ListView implements Page<View> {
    @Shown({ description: 'Always "list".', enum: ['list'] })
    object: 'list';

    @Shown({ description: 'The page, newest first.', type: () => [view] })
    data: View[];

    @Shown({ description: 'Whether there is another page.' })
    has_more: boolean;

    @Shown({ description: 'Path of the next page, or null on the last.', type: 'string', nullable: true })
    next_href: string | null;
  }
  return ListView;
}
