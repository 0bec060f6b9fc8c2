import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { Shown } from '../../platform/http/shown.js';
import type { FilterResult, Removal } from '../filter/removal.js';
import type { Finding } from './finding.entity.js';
import { FindingView, findingView } from './finding.views.js';
import type { FindingContent } from './finding-content.js';
import { REMOVAL_ORIGINS, type RemovalOrigin } from './removal.entity.js';
import { originOf } from './store-result.js';

/** Where something was removed, and why; positions count UTF-16 units of the excerpt. */
export class RemovalView {
  @Shown({ description: 'First position.', type: 'integer', example: 10 })
  start: number;

  @Shown({ description: 'Position after the last.', type: 'integer', example: 17 })
  end: number;

  @Shown({ description: 'The protected class it reveals.', enum: PROTECTED_CLASSES, example: 'religion' })
  class: ProtectedClass;

  @Shown({ description: 'Which detector, with its version.', example: 'religion@1' })
  detector: string;

  @Shown({ description: 'Which of its rules.', example: 'worship.attends' })
  rule: string;

  @Shown({ description: 'The condition that let the rule speak.', nullable: true, example: null })
  gate: string | null;

  @Shown({ description: 'How sure the rule is, 0 to 1.', type: 'number', example: 0.95 })
  score: number;

  @Shown({ description: 'Who removed it.', enum: REMOVAL_ORIGINS, example: 'detector' })
  origin: RemovalOrigin;
}

/** A finding with what it says: RAW. For screeners and reviewers of the requisition, and nobody else. */
export class RawFindingView extends FindingView {
  @Shown({ description: 'Address of the page.', example: 'https://social.example/jordan_example/posts/1' })
  source_url: string;

  @Shown({ description: 'Title of the page.', nullable: true, example: 'Jordan on Social' })
  page_title: string | null;

  @Shown({ description: 'Handle of the author.', nullable: true, example: 'jordan_example' })
  author_handle: string | null;

  @Shown({ description: 'What was posted.', example: 'I will burn the depot down.' })
  excerpt: string;

  @Shown({ description: 'The screener’s note.', nullable: true, example: null })
  screener_note: string | null;

  @Shown({
    description: 'The text that leaves the vault; null while it waits or is held.',
    nullable: true,
    example: 'I will burn the depot down.',
  })
  safe_text: string | null;

  @Shown({ description: 'What is removed from it.', type: () => [RemovalView] })
  removals: RemovalView[];

  @Shown({
    description:
      'Whether the conduct is directed at a protected group. The packet says that, not which group.',
    example: false,
  })
  directed_at_protected_group: boolean;

  @Shown({ description: 'Digest of the filter’s rules.', nullable: true, example: 'b94d27b9934d3e08…' })
  ruleset_digest: string | null;
}

/** `result` is null while nothing may leave the vault: the finding waits, or is held. */
export function rawFindingView(
  finding: Finding,
  content: FindingContent,
  result: FilterResult | null,
): RawFindingView {
  return {
    ...findingView(finding),
    source_url: content.sourceUrl,
    page_title: content.pageTitle,
    author_handle: content.authorHandle,
    excerpt: content.excerpt,
    screener_note: content.screenerNote,
    safe_text: result?.safeText ?? null,
    removals: (result?.removals ?? []).map(removalView),
    directed_at_protected_group: result?.directedAtProtectedGroup ?? false,
    ruleset_digest: result?.rulesetDigest ?? finding.rulesetDigest,
  };
}

function removalView(removal: Removal): RemovalView {
  return {
    start: removal.start,
    end: removal.end,
    class: removal.class,
    detector: removal.detector,
    rule: removal.rule,
    gate: removal.gate,
    score: removal.score,
    origin: originOf(removal),
  };
}
