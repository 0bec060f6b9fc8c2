import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { ACCESS_BASES, type AccessBasis } from '../steps/search-record.entity.js';
import type { FlaggedStep } from './flagged-steps.js';
import { METHODS, type Method } from './methods.js';
import {
  CitedView,
  LookBackRuleView,
  lookBackRuleView,
  OtherGroundView,
  otherGroundView,
  PackClassView,
  PackMethodView,
  ProcessRuleView,
  packClassView,
  packMethodView,
  processRuleView,
  RetentionRuleView,
  retentionRuleView,
} from './pack-rows.dto.js';
import { packName } from './pinned-packs.js';
import type { PackDifference } from './policy-difference.js';
import type { PolicyOffer } from './policy-offer.js';
import { RULINGS, type Ruling } from './policy-pack.js';
import type { MethodRuling } from './ruling.js';

export class MethodRulingView extends CitedView {
  @Shown({ description: 'Always `method_ruling`.', enum: ['method_ruling'], example: 'method_ruling' })
  object: 'method_ruling';

  @Shown({ description: 'The method.', enum: METHODS, example: 'credentials_requested' })
  method: Method;

  @Shown({
    description: 'On what ground content would be seen; null where no ground makes it lawful.',
    enum: ACCESS_BASES,
    nullable: true,
    example: null,
  })
  access_basis: AccessBasis | null;

  @Shown({
    description: 'What holds here. `needs_consent` is met by the candidate’s consent on file.',
    enum: RULINGS,
    example: 'forbidden',
  })
  ruling: Ruling;

  @Shown({ description: 'What it means for a screener.', example: 'Never ask for a user name or password.' })
  words: string;

  @Shown({ description: 'The pack that decides, or null.', nullable: true, example: 'us-federal@1' })
  pack: string | null;
}

export class MethodsView {
  @Shown({ description: 'Always `list`.', enum: ['list'], example: 'list' })
  object: 'list';

  @Shown({ description: 'Every method, lawful ones first.', type: MethodRulingView, isArray: true })
  data: MethodRulingView[];
}

export class PackDifferenceView {
  @Shown({ description: 'Id of the pack.', example: 'us-il' })
  pack_id: string;

  @Shown({
    type: 'integer',
    description: 'The version pinned, or null for none.',
    nullable: true,
    example: 1,
  })
  from_version: number | null;

  @Shown({ type: 'integer', description: 'The version in force today.', example: 2 })
  to_version: number;

  @Shown({ description: 'Rows on classes that are new.', type: PackClassView, isArray: true })
  classes_added: PackClassView[];

  @Shown({ description: 'Rows on classes that are gone.', type: PackClassView, isArray: true })
  classes_removed: PackClassView[];

  @Shown({ description: 'Rulings that are new.', type: PackMethodView, isArray: true })
  methods_added: PackMethodView[];

  @Shown({ description: 'Rulings that are gone.', type: PackMethodView, isArray: true })
  methods_removed: PackMethodView[];

  @Shown({ description: 'Hosts newly forbidden.', type: 'string', isArray: true, example: [] })
  sites_added: string[];

  @Shown({ description: 'Hosts no longer forbidden.', type: 'string', isArray: true, example: [] })
  sites_removed: string[];

  @Shown({
    description: 'Other grounds the law protects that are new.',
    type: OtherGroundView,
    isArray: true,
  })
  grounds_added: OtherGroundView[];

  @Shown({
    description: 'Other grounds the law protects that are gone.',
    type: OtherGroundView,
    isArray: true,
  })
  grounds_removed: OtherGroundView[];

  @Shown({ description: 'Retention rules that are new.', type: RetentionRuleView, isArray: true })
  retention_added: RetentionRuleView[];

  @Shown({ description: 'Retention rules that are gone.', type: RetentionRuleView, isArray: true })
  retention_removed: RetentionRuleView[];

  @Shown({ description: 'Process rules that are new.', type: ProcessRuleView, isArray: true })
  process_added: ProcessRuleView[];

  @Shown({ description: 'Process rules that are gone.', type: ProcessRuleView, isArray: true })
  process_removed: ProcessRuleView[];

  @Shown({ description: 'Look-backs of categories that are new.', type: LookBackRuleView, isArray: true })
  look_back_added: LookBackRuleView[];

  @Shown({ description: 'Look-backs of categories that are gone.', type: LookBackRuleView, isArray: true })
  look_back_removed: LookBackRuleView[];

  @Shown({
    description: 'Retention and process rules that changed.',
    type: 'string',
    isArray: true,
    example: ['ai_notice'],
  })
  rules_changed: string[];
}

export class FlaggedStepView {
  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: 'The step.', example: 'open_web' })
  step_key: string;

  @Shown({ description: 'The method of its searches.', enum: METHODS, example: 'public_register' })
  method: string;

  @Shown({ description: 'On what ground.', enum: ACCESS_BASES, example: 'public' })
  access_basis: string;

  @Shown({ description: 'What the pinned packs said.', enum: RULINGS, example: 'allowed' })
  before: string;

  @Shown({ description: 'What the newer packs say.', enum: RULINGS, example: 'needs_consent' })
  after: string;

  @Shown({ description: 'The statute.', example: '775 ILCS 5/2-102(L)' })
  citation: string;

  @Shown({ description: 'Whether counsel has checked the row.', example: false })
  verified: boolean;

  @Shown({ description: 'The searches.', type: 'string', isArray: true, example: [] })
  search_ids: string[];
}

export class PolicyUpdateView {
  @Shown({ description: 'Always `policy_update`.', enum: ['policy_update'], example: 'policy_update' })
  object: 'policy_update';

  @Shown({ description: 'The requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ description: 'Whether other versions are in force today than the ones pinned.', example: true })
  available: boolean;

  @Shown({ description: 'Pack by pack, what would change.', type: PackDifferenceView, isArray: true })
  changes: PackDifferenceView[];

  @Shown({
    description: 'Classes the filter would remove in addition.',
    enum: PROTECTED_CLASSES,
    isArray: true,
    example: ['reproductive_decisions'],
  })
  active_classes_added: ProtectedClass[];

  @Shown({
    description: 'Classes the filter would no longer remove.',
    enum: PROTECTED_CLASSES,
    isArray: true,
    example: [],
  })
  active_classes_removed: ProtectedClass[];

  @Shown({
    description:
      'Steps whose method or site the newer packs rule on otherwise: look whether to do them again.',
    type: () => [FlaggedStepView],
  })
  steps_flagged: FlaggedStepView[];

  @Shown({
    description:
      'Whether the findings are filtered again, and reviewed again, because other classes are to be removed.',
    example: true,
  })
  findings_filtered_again: boolean;

  @Shown({
    description: 'Screenings whose packet is out; while there is one, the update can’t be applied.',
    type: 'string',
    isArray: true,
    example: [],
  })
  released_screening_ids: string[];

  @Shown({
    description: 'Screenings that have started under the pinned packs.',
    type: 'string',
    isArray: true,
    example: [],
  })
  started_screening_ids: string[];
}

export function methodRulingView(ruling: MethodRuling): MethodRulingView {
  return {
    object: 'method_ruling',
    method: ruling.method,
    access_basis: ruling.accessBasis,
    ruling: ruling.ruling,
    words: ruling.words,
    pack: ruling.pack === null ? null : packName(ruling.pack),
    citation: ruling.citation,
    source: ruling.source,
    verified: ruling.verified,
  };
}

export function packDifferenceView(difference: PackDifference): PackDifferenceView {
  return {
    pack_id: difference.packId,
    from_version: difference.from,
    to_version: difference.to,
    classes_added: difference.classesAdded.map(packClassView),
    classes_removed: difference.classesRemoved.map(packClassView),
    methods_added: difference.methodsAdded.map(packMethodView),
    methods_removed: difference.methodsRemoved.map(packMethodView),
    sites_added: [...difference.sitesAdded],
    sites_removed: [...difference.sitesRemoved],
    grounds_added: difference.groundsAdded.map(otherGroundView),
    grounds_removed: difference.groundsRemoved.map(otherGroundView),
    retention_added: difference.retentionAdded.map(retentionRuleView),
    retention_removed: difference.retentionRemoved.map(retentionRuleView),
    process_added: difference.processAdded.map(processRuleView),
    process_removed: difference.processRemoved.map(processRuleView),
    look_back_added: difference.lookBackAdded.map(lookBackRuleView),
    look_back_removed: difference.lookBackRemoved.map(lookBackRuleView),
    rules_changed: [...difference.rulesChanged],
  };
}

export function policyUpdateView(requisitionId: string, offer: PolicyOffer): PolicyUpdateView {
  return {
    object: 'policy_update',
    requisition_id: requisitionId,
    available: offer.changes.length > 0,
    changes: offer.changes.map(packDifferenceView),
    active_classes_added: [...offer.classesAdded],
    active_classes_removed: [...offer.classesRemoved],
    steps_flagged: offer.flagged.map(flaggedStepView),
    findings_filtered_again: offer.classesAdded.length + offer.classesRemoved.length > 0,
    released_screening_ids: [...offer.released],
    started_screening_ids: [...offer.started],
  };
}

export function flaggedStepView(flagged: FlaggedStep): FlaggedStepView {
  return {
    screening_id: flagged.screening_id,
    step_key: flagged.step_key,
    method: flagged.method,
    access_basis: flagged.access_basis,
    before: flagged.before,
    after: flagged.after,
    citation: flagged.citation,
    verified: flagged.verified,
    search_ids: [...flagged.search_ids],
  };
}
