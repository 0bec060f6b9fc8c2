/** A candidate of the story. All people, pages and places are made up; `.example` names belong to nobody. */
export interface DemoCandidate {
  readonly label: string;
  readonly identity: {
    readonly full_name: string;
    readonly other_names: readonly string[];
    readonly handles: readonly string[];
    readonly emails: readonly string[];
    readonly phones: readonly string[];
    readonly cities: readonly string[];
  };
  readonly findings: readonly DemoFinding[];
}

/** A post as the screener logs it, and what the story expects of it. */
export interface DemoFinding {
  readonly excerpt: string;
  /** Not in English: the filter can't vouch for it. */
  readonly isForeign?: true;
  readonly conduct_category: string;
  readonly months_ago: number;
  /** The position, among the requisition's criteria, of the one it bears on. */
  readonly criterion: number;
  /** Words that must reach the hiring manager, because they are the conduct. */
  readonly stays: readonly string[];
  /** Words that must reach nobody outside the vault. */
  readonly goes: readonly string[];
  readonly isAttackOnGroup?: true;
  /** Words that a reviewer removes on top, and whether they take that back after another look. */
  readonly reviewerRemoves?: ReviewerRemoval;
}

export interface ReviewerRemoval {
  readonly words: string;
  readonly class: string;
  readonly reason: 'proxy_for_a_class' | 'identifies_a_person';
  readonly liftedAgain: boolean;
}

export const FIRST: DemoCandidate = {
  label: 'first',
  identity: {
    full_name: 'Renata Alvarez Whitcomb',
    other_names: ['Ren Whitcomb'],
    handles: ['ren_whitcomb88'],
    emails: ['ren.whitcomb@mail.example'],
    phones: ['+1 614 555 0142'],
    cities: ['Springfield'],
  },
  findings: [
    {
      excerpt:
        'If the supervisor writes me up again I swear I will put a bullet through the windshield of that truck. ' +
        'I told my wife at church and she said I should calm down. The whole Tuesday bingo table knows I mean it.',
      conduct_category: 'violence_or_threats',
      months_ago: 2,
      criterion: 0,
      stays: ['put a bullet through the windshield'],
      goes: ['wife', 'church', 'bingo'],
      reviewerRemoves: {
        words: 'Tuesday bingo table',
        class: 'age',
        reason: 'proxy_for_a_class',
        liftedAgain: false,
      },
    },
    {
      excerpt:
        'Selling oxy after my shift, twenty a pop, message me. My Baptist choir gets a discount, and so do ' +
        'the Black moms from school.',
      conduct_category: 'drugs_unlawful_use_or_sale',
      months_ago: 5,
      criterion: 1,
      stays: ['Selling oxy after my shift'],
      goes: ['Baptist', 'Black', 'moms'],
    },
    {
      excerpt: 'Those filthy Mexicans should be dragged out of the neighborhood and beaten, all of them.',
      conduct_category: 'bias_or_intolerance',
      months_ago: 7,
      criterion: 2,
      stays: ['should be dragged out of the neighborhood and beaten'],
      goes: ['Mexicans'],
      isAttackOnGroup: true,
    },
    {
      excerpt:
        'Renata Whitcomb pulled two people out of the burning house on Elm Street before the fire trucks came. ' +
        'So proud of my daughter!',
      conduct_category: 'commendable_conduct',
      months_ago: 10,
      criterion: 2,
      stays: ['pulled two people out of the burning house on Elm Street'],
      goes: ['Renata', 'Whitcomb', 'daughter'],
      reviewerRemoves: {
        words: 'Elm Street',
        class: 'name',
        reason: 'identifies_a_person',
        liftedAgain: true,
      },
    },
    {
      excerpt:
        'Ich werde ihn morgen vor seinem Haus abpassen, und dann wird er dafür bezahlen, das schwöre ich euch allen.',
      isForeign: true,
      conduct_category: 'violence_or_threats',
      months_ago: 13,
      criterion: 0,
      stays: [],
      goes: ['abpassen'],
    },
  ],
};

export const SECOND: DemoCandidate = {
  label: 'second',
  identity: {
    full_name: 'Terrence Okafor',
    other_names: ['Terry Okafor'],
    handles: ['t_okafor_dispatch'],
    emails: ['t.okafor@mail.example'],
    phones: ['+1 614 555 0177'],
    cities: ['Springfield'],
  },
  findings: [
    {
      excerpt:
        'Stayed four hours past the end of my shift until every caller from the flood was reached. As a diabetic ' +
        'I bring my own snacks, so no problem.',
      conduct_category: 'commendable_conduct',
      months_ago: 4,
      criterion: 2,
      stays: ['until every caller from the flood was reached'],
      goes: ['diabetic'],
    },
  ],
};
