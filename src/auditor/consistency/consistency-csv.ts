import { csvOf } from '../uniformity/uniformity-csv.js';
import type { ConsistencyFiguresView } from './consistency.dto.js';

const HEADER = [
  'figure',
  'of',
  'number',
  'share',
  'kappa',
  'interval_low',
  'interval_high',
  'others_share',
  'adjusted_p',
  'verdict',
  'note',
];

/** Agreement and drift as CSV, one line per figure. `number` counts pairs, or a screener's screenings. */
export function consistencyCsv(report: ConsistencyFiguresView): string {
  const named = [
    ...report.by_step.map((it) => ({ figure: 'agreement_on_step', it })),
    ...report.by_category.map((it) => ({ figure: 'agreement_on_category', it })),
  ];
  const agreement = named.map(({ figure, it }) => [
    figure,
    it.name,
    String(it.pairs),
    ...[it.agreed, it.kappa, it.interval_low, it.interval_high].map(number),
    '',
    '',
    '',
    it.note ?? '',
  ]);
  const drift = report.drift.map((it) => [
    'flag_rate_of_screener',
    it.screener_id,
    String(it.screenings),
    String(it.rate),
    '',
    '',
    '',
    number(it.others_rate),
    number(it.adjusted_p),
    it.verdict,
    '',
  ]);
  return csvOf([HEADER, ...agreement, ...drift]);
}

/** Empty where there is none: undefined is not zero. */
function number(value: number | null): string {
  return value === null ? '' : String(value);
}
