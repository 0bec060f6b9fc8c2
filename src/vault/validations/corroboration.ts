/** What else says the same. */
export const SOURCE_KINDS = [
  'court_or_public_record',
  'news_report',
  'official_statement',
  'account_of_another_person',
  'other_account_of_the_candidate',
  'repost_or_quote',
  'archive_copy',
  'search_engine_result',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

interface SourceRule {
  /** Whether it could be wrong on its own: only then does it corroborate. */
  readonly independent: boolean;
  readonly reason: string;
}

/** Which sources stand on their own feet. A copy of a post repeats it; it does not confirm it. */
export const SOURCE_RULES: { readonly [kind in SourceKind]: SourceRule } = {
  court_or_public_record: {
    independent: true,
    reason: 'Made by an office from its own knowledge, under duty.',
  },
  news_report: {
    independent: true,
    reason: 'An editor answers for it; one that only embeds the post is a repost.',
  },
  official_statement: { independent: true, reason: 'An organization says what happened, in its own name.' },
  account_of_another_person: {
    independent: true,
    reason: 'Somebody else tells from their own knowledge; sharing the post is a repost.',
  },
  other_account_of_the_candidate: {
    independent: false,
    reason: 'The same author twice: it helps attribution, not truth.',
  },
  repost_or_quote: { independent: false, reason: 'Same origin: it would repeat a forgery as readily.' },
  archive_copy: {
    independent: false,
    reason: 'Same origin: it shows that the page stood there then, which is authenticity.',
  },
  search_engine_result: {
    independent: false,
    reason: 'Same origin: a pointer to the page, made by a machine.',
  },
};

/** How many independent sources these are. What is not named is not counted. */
export function independentSources(named: readonly SourceKind[]): number {
  return named.filter((kind) => SOURCE_RULES[kind].independent).length;
}
