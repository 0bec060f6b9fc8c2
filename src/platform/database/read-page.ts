import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { IdKind } from '../../kernel/ids.js';
import { afterCursor, limitOf, type Page, type PageQuery, pageOf } from '../http/pagination.js';

/**
 * Reads one page of what the query finds, newest first. The query already holds every condition on who may see
 * what: this one only cuts.
 */
export async function readPage<Row extends ObjectLiteral & { readonly id: string }, View>(
  found: SelectQueryBuilder<Row>,
  kind: IdKind,
  page: PageQuery,
  toView: (row: Row) => View,
  hrefFor: (cursor: string, limit: number) => string,
): Promise<Page<View>> {
  const after = afterCursor(page, kind);
  if (after !== null) found.andWhere(`${found.alias}.id < :after`, { after });
  const limit = limitOf(page);
  const rows = await found
    .orderBy(`${found.alias}.id`, 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(rows, limit, toView, hrefFor);
}
