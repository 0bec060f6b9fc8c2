import type { EntityManager } from 'typeorm';
import { Invitation } from './invitation.entity.js';

/** The entities that a sender's DataSource needs to ask here. */
export const INVITATIONS_INTAKE_ENTITIES = [Invitation];

/** When the candidate was invited to answer to a finding; null if nobody did. The sender learns nothing else. */
export async function invitedAt(tx: EntityManager, findingId: string): Promise<Date | null> {
  const invitation = await tx.findOne(Invitation, {
    select: { id: true, invitedAt: true },
    where: { findingId },
  });
  return invitation?.invitedAt ?? null;
}
