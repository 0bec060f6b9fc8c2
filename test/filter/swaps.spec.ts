import { filter } from '../../src/vault/filter/filter.js';
import { LEXICON_DATA } from '../../src/vault/filter/generated/lexicon.data.js';
import { loadRuleset } from '../../src/vault/ruleset/ruleset-in-force.js';

/**
 * The lexicons against themselves: in one sentence, every ungated term of one shape must give the same output,
 * letter for letter. What differs tells the group.
 */
const ruleset = loadRuleset();

/** Phrases whose last word is a role keep it, as after any other word: "gay *couple*", "deaf *activist*". */
const ROLE_AT_END =
  /(?:cops?|teachers?|youths?|partners|brothers?|sisters?|applicants?|moms?|dads?|citizens?|followers?|people|speakers?|minority|minorities|community|communities|groups?|race|population|parents?|activists?|voters?|supporters?|couples?|members?|representatives?|relatives?|leaders?|officers?|workers?|candidates?|students?|friends?|famil(?:y|ies)|politicians?|volunteers?|soldiers?|players?|patients?|survivors?|victims?|members|users?|neighbou?rs?|roommates?|owners?|athletes?|drivers?|fathers?|mothers?)$/;

/** First words that stay before any group: whose it is, and attitudes. */
const LEADS = /^(?:your|my|his|her|their|our|like|anti|pro|all|most|many|some|these|those|the|every)\b/;

function terms(shape: string): string[] {
  const found: string[] = [];
  let wanted = false;
  let capital = false;
  for (const line of LEXICON_DATA.split('\n')) {
    if (line.startsWith('@')) wanted = false;
    else if (line.startsWith('=')) {
      const [s = '', gate = '', flags = '', to = ''] = line.slice(1).split('\t');
      capital = flags.includes('C');
      wanted = s === shape && (gate === '' || gate === '-') && to === '' && !/[AE]/.test(flags);
    } else if (wanted && line !== '' && !ROLE_AT_END.test(line) && !LEADS.test(line)) {
      found.push(capital ? line.charAt(0).toUpperCase() + line.slice(1) : line);
    }
  }
  return found;
}

/** The share of terms whose sentence comes out as most do. */
function agreement(template: string, shape: string): { share: number; odd: string[] } {
  const outputs = new Map<string, string[]>();
  const list = terms(shape);
  for (const term of list) {
    const out = filter(template.replace('TERM', term), { people: [] }, ruleset).safeText;
    outputs.set(out, [...(outputs.get(out) ?? []), term]);
  }
  const groups = [...outputs.values()].sort((a, b) => b.length - a.length);
  const most = groups[0]?.length ?? 0;
  return { share: list.length === 0 ? 1 : most / list.length, odd: groups.slice(1).flat() };
}

describe('counterfactual swaps over the lexicons', () => {
  it.each([
    ['person', 'Yesterday I met a TERM at the office.'],
    ['person', 'The supervisor said that the TERM who left early had forged the form.'],
    ['adj', 'A TERM person wrote to the office about the invoice.'],
    ['adj', 'My coworker said that TERM people were at the meeting and left.'],
  ])('%s: %s', (shape, template) => {
    const { share, odd } = agreement(template, shape);
    if (share < 0.99) throw new Error(`${(share * 100).toFixed(2)} %, odd: ${odd.slice(0, 40).join(' | ')}`);
  });
});
