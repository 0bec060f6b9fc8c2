import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { agreementByCategory, agreementByStep, type NamedAgreement } from './agreement.js';
import { DRIFT_VERDICTS, type Drift, type DriftVerdict, drift, LEAST_SCREENINGS } from './drift.js';
import { FEW_PAIRS } from './kappa.js';
import type { ReadConsistency } from './read-consistency.js';

export class AgreementView {
  @Shown({ description: 'The step, or the conduct category.', example: 'open_web' })
  name: string;

  @Shown({ type: 'integer', description: 'Candidates vetted by both.', example: 40 })
  pairs: number;

  @Shown({ description: 'Share judged alike.', nullable: true, example: 0.93 })
  agreed: number | null;

  @Shown({ description: 'Cohen’s kappa; null where it is undefined.', nullable: true, example: 0.71 })
  kappa: number | null;

  @Shown({ description: 'Its standard error.', nullable: true, example: 0.09 })
  standard_error: number | null;

  @Shown({ description: 'Lower end of the 95 % interval.', nullable: true, example: 0.53 })
  interval_low: number | null;

  @Shown({ description: 'Upper end of the 95 % interval.', nullable: true, example: 0.89 })
  interval_high: number | null;

  @Shown({ description: 'Why there is no figure, or what it can’t say.', nullable: true, example: null })
  note: string | null;
}

export class DriftView {
  @Shown({ description: 'The screener.', example: exampleId('account') })
  screener_id: string;

  @Shown({ type: 'integer', description: 'Screenings worked on.', example: 24 })
  screenings: number;

  @Shown({ type: 'integer', description: 'Those in which something adverse was logged.', example: 5 })
  flagged: number;

  @Shown({ description: 'Share flagged.', example: 0.21 })
  rate: number;

  @Shown({ description: 'Share flagged by all others together.', nullable: true, example: 0.18 })
  others_rate: number | null;

  @Shown({ description: 'Two-sided p of Fisher’s exact test.', nullable: true, example: 0.77 })
  p: number | null;

  @Shown({ description: 'The same after Holm’s correction.', nullable: true, example: 1 })
  adjusted_p: number | null;

  @Shown({
    description: '`differs` below 0.05 after correction; `too_few` says that nothing can be said.',
    enum: DRIFT_VERDICTS,
    example: 'like_the_others',
  })
  verdict: DriftVerdict;
}

export class ConsistencyFiguresView {
  @Shown({ type: 'integer', description: 'Screenings drawn to be vetted twice.', example: 5 })
  drawn: number;

  @Shown({ type: 'integer', description: 'Of those, how many are complete on both sides.', example: 4 })
  complete: number;

  @Shown({
    description: 'Agreement per step: something logged, or nothing.',
    type: AgreementView,
    isArray: true,
  })
  by_step: AgreementView[];

  @Shown({ description: 'Agreement per conduct category.', type: AgreementView, isArray: true })
  by_category: AgreementView[];

  @Shown({ description: 'Each screener’s flag rate against the others’.', type: DriftView, isArray: true })
  drift: DriftView[];

  @Shown({ description: 'How the figures are made.', example: 'Cohen’s kappa …' })
  method: string;
}

export class ScreeningPairView {
  @Shown({ description: 'The screening that counts.', example: exampleId('screening') })
  first_screening_id: string;

  @Shown({ description: 'The second, blind one.', example: exampleId('screening') })
  second_screening_id: string;

  @Shown({ description: 'Who does the second.', example: exampleId('account') })
  second_screener_id: string;
}

export class DrawnSampleView {
  @Shown({ description: 'The sample.', example: exampleId('consistency_sample') })
  id: string;

  @Shown({ type: 'integer', description: 'How many of a hundred.', example: 10 })
  share_percent: number;

  @Shown({ description: 'SHA-256 of the seed, in the ledger since before the draw.', example: 'f2ca1bb6…' })
  commitment: string;

  @Shown({ description: 'When the seed was committed to.', example: '2026-11-22T10:15:00.000Z' })
  committed_at: string;

  @Shown({ description: 'The seed, once drawn.', nullable: true, example: null })
  seed: string | null;

  @Shown({ description: 'When it was drawn.', nullable: true, example: null })
  drawn_at: string | null;

  @Shown({ description: 'Screenings it was drawn from.', type: 'string', isArray: true, example: [] })
  population: string[];

  @Shown({ description: 'Whom it drew.', type: ScreeningPairView, isArray: true })
  pairs: ScreeningPairView[];

  @Shown({
    description: 'Whether the seed fits the commitment and draws these again; null before the draw.',
    nullable: true,
    example: true,
  })
  reproduced: boolean | null;
}

export class ConsistencyView extends ConsistencyFiguresView {
  @Shown({
    description: 'Always `consistency_report`.',
    enum: ['consistency_report'],
    example: 'consistency_report',
  })
  object: 'consistency_report';

  @Shown({ description: 'The requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ description: 'The draws.', type: DrawnSampleView, isArray: true })
  samples: DrawnSampleView[];
}

const METHOD =
  'Agreement: Cohen’s kappa (1960) of the two screeners’ yes or no (was anything logged?), with the 95 % interval by the ' +
  'large-sample standard error of Fleiss, Cohen and Everitt (1969), cut at −1 and 1; undefined where both gave everything ' +
  `the same answer, and a rough guide below ${FEW_PAIRS} pairs. Drift: the share of screenings with something adverse, ` +
  'each screener against all others together, by Fisher’s exact test (two-sided) with Holm’s correction (1979); with ' +
  `fewer than ${LEAST_SCREENINGS} screenings on either side it says too_few. A difference is a question, not a finding: ` +
  'candidates are not given out at random.';

export function consistencyFiguresView(
  steps: readonly string[],
  read: ReadConsistency,
): ConsistencyFiguresView {
  return {
    drawn: read.drawn,
    complete: read.pairs.length,
    by_step: agreementByStep(steps, read.pairs).map(agreementView),
    by_category: agreementByCategory(read.pairs).map(agreementView),
    drift: drift(read.counts).map(driftView),
    method: METHOD,
  };
}

function agreementView(agreement: NamedAgreement): AgreementView {
  return {
    name: agreement.name,
    pairs: agreement.pairs,
    agreed: rounded(agreement.agreed),
    kappa: rounded(agreement.kappa),
    standard_error: rounded(agreement.standardError),
    interval_low: rounded(agreement.interval?.[0] ?? null),
    interval_high: rounded(agreement.interval?.[1] ?? null),
    note: agreement.note,
  };
}

function driftView(found: Drift): DriftView {
  return {
    screener_id: found.screenerId,
    screenings: found.screenings,
    flagged: found.flagged,
    rate: Number(found.rate.toFixed(4)),
    others_rate: rounded(found.othersRate),
    p: rounded(found.p),
    adjusted_p: rounded(found.adjustedP),
    verdict: found.verdict,
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(4));
}
