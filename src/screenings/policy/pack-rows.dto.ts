import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { Shown } from '../../platform/http/shown.js';
import { CONDUCT_CATEGORIES } from '../conduct-categories.js';
import { AGENCY_TYPES, type AgencyType } from '../requisitions/requisition.entity.js';
import { ACCESS_BASES, type AccessBasis } from '../steps/search-record.entity.js';
import { METHODS, type Method } from './methods.js';
import {
  type Cited,
  type ForbiddenSite,
  type LookBackRule,
  type OtherGround,
  type PackClass,
  type PackMethod,
  type ProcessRule,
  RETENTION_STARTS,
  type RetentionRule,
  ROW_SOURCES,
  RULINGS,
  type Ruling,
  SITE_KINDS,
  type SiteKind,
} from './policy-pack.js';

/** What every row of a pack says about itself. */
export class CitedView {
  @Shown({ description: 'The statute, rule or case.', example: 'R.C. 4112.02(A)' })
  citation: string;

  @Shown({
    description:
      '`found`: a source on it was read. `own`: from general knowledge; check it before relying on it.',
    enum: ROW_SOURCES,
    example: 'found',
  })
  source: Cited['source'];

  @Shown({ description: 'Whether counsel has checked this row. Show it where it is false.', example: false })
  verified: boolean;
}

export class PackClassView extends CitedView {
  @Shown({ description: 'The canonical class.', enum: PROTECTED_CLASSES, example: 'religion' })
  class: ProtectedClass;

  @Shown({ description: 'What the statute calls it.', example: 'religious creed' })
  statutory_name: string;

  @Shown({ description: 'What else to know, or null.', nullable: true, example: null })
  note: string | null;
}

export class OtherGroundView extends CitedView {
  @Shown({
    description: 'What the statute protects and no filter class stands for.',
    example: 'arrest record',
  })
  statutory_name: string;

  @Shown({ description: 'What else to know, or null.', nullable: true, example: null })
  note: string | null;
}

export class PackMethodView extends CitedView {
  @Shown({ description: 'The method.', enum: METHODS, example: 'credentials_requested' })
  method: Method;

  @Shown({
    description: 'The ground the row is about; null stands for any.',
    enum: ACCESS_BASES,
    nullable: true,
    example: null,
  })
  access_basis: AccessBasis | null;

  @Shown({ description: 'What this pack says.', enum: RULINGS, example: 'forbidden' })
  ruling: Ruling;

  @Shown({ description: 'Agencies this statute leaves out.', enum: AGENCY_TYPES, isArray: true, example: [] })
  exempt_agencies: AgencyType[];

  @Shown({ description: 'What a screener reads.', example: 'Never ask for a user name or password.' })
  words: string;
}

export class ForbiddenSiteView extends CitedView {
  @Shown({ description: 'The host, with everything under it.', example: 'ancestry.com' })
  host: string;

  @Shown({ description: 'What kind of site it is.', enum: SITE_KINDS, example: 'genealogy' })
  kind: SiteKind;
}

export class RetentionRuleView extends CitedView {
  @Shown({ description: 'Name of the rule.', example: 'state_local_personnel_records' })
  id: string;

  @Shown({
    type: 'integer',
    description: 'At least so long, or null for no number.',
    nullable: true,
    example: 2,
  })
  minimum_years: number | null;

  @Shown({ description: 'Counted from.', enum: RETENTION_STARTS, example: 'record_or_personnel_action' })
  counted_from: RetentionRule['counted_from'];

  @Shown({ description: 'The rule in words.', example: 'Two years from the record or the action.' })
  words: string;
}

export class ProcessRuleView extends CitedView {
  @Shown({ description: 'Name of the rule.', example: 'pre_adverse_notice' })
  id: string;

  @Shown({
    type: 'integer',
    description: 'How many days, or null for no number.',
    nullable: true,
    example: 7,
  })
  days: number | null;

  @Shown({
    description: 'The rule in words.',
    example: 'A copy of the report and a reasonable wait come first.',
  })
  words: string;
}

export class LookBackRuleView extends CitedView {
  @Shown({ description: 'The category.', enum: CONDUCT_CATEGORIES, example: 'commendable_conduct' })
  conduct_category: string;

  @Shown({
    type: 'integer',
    description: 'Months back from the opening of the screening, or null for no limit.',
    nullable: true,
    example: 84,
  })
  months: number | null;

  @Shown({ description: 'The rule in words.', example: 'Nothing older than seven years.' })
  words: string;
}

export function lookBackRuleView(row: LookBackRule): LookBackRuleView {
  return { conduct_category: row.conduct_category, months: row.months, words: row.words, ...citedView(row) };
}

export function packClassView(row: PackClass): PackClassView {
  return { class: row.class, statutory_name: row.statutory_name, note: row.note ?? null, ...citedView(row) };
}

export function otherGroundView(row: OtherGround): OtherGroundView {
  return { statutory_name: row.statutory_name, note: row.note ?? null, ...citedView(row) };
}

export function packMethodView(row: PackMethod): PackMethodView {
  return {
    method: row.method,
    access_basis: row.access_basis,
    ruling: row.ruling,
    exempt_agencies: [...row.exempt_agencies],
    words: row.words,
    ...citedView(row),
  };
}

export function forbiddenSiteView(row: ForbiddenSite): ForbiddenSiteView {
  return { host: row.host, kind: row.kind, ...citedView(row) };
}

export function retentionRuleView(row: RetentionRule): RetentionRuleView {
  return {
    id: row.id,
    minimum_years: row.minimum_years,
    counted_from: row.counted_from,
    words: row.words,
    ...citedView(row),
  };
}

export function processRuleView(row: ProcessRule): ProcessRuleView {
  return { id: row.id, days: row.days, words: row.words, ...citedView(row) };
}

function citedView(row: Cited): CitedView {
  return { citation: row.citation, source: row.source, verified: row.verified };
}
