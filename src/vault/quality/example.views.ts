import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';

export const EXAMPLE_STATES = ['opened', 'destroyed'] as const;

/** Words that speak for a proposal, in their place: RAW. For who may review that finding anyway, and nobody else. */
export class FilterExampleView {
  @Shown({ description: 'Always `filter_example`.', enum: ['filter_example'], example: 'filter_example' })
  object: 'filter_example';

  @Shown({ description: 'The proposal’s id.', example: exampleId('filter_proposal') })
  proposal_id: string;

  @Shown({ description: 'The finding that it is from.', example: exampleId('finding') })
  finding_id: string;

  @Shown({
    description: '`destroyed`: the key of the screening is destroyed, and the words with it.',
    enum: EXAMPLE_STATES,
    example: 'opened',
  })
  example: (typeof EXAMPLE_STATES)[number];

  @Shown({ description: 'The class.', enum: PROTECTED_CLASSES, example: 'religion' })
  class: ProtectedClass;

  @Shown({ description: 'What stands before the words.', nullable: true, example: 'on Fridays I go to ' })
  before: string | null;

  @Shown({ description: 'The words that were lifted or added.', nullable: true, example: 'jumuah' })
  words: string | null;

  @Shown({ description: 'What stands after them.', nullable: true, example: ', then back to work' })
  after: string | null;
}

/** Enough to judge a word's meaning, too little to pass for reading the finding. */
const AROUND = 80;

export function wordsInPlace(
  text: string,
  start: number,
  end: number,
): Pick<FilterExampleView, 'before' | 'words' | 'after'> {
  // By whole characters: half of one would be no text. Twice the units, and some to spare, hold them.
  const before = Array.from(text.slice(Math.max(0, start - 3 * AROUND), start));
  const after = Array.from(text.slice(end, end + 3 * AROUND));
  return {
    before: before.slice(-AROUND).join(''),
    words: text.slice(start, end),
    after: after.slice(0, AROUND).join(''),
  };
}
