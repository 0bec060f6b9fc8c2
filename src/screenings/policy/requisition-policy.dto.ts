import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { ACCESS_BASES, type AccessBasis } from '../steps/search-record.entity.js';
import { FlaggedStepView, flaggedStepView } from './flagged-step.dto.js';
import { METHODS, type Method } from './methods.js';
import { PackDifferenceView, packDifferenceView } from './pack-difference.dto.js';
import { CitedView } from './pack-rows.dto.js';
import { packName } from './pinned-packs.js';
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
