import { Shown } from '../../platform/http/shown.js';
import {
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
import type { PackDifference } from './policy-difference.js';

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
