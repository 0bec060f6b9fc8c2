import { Brackets, type EntityManager, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Screening } from '../screenings/screening.entity.js';
import { SecondScreening } from './second-screening.entity.js';

/**
 * Two screenings of one candidate are blind to each other: the second exists for its screener alone, and for that
 * screener, in whatever duty, the first does not exist. Nobody can tell from what they see which one they hold.
 *
 * @throws DomainError not_found `<noun>.not_found`
 */
export async function requireNotBlind(
  tx: EntityManager,
  actor: Actor,
  screening: Pick<Screening, 'id' | 'purpose'>,
  noun: string,
): Promise<void> {
  const other = { screenerId: actor.accountId };
  const isSecond = screening.purpose === 'consistency';
  const screensSecond =
    isSecond && (await tx.existsBy(SecondScreening, { secondId: screening.id, ...other }));
  const blindToFirst = !isSecond && (await tx.existsBy(SecondScreening, { firstId: screening.id, ...other }));
  refuseBlind(screening.purpose, { screensSecond, blindToFirst }, noun);
}

/** The same, of what was read already: whether the actor works on this second screening, or on this one's second. */
export function refuseBlind(
  purpose: Screening['purpose'],
  actor: { readonly screensSecond: boolean; readonly blindToFirst: boolean },
  noun: string,
): void {
  const allowed = purpose === 'consistency' ? actor.screensSecond : !actor.blindToFirst;
  if (!allowed) throw notFound(noun);
}

/** Keeps a list of screenings to those that the actor is not blind to. `thing` is the screening's alias. */
export function withoutBlind<Row extends ObjectLiteral>(found: SelectQueryBuilder<Row>, actor: Actor): void {
  found
    .andWhere(
      new Brackets((or) =>
        or
          .where(`thing.purpose = 'selection'`)
          .orWhere(
            'EXISTS (SELECT 1 FROM screenings.second_screening b WHERE b.second_id = thing.id AND b.screener_id = :blind)',
          ),
      ),
    )
    .andWhere(
      'NOT EXISTS (SELECT 1 FROM screenings.second_screening b WHERE b.first_id = thing.id AND b.screener_id = :blind)',
    )
    .setParameter('blind', actor.accountId);
}

/** The blind second screening of this one, or an empty list: it goes by the same identity. */
export async function secondsOf(tx: EntityManager, screeningId: string): Promise<string[]> {
  const seconds = await tx.findBy(SecondScreening, { firstId: screeningId });
  return seconds.map((it) => it.secondId);
}

/**
 * The screening on whose file consent and identity lie: a second screening has none of its own, so that nobody needs
 * to tell its screener's colleagues that there is one.
 */
export async function fileOf(tx: EntityManager, screeningId: string): Promise<string> {
  const second = await tx.findOneBy(SecondScreening, { secondId: screeningId });
  return second?.firstId ?? screeningId;
}
