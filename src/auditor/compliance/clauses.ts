import type { Clause } from './clause.js';
import { VETTING_IS_UNIFORM } from './clause-on-uniformity.js';
import { RECORDS_ARE_KEPT, VIOLATIONS_ARE_REPORTED } from './clauses-on-records.js';
import {
  CONTENT_IS_INCLUDED,
  FINDINGS_ARE_VALIDATED,
  METHODS_ARE_LAWFUL,
  SEARCHERS_ARE_AUTHORIZED,
} from './clauses-on-searching.js';
import { PROTECTED_IS_FILTERED, SEARCHERS_DO_NOT_DECIDE } from './clauses-on-the-wall.js';

/** The clauses of the policy that the service answers for, in the policy's order. */
export const CLAUSES: readonly Clause[] = [
  RECORDS_ARE_KEPT,
  CONTENT_IS_INCLUDED,
  SEARCHERS_DO_NOT_DECIDE,
  PROTECTED_IS_FILTERED,
  SEARCHERS_ARE_AUTHORIZED,
  METHODS_ARE_LAWFUL,
  VETTING_IS_UNIFORM,
  FINDINGS_ARE_VALIDATED,
  VIOLATIONS_ARE_REPORTED,
];
