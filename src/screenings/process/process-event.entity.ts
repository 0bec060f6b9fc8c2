import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the law may ask for around a screening. */
export const PROCESS_EVENTS = [
  'conditional_offer_made',
  'report_disclosure_authorized',
  'report_purpose_certified',
  'pre_adverse_notice_given',
] as const;
export type ProcessEventKind = (typeof PROCESS_EVENTS)[number];

export const EVENT_WORDS: { readonly [kind in ProcessEventKind]: string } = {
  conditional_offer_made: 'A conditional offer was made to the candidate.',
  report_disclosure_authorized:
    'The candidate got the stand-alone disclosure of an outside report and authorized it in writing.',
  report_purpose_certified: 'The employer certified its purpose to the reporting agency.',
  pre_adverse_notice_given:
    'The candidate got a copy of what speaks against them with their rights, before any adverse decision.',
};

/** That one of these happened; recorded, never changed. */
@Entity({ schema: 'screenings', name: 'process_event' })
export class ProcessEvent {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ type: 'text' })
  kind: ProcessEventKind;

  @Column({ name: 'happened_at', type: 'timestamptz' })
  happenedAt: Date;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
