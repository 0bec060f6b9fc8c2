import { Shown } from '../../platform/http/shown.js';
import {
  ForbiddenSiteView,
  forbiddenSiteView,
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
import { packDigest } from './policy-catalogue.js';
import { PACK_LEVELS, type PackLevel, type PolicyPack } from './policy-pack.js';

/** A pack's version by name: what a requisition shows of the ones it pins. */
export class PolicyPackSummaryView {
  @Shown({ description: 'Id of the pack.', example: 'us-oh' })
  id: string;

  @Shown({ description: 'Always `policy_pack`.', enum: ['policy_pack'], example: 'policy_pack' })
  object: 'policy_pack';

  @Shown({ type: 'integer', description: 'Its version. A published version never changes.', example: 1 })
  version: number;

  @Shown({ description: 'The jurisdiction.', example: 'Ohio' })
  title: string;

  @Shown({ description: 'How wide it is.', enum: PACK_LEVELS, example: 'state' })
  level: PackLevel;

  @Shown({ description: 'First day (UTC) on which a new requisition pins it.', example: '2024-01-01' })
  effective_from: string;

  @Shown({ description: 'Packs that hold as well.', type: 'string', isArray: true, example: ['us-federal'] })
  extends: string[];

  @Shown({ description: 'SHA-256 of its canonical JSON.', example: '9f86d081884c7d659a2feaa0c55ad015…' })
  digest: string;

  @Shown({ description: 'Whether counsel has checked every row of it. False today for all.', example: false })
  verified: boolean;
}

export class PolicyPackView extends PolicyPackSummaryView {
  @Shown({
    description: 'Protected classes, each mapped to a canonical one.',
    type: PackClassView,
    isArray: true,
  })
  classes: PackClassView[];

  @Shown({
    description: 'Protected grounds no filter class stands for.',
    type: OtherGroundView,
    isArray: true,
  })
  other_grounds: OtherGroundView[];

  @Shown({ description: 'Rulings on search methods.', type: PackMethodView, isArray: true })
  methods: PackMethodView[];

  @Shown({ description: 'Sites that are never searched.', type: ForbiddenSiteView, isArray: true })
  forbidden_sites: ForbiddenSiteView[];

  @Shown({ description: 'How long records are kept at least.', type: RetentionRuleView, isArray: true })
  retention: RetentionRuleView[];

  @Shown({ description: 'Steps and waits the law asks for.', type: ProcessRuleView, isArray: true })
  process: ProcessRuleView[];

  @Shown({
    description: 'How far back posts of a category may lie, where it differs from the checklist.',
    type: LookBackRuleView,
    isArray: true,
  })
  look_back: LookBackRuleView[];
}

export function policyPackSummaryView(pack: PolicyPack): PolicyPackSummaryView {
  return {
    id: pack.id,
    object: 'policy_pack',
    version: pack.version,
    title: pack.title,
    level: pack.level,
    effective_from: pack.effective_from,
    extends: [...pack.extends],
    digest: packDigest(pack),
    verified: isVerified(pack),
  };
}

export function policyPackView(pack: PolicyPack): PolicyPackView {
  return {
    ...policyPackSummaryView(pack),
    classes: pack.classes.map(packClassView),
    other_grounds: pack.other_grounds.map(otherGroundView),
    methods: pack.methods.map(packMethodView),
    forbidden_sites: pack.forbidden_sites.map(forbiddenSiteView),
    retention: pack.retention.map(retentionRuleView),
    process: pack.process.map(processRuleView),
    look_back: (pack.look_back ?? []).map(lookBackRuleView),
  };
}

function isVerified(pack: PolicyPack): boolean {
  const { classes, other_grounds, methods, forbidden_sites, retention, process, look_back = [] } = pack;
  const rows = [
    ...classes,
    ...other_grounds,
    ...methods,
    ...forbidden_sites,
    ...retention,
    ...process,
    ...look_back,
  ];
  return rows.every((row) => row.verified);
}
