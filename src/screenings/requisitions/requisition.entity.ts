import { Column, Entity, PrimaryColumn } from 'typeorm';

export const REQUISITION_STATES = ['open', 'closed'] as const;
export type RequisitionState = (typeof REQUISITION_STATES)[number];

/** Agencies differ in what the law allows them to search (research: NY Labor Law 201-i excludes some). */
export const AGENCY_TYPES = [
  'general',
  'law_enforcement',
  'fire',
  'corrections',
  'education',
  'health',
] as const;
export type AgencyType = (typeof AGENCY_TYPES)[number];

/**
 * When packets may go: `individual`, as soon as this candidate's vetting is complete and no peer's checklist
 * differs; `cohort`, nobody's before everybody's vetting is complete (city policy B9).
 */
export const RELEASE_POLICIES = ['individual', 'cohort'] as const;
export type ReleasePolicy = (typeof RELEASE_POLICIES)[number];

/** One opening: position, jurisdiction, checklist version. Who decides is in its assignments. */
@Entity({ schema: 'screenings', name: 'requisition' })
export class Requisition {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** `R-0007`, for people. */
  @Column({ type: 'text' })
  reference: string;

  @Column({ type: 'text' })
  title: string;

  /** A policy pack's id, e.g. `us-oh`. */
  @Column({ type: 'text' })
  jurisdiction: string;

  @Column({ name: 'agency_type', type: 'text' })
  agencyType: AgencyType;

  @Column({ name: 'checklist_id', type: 'text' })
  checklistId: string;

  @Column({ name: 'release_policy', type: 'text' })
  releasePolicy: ReleasePolicy;

  @Column({ type: 'text' })
  state: RequisitionState;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'opened_by', type: 'text' })
  openedBy: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;
}

/** A job-related criterion of a requisition: a released finding must map to one. */
@Entity({ schema: 'screenings', name: 'criterion' })
export class Criterion {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  text: string;
}
