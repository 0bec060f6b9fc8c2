const HEAD = /^(\S+)( (?:of|with|in|from|on|without|for|by) .*)$/;

function plural(word: string): string {
  if (
    /(?:^|[a-z])man$/i.test(word) &&
    !/(?:human|german|roman|shaman|ottoman|talisman|brahman)$/i.test(word)
  ) {
    return `${word.slice(0, -3)}${word.endsWith('MAN') ? 'MEN' : 'men'}`;
  }
  if (/person$/i.test(word)) return `${word.slice(0, -6)}people`;
  if (/child$/i.test(word)) return `${word}ren`;
  if (/wife$/i.test(word)) return `${word.slice(0, -2)}ves`;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:s|x|z|ch|sh)$/i.test(word)) return `${word}es`;
  return `${word}s`;
}

/** The regular plurals of a term: of its head where a preposition follows ("person of color"), else of its last word. */
export function plurals(term: string): readonly string[] {
  const head = HEAD.exec(term);
  if (head) return [`${plural(head[1] ?? '')}${head[2] ?? ''}`];
  const cut = Math.max(term.lastIndexOf(' '), term.lastIndexOf('-')) + 1;
  return [term.slice(0, cut) + plural(term.slice(cut))];
}

/** The -s, -ed and -ing forms of a regular verb; of the first word in a phrase. */
export function verbForms(term: string): readonly string[] {
  const space = term.indexOf(' ');
  const verb = space < 0 ? term : term.slice(0, space);
  const rest = space < 0 ? '' : term.slice(space);
  const third = plural(verb);
  const e = verb.endsWith('e') && !verb.endsWith('ee');
  const stem = e ? verb.slice(0, -1) : verb;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  return [third, past, `${stem}ing`].map((form) => form + rest);
}

/** The endings a `*` in the safe list stands for: plural, past and -ing. */
export function safeEndings(stem: string): readonly string[] {
  if (stem.endsWith('y')) return [stem, `${stem}s`, `${stem.slice(0, -1)}ies`, `${stem}ing`];
  if (stem.endsWith('e')) return [stem, `${stem}s`, `${stem}d`, `${stem.slice(0, -1)}ing`];
  return [stem, stem + (/(?:s|x|z|ch|sh)$/.test(stem) ? 'es' : 's'), `${stem}ed`, `${stem}ing`];
}
