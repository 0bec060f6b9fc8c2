import { lockAgainst } from '../../src/screenings/requisitions/requisition-locks.js';

const CRITERIA = { criteria: true, checklist: false };
const CHECKLIST = { criteria: false, checklist: true };

describe('what of a requisition is locked', () => {
  it('criteria, once anybody is screened against them', () => {
    expect(lockAgainst(CRITERIA, ['opened'])).toBe('criteria_locked');
    expect(lockAgainst(CRITERIA, [])).toBeNull();
  });

  it('the checklist, once one of many screenings has started', () => {
    expect(lockAgainst(CHECKLIST, ['opened', 'gathering'])).toBe('checklist_locked');
    expect(lockAgainst(CHECKLIST, ['opened', 'decided'])).toBe('checklist_locked');
    expect(lockAgainst(CHECKLIST, ['opened', 'opened'])).toBeNull();
  });

  it('never the title', () => {
    expect(lockAgainst({ criteria: false, checklist: false }, ['gathering', 'released'])).toBeNull();
  });
});
