import {
  EVENTS_AFTER_CLOSURE,
  SCREENING_STAGES,
  type StageEvent,
  stageAfter,
  stagesFor,
} from '../../src/screenings/screenings/screening-stages.js';

const EVENTS: readonly StageEvent[] = [
  'consent_recorded',
  'search_logged',
  'step_recorded',
  'step_approved',
  'gathering_completed',
  'gathering_reopened',
  'packet_released',
  'decision_recorded',
];

describe('the stages of a screening', () => {
  it('nothing is searched, recorded or reopened once a packet is out', () => {
    for (const event of EVENTS.filter((other) => other !== 'decision_recorded')) {
      expect(stageAfter('released', event)).toBeNull();
      expect(stageAfter('decided', event)).toBeNull();
    }
  });

  it('no packet is released before review, and no decision is recorded before a packet', () => {
    expect(stagesFor('packet_released')).toEqual(['in_review']);
    expect(stagesFor('decision_recorded')).toEqual(['released']);
  });

  it('nothing jumps over a stage', () => {
    for (const event of EVENTS) {
      for (const stage of stagesFor(event)) {
        const after = stageAfter(stage, event);
        const step = SCREENING_STAGES.indexOf(after ?? stage) - SCREENING_STAGES.indexOf(stage);
        expect(Math.abs(step)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('only reopening goes back', () => {
    const back = EVENTS.filter((event) =>
      stagesFor(event).some(
        (stage) =>
          SCREENING_STAGES.indexOf(stageAfter(stage, event) ?? stage) < SCREENING_STAGES.indexOf(stage),
      ),
    );
    expect(back).toEqual(['gathering_reopened']);
  });

  it('the first search or step result starts gathering', () => {
    expect(stageAfter('opened', 'search_logged')).toBe('gathering');
    expect(stageAfter('opened', 'step_recorded')).toBe('gathering');
  });

  it('in a closed requisition only the decision may still come, and the recall of the packet', () => {
    expect(EVENTS_AFTER_CLOSURE).toEqual(['decision_recorded', 'packet_recalled']);
  });
});
