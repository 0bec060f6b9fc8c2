import type { EntityManager } from 'typeorm';
import { meetsMinimum } from '../../screenings/validation-grades.js';
import type { Finding } from '../findings/finding.entity.js';
import type { Validated } from '../review/disposition-rules.js';
import { gradeOf } from './validation.dto.js';
import { Validation } from './validation.entity.js';

/** Whether the last validation of a finding reaches the minimum of its category; null before the first. */
export async function validatedSoFar(tx: EntityManager, finding: Finding): Promise<Validated> {
  const last = await tx.findOne(Validation, { where: { findingId: finding.id }, order: { id: 'DESC' } });
  if (last === null) return null;
  return meetsMinimum(finding.conductCategory, gradeOf(last)) ? 'enough' : 'too_little';
}
