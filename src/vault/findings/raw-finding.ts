import type { EntityManager } from 'typeorm';
import { standingCorrections } from '../review/corrections.js';
import { pastReviews } from '../review/past-reviews.js';
import type { Finding } from './finding.entity.js';
import { type FindingOpener, filterOpened, vouchedFor } from './opened-finding.js';
import { type RawFindingView, rawFindingView } from './raw-finding.views.js';

/** What a finding says, beside what the filter and its reviewers make of it today. Who may see it is the caller's to say. */
export async function rawFinding(
  tx: EntityManager,
  opener: FindingOpener,
  finding: Finding,
): Promise<RawFindingView> {
  const opened = await opener.open(tx, finding);
  const standing = standingCorrections(await pastReviews(tx, finding.id));
  const result = finding.state === 'filtered' ? vouchedFor(filterOpened(opened, standing)) : null;
  return rawFindingView(finding, opened.content, result);
}
