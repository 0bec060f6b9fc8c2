/** The stages of a screening, in order. */
export const SCREENING_STAGES = ['opened', 'gathering', 'in_review', 'released', 'decided'] as const;
export type ScreeningStage = (typeof SCREENING_STAGES)[number];

export type StageEvent =
  | 'consent_recorded'
  | 'search_logged'
  | 'step_recorded'
  | 'step_approved'
  | 'gathering_completed'
  | 'gathering_reopened'
  | 'checklist_amended'
  | 'packet_released'
  | 'packet_recalled'
  | 'decision_recorded';

/** What may follow what. An event that has no row for a stage is refused; nothing jumps. */
const TRANSITIONS: {
  readonly [event in StageEvent]: { readonly [stage in ScreeningStage]?: ScreeningStage };
} = {
  consent_recorded: { opened: 'opened', gathering: 'gathering', in_review: 'in_review' },
  search_logged: { opened: 'gathering', gathering: 'gathering' },
  step_recorded: { opened: 'gathering', gathering: 'gathering' },
  step_approved: { gathering: 'gathering', in_review: 'in_review' },
  gathering_completed: { gathering: 'in_review' },
  gathering_reopened: { in_review: 'gathering' },
  // A changed step is done again for everybody, also for those whose packet is out (city policy B9).
  checklist_amended: {
    opened: 'opened',
    gathering: 'gathering',
    in_review: 'gathering',
    released: 'gathering',
    decided: 'gathering',
  },
  packet_released: { in_review: 'released' },
  // The packet must not be used any more; a better one may follow.
  packet_recalled: { released: 'in_review', decided: 'in_review' },
  decision_recorded: { released: 'decided' },
};

/** What may still happen when the requisition is closed: the decision, for which the packet is already out, and its recall. */
export const EVENTS_AFTER_CLOSURE: readonly StageEvent[] = ['decision_recorded', 'packet_recalled'];

/** The stage after an event, or null where the event can't happen in this stage. */
export function stageAfter(stage: ScreeningStage, event: StageEvent): ScreeningStage | null {
  return TRANSITIONS[event][stage] ?? null;
}

/** The stages in which an event can happen, for the refusal's words. */
export function stagesFor(event: StageEvent): ScreeningStage[] {
  return SCREENING_STAGES.filter((stage) => stageAfter(stage, event) !== null);
}
