import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { ConductCategory } from '../conduct-categories.js';
import type { AgencyType } from '../requisitions/requisition.entity.js';
import type { AccessBasis } from '../steps/search-record.entity.js';
import type { Method } from './methods.js';

export const PACK_LEVELS = ['federal', 'state', 'local'] as const;
export type PackLevel = (typeof PACK_LEVELS)[number];

export const ROW_SOURCES = ['found', 'own'] as const;
export const RULINGS = ['allowed', 'needs_consent', 'forbidden'] as const;
export type Ruling = (typeof RULINGS)[number];

export const SITE_KINDS = ['genealogy', 'dna', 'patient_forum', 'breach_or_doxing'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

export const RETENTION_STARTS = [
  'record_or_personnel_action',
  'final_disposition',
  'position_filled_or_recruitment_cancelled',
  'approved_schedule',
] as const;

/** Where a row comes from. No row is legal advice; `verified` becomes true only when counsel has checked it. */
export interface Cited {
  readonly citation: string;
  /** `found`: the statute or a source on it was read. `own`: from general knowledge; check it first. */
  readonly source: (typeof ROW_SOURCES)[number];
  readonly verified: boolean;
}

/** A statutory class, mapped to the canonical id under which the filter labels content. */
export interface PackClass extends Cited {
  readonly class: ProtectedClass;
  readonly statutory_name: string;
  readonly note?: string;
}

/** What a statute protects and the filter has no label for: criminal records, conduct off duty, whistleblowing. */
export interface OtherGround extends Cited {
  readonly statutory_name: string;
  readonly note?: string;
}

export interface PackMethod extends Cited {
  readonly method: Method;
  /** The ground this row is about; null: any. */
  readonly access_basis: AccessBasis | null;
  readonly ruling: Ruling;
  /** Agencies the statute leaves out; the other packs' rows still hold for them. */
  readonly exempt_agencies: readonly AgencyType[];
  /** What a screener reads. */
  readonly words: string;
}

/** A host, with everything under it. */
export interface ForbiddenSite extends Cited {
  readonly host: string;
  readonly kind: SiteKind;
}

export interface RetentionRule extends Cited {
  readonly id: string;
  readonly minimum_years: number | null;
  readonly counted_from: (typeof RETENTION_STARTS)[number];
  readonly words: string;
}

export interface ProcessRule extends Cited {
  readonly id: string;
  readonly days: number | null;
  readonly words: string;
}

/** How far back a post of a category may lie; null: as far as there is anything. */
export interface LookBackRule extends Cited {
  readonly conduct_category: ConductCategory;
  readonly months: number | null;
  readonly words: string;
}

/** One version of one jurisdiction's rules. Its shape is `policy-pack.schema.json`; published ones never change. */
export interface PolicyPack {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly level: PackLevel;
  /** First day on which a new requisition pins this version, YYYY-MM-DD in UTC. */
  readonly effective_from: string;
  /** Packs that hold as well: a state's names the federal one, a city's names its state. */
  readonly extends: readonly string[];
  readonly classes: readonly PackClass[];
  readonly other_grounds: readonly OtherGround[];
  readonly methods: readonly PackMethod[];
  readonly forbidden_sites: readonly ForbiddenSite[];
  readonly retention: readonly RetentionRule[];
  readonly process: readonly ProcessRule[];
  /** Left out: the checklist's look-back holds for every category. */
  readonly look_back?: readonly LookBackRule[];
}
