import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { DomainError, notFound } from '../../kernel/domain-error.js';
import { Assignment } from './assignment.entity.js';
import { type Duty, SIDE_OF_DUTY } from './duties.js';

/**
 * The first line of every act on a requisition's things: the actor holds one of these duties in it now, and is
 * on one side only. Anybody else is answered as if the thing (`noun`) did not exist.
 *
 * @returns the duties among `wanted` that the actor holds
 * @throws DomainError not_found `<noun>.not_found`, or bug `assignment.both_sides` if the data says that the
 * actor has been on both sides (the database refuses that, so it would mean tampering)
 */
export async function requireDuty(
  tx: EntityManager,
  actor: Actor,
  requisitionId: string,
  wanted: readonly Duty[],
  noun: string,
): Promise<Duty[]> {
  const assignments = await tx.findBy(Assignment, { requisitionId, accountId: actor.accountId });
  return requireDutyAmong(assignments, actor, wanted, noun);
}

/** The same, of an account's assignments in one requisition that were read already. */
export function requireDutyAmong(
  assignments: readonly Pick<Assignment, 'duty' | 'endedAt'>[],
  actor: Actor,
  wanted: readonly Duty[],
  noun: string,
): Duty[] {
  const sides = new Set(assignments.map((assignment) => SIDE_OF_DUTY[assignment.duty]));
  if (sides.size > 1) {
    throw new DomainError(
      'bug',
      'assignment.both_sides',
      'This account is on both sides of the requisition.',
    );
  }
  const held = assignments
    .filter((assignment) => assignment.endedAt === null && actor.roles.includes(assignment.duty))
    .map((assignment) => assignment.duty)
    .filter((duty) => wanted.includes(duty));
  if (held.length === 0) throw notFound(noun);
  return held;
}

/** The requisitions in which the actor holds one of these duties now. Lists show these and no others. */
export async function requisitionsWithDuty(
  tx: EntityManager,
  actor: Actor,
  wanted: readonly Duty[],
): Promise<string[]> {
  const duties = wanted.filter((duty) => actor.roles.includes(duty));
  if (duties.length === 0) return [];
  const assignments = await tx
    .createQueryBuilder(Assignment, 'a')
    .where({ accountId: actor.accountId, duty: In(duties) })
    .andWhere('a.ended_at IS NULL')
    .getMany();
  return [...new Set(assignments.map((assignment) => assignment.requisitionId))];
}
