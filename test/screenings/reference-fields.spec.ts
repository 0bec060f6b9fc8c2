import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AddCandidate } from '../../src/screenings/candidates/candidate.dto.js';

const refused = (reference: unknown): boolean =>
  validateSync(plainToInstance(AddCandidate, { employer_reference: reference })).length > 0;

describe("the employer's reference of a candidate", () => {
  it.each(['JANE-DOE', 'Jane Doe', 'jane.doe1', 'JANE DOE 1', 'ÅSE-1', 'A1\n', '', '1'.repeat(41), 7, null])(
    'cannot be %j',
    (reference) => {
      expect(refused(reference)).toBe(true);
    },
  );

  it.each(['APP-2026-0113', '113', 'A/7.2-B', '1'.repeat(40)])('can be %j', (reference) => {
    expect(refused(reference)).toBe(false);
  });
});
