import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { DecisionReason, ProposalDecision, ProposalKind } from './proposal-rules.js';

/** A change of the filter's rules that reviews suggest: a rule that is lifted, or words that are added, repeatedly. */
@Entity({ schema: 'vault', name: 'filter_proposal' })
export class FilterProposal {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  kind: ProposalKind;

  @Column({ name: 'ruleset_digest', type: 'text' })
  rulesetDigest: string;

  /** Of `narrow_rule`. */
  @Column({ type: 'text', nullable: true })
  detector: string | null;

  @Column({ type: 'text', nullable: true })
  rule: string | null;

  /** Of `add_words`. */
  @Column({ name: 'class', type: 'text', nullable: true })
  protectedClass: ProtectedClass | null;

  @Column({ name: 'words_digest', type: 'text', nullable: true })
  wordsDigest: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  /** Final once made; it changes nothing in the running filter. */
  @Column({ type: 'text', nullable: true })
  decision: ProposalDecision | null;

  @Column({ name: 'decision_reason', type: 'text', nullable: true })
  decisionReason: DecisionReason | null;

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;
}
