import type { ChecklistStep } from '../../src/screenings/checklists/checklist.entity.js';
import {
  missingSources,
  needsApproval,
  reasonProblem,
  stepsWithoutResult,
} from '../../src/screenings/steps/step-completeness.js';
import { STEP_OUTCOMES, StepResult } from '../../src/screenings/steps/step-result.entity.js';

const OPEN_WEB: ChecklistStep = {
  key: 'open_web',
  title: 'Open web search',
  technique: 'Search each engine logged out.',
  sources: ['google.com', 'bing.com'],
  query_forms: ['"{full_name}" {city}'],
  look_back_months: 84,
  evidence: 'Capture of each result.',
};
const REGISTERS: ChecklistStep = { ...OPEN_WEB, key: 'registers', sources: ['courts.example.gov'] };

describe('whether a step is complete', () => {
  it('a step with an unsearched source is not done', () => {
    expect(missingSources(OPEN_WEB, [])).toEqual(['google.com', 'bing.com']);
    expect(missingSources(OPEN_WEB, [{ stepKey: 'open_web', source: 'bing.com' }])).toEqual(['google.com']);
  });

  it("another step's search in the same source does not count", () => {
    const elsewhere = [{ stepKey: 'registers', source: 'google.com' }];
    expect(missingSources(OPEN_WEB, elsewhere)).toEqual(['google.com', 'bing.com']);
  });

  it('searches in sources the step does not have add nothing', () => {
    const other = ['google.com', 'bing.com', 'example.org'].map((source) => ({
      stepKey: 'open_web',
      source,
    }));
    expect(missingSources(OPEN_WEB, other)).toEqual([]);
    expect(missingSources(OPEN_WEB, other.slice(1))).toEqual(['google.com']);
  });

  it('gathering is not complete while a step has no result', () => {
    const result = Object.assign(new StepResult(), { stepKey: 'registers' });
    const states = [
      { step: OPEN_WEB, result: null },
      { step: REGISTERS, result },
    ];
    expect(stepsWithoutResult(states)).toEqual([OPEN_WEB]);
    expect(stepsWithoutResult(states.slice(1))).toEqual([]);
  });

  it('a step that was not done says why, and a step that was done has no excuse', () => {
    expect(reasonProblem('waived', null)).toContain('waived');
    expect(reasonProblem('not_applicable', null)).toContain('not applicable');
    expect(reasonProblem('done', 'legal_restriction')).not.toBeNull();
    expect(reasonProblem('done', null)).toBeNull();
    expect(reasonProblem('waived', 'source_unavailable')).toBeNull();
  });

  it('everything but done needs a second person', () => {
    expect(STEP_OUTCOMES.filter(needsApproval)).toEqual(['not_applicable', 'waived']);
  });
});
