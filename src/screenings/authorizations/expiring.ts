import type { SelectQueryBuilder } from 'typeorm';
import type { Authorization } from './authorization.entity.js';

/** The horizon of the operations metric. */
export const NOTICE_DAYS = 30;

const DAY_MS = 86_400_000;

/** When one ends by itself, as `endOf` says it, in SQL. LEAST leaves nulls out. */
function endSql(alias: string): string {
  return `LEAST(${alias}.expires_at, (${alias}.training_expires_on + 1)::timestamp AT TIME ZONE 'UTC')`;
}

/**
 * Narrows a query to the authorizations in force that end within so many days, and that no later one of the same
 * person follows: an announcement that never stops is not read.
 */
export function onlyExpiring(
  found: SelectQueryBuilder<Authorization>,
  now: Date,
  withinDays: number,
): SelectQueryBuilder<Authorization> {
  const one = found.alias;
  const until = new Date(now.getTime() + withinDays * DAY_MS);
  return found
    .andWhere(`${one}.revoked_at IS NULL AND ${one}.valid_from <= :now`, { now })
    .andWhere(`NOT jsonb_path_exists(${one}.suspensions, '$[*] ? (@.reinstated_at == null)')`)
    .andWhere(`${endSql(one)} > :now AND ${endSql(one)} <= :until`, { until })
    .andWhere(
      `NOT EXISTS (SELECT 1 FROM screenings.sensitive_position_authorization later
        WHERE later.account_id = ${one}.account_id AND later.revoked_at IS NULL
          AND later.valid_from <= ${endSql(one)} AND ${endSql('later')} > ${endSql(one)})`,
    );
}
