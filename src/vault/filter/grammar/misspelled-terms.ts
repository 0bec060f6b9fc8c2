/**
 * Terms that people misspell, in haste or to dodge word lists. Each is also known with one inner letter missing or
 * two inner neighbours swapped, unless that spelling is a word the vocabulary holds already.
 *
 * A short list on purpose: the same done to all terms would make ordinary words out of thin air.
 */
const TERMS =
  `african africans american asian asians atheist atheists autistic bisexual bisexuals buddhist buddhists catholic catholics chinese
christian christians christianity daughter deafness democrat democrats diabetes diabetic disabled disability disabilities epilepsy epileptic ethnic female
females gender girlfriend heterosexual hijabi hindus hispanic hispanics homosexual homosexuals husband immigrant immigrants indian indians islamic
islamist jewish judaism korean koreans latino latinos latina latinas lesbian lesbians mexican mexicans migrant migrants mormon mormons mosque muslim
muslims nigerian pakistani pregnant pregnancy protestant quadriplegic refugee refugees republican republicans retarded schizophrenic somali
straight synagogue transgender transexual transsexual transphobic vietnamese woman's women women's wheelchair`
    .split(/\s+/)
    .filter((t) => /^[a-z]{5,}$/.test(t));

function variants(term: string): string[] {
  const found: string[] = [];
  for (let i = 1; i < term.length - 1; i++) {
    if (term.length > 5 || 'aeiou'.includes(term.charAt(i))) found.push(term.slice(0, i) + term.slice(i + 1));
    if (i + 2 < term.length)
      found.push(term.slice(0, i) + term.charAt(i + 1) + term.charAt(i) + term.slice(i + 2));
  }
  return found.filter((v) => v !== term);
}

const SHORT: readonly (readonly [string, string])[] = [
  ['gy', 'gay'],
  ['trns', 'trans'],
  ['blck', 'black'],
  ['blk', 'black'],
  ['womn', 'women'],
  ['wmen', 'women'],
  ['lezbian', 'lesbian'],
  ['dsabled', 'disabled'],
  ['moslem', 'muslim'],
  ['mslm', 'muslim'],
  ['jwsh', 'jewish'],
  ['bplr', 'bipolar'],
  ['lsbn', 'lesbian'],
  ['vtrn', 'veteran'],
];

/** Terms that are also written without their vowels, besides the ones above: "hndcppd", "bplr". */
const VOWELLESS =
  `bipolar handicapped paralyzed paralysed schizophrenia pregnant grandmother grandfather grandparent caregiver
widowed divorced married bankrupt dyslexic paraplegic psychotic depressed depression veteran veterans christianity protestants
filipino filipina haitian jamaican dominican salvadoran guatemalan honduran colombian venezuelan ukrainian russian romanian
bangladeshi cambodian trinidadian senegalese congolese kurdish turkish palestinian lebanese persian brazilian portuguese
hasidic pentecostal presbyterian methodist lutheran scientologist crossdresser genderqueer nonbinary pansexual polyamorous
dreadlocks menopause breastfeeding miscarriage vasectomy diagnosed disfigured sterilized teamster teamsters conservative
immigration citizenship`.split(/\s+/);

/** A word with its vowels left out, or null where too little would be left to be sure. */
function withoutVowels(term: string): string | null {
  const bare = term.replace(/[aeiou]/g, '');
  return bare.length >= 5 && !/^[aeiou]/.test(term) ? bare : null;
}

/** Misspelling → term. */
export function misspellings(): ReadonlyMap<string, string> {
  const all = new Map<string, string>(SHORT);
  for (const term of TERMS)
    for (const variant of variants(term)) if (!all.has(variant)) all.set(variant, term);
  for (const term of [...TERMS, ...VOWELLESS]) {
    const bare = withoutVowels(term);
    if (bare && !all.has(bare)) all.set(bare, term);
  }
  for (const term of TERMS) all.delete(term);
  return all;
}
