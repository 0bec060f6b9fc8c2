import { conflict } from '../../kernel/domain-error.js';
import type { FilterResult } from '../filter/removal.js';
import type { Finding } from '../findings/finding.entity.js';
import type { ReviewRedaction } from './review.dto.js';

/** There is nothing to review yet. */
export function refuseWaiting(finding: Finding): void {
  if (finding.state !== 'logged') return;
  throw conflict(
    'finding.not_filtered',
    'The filter has not finished with this finding; try again in a moment.',
    {
      state: finding.state,
      missing: [{ code: 'filtered', detail: 'The finding must be filtered or held.', related: [finding.id] }],
    },
  );
}

/** A review counts only for the text that the reviewer looked at. */
export function refuseChanged(finding: Finding, versionSeen: number): void {
  if (finding.version === versionSeen) return;
  throw conflict(
    'finding.changed',
    'The finding was filtered or reviewed again since you looked at it: look again and send its present version.',
    {
      state: finding.state,
      missing: [
        {
          code: 'present_version',
          detail: `GET /v1/findings/${finding.id}/redaction`,
          related: [finding.id],
        },
      ],
    },
  );
}

/** What the filter could not vouch for can't be corrected into a safe text, only left out. */
export function refuseHeldCorrections(finding: Finding, asked: ReviewRedaction): void {
  const corrects = (asked.added ?? []).length + (asked.lifted ?? []).length > 0;
  if (finding.state !== 'held' || (asked.disposition === 'withhold' && !corrects)) return;
  throw conflict(
    'finding.held',
    'The filter holds this finding, so there is no safe text to correct or include: withhold it.',
    { state: finding.state },
  );
}

/** With these corrections, or by the present rules, the filter holds the text. */
export function refuseUnvouched(result: FilterResult): void {
  if (result.held === null) return;
  throw conflict(
    'redaction_review.filter_holds',
    'The filter can’t vouch for the text with these corrections: correct it otherwise, or withhold the finding.',
    { state: result.held },
  );
}
