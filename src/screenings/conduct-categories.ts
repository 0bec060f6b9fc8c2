/** What a finding may be about. Anything else is nobody's business and can't be logged. */
export const CONDUCT_CATEGORIES = [
  'violence_or_threats',
  'unlawful_activity',
  'drugs_unlawful_use_or_sale',
  'harassment_or_bullying',
  'bias_or_intolerance',
  'sexually_explicit_conduct',
  'fraud_or_dishonesty',
  'confidentiality_breach',
  'misuse_of_authority',
  'commendable_conduct',
] as const;
export type ConductCategory = (typeof CONDUCT_CATEGORIES)[number];

/** The definitions a screener and a reviewer go by. They name what was done, never who somebody is. */
export const CONDUCT_DEFINITIONS: { readonly [category in ConductCategory]: string } = {
  violence_or_threats: 'Threatens, plans, praises or shows violence against persons, animals or property.',
  unlawful_activity: 'Shows or admits an offence other than those named below.',
  drugs_unlawful_use_or_sale:
    'Shows or admits unlawful use, possession or sale of drugs; not lawful or prescribed use.',
  harassment_or_bullying: 'Insults, stalks, exposes or pursues a person, alone or with others.',
  bias_or_intolerance:
    'Attacks, demeans or calls for exclusion of people because of a protected trait; holding a belief is not it.',
  sexually_explicit_conduct: 'Publishes or sends sexually explicit material; not whom somebody loves.',
  fraud_or_dishonesty: 'Deceives for gain: forged qualifications, benefit fraud, false reports.',
  confidentiality_breach: 'Publishes information an employer or office entrusted to them.',
  misuse_of_authority:
    'Uses, or says they would use, an office or its means for themselves or against others.',
  commendable_conduct: 'Speaks for the candidate: service, help, courage, published work.',
};
