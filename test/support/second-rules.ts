import { DETECTORS } from '../../src/vault/filter/detectors/all-detectors.js';
import { LEXICON_DATA } from '../../src/vault/filter/generated/lexicon.data.js';
import { compileRuleset, type Ruleset } from '../../src/vault/filter/ruleset.js';
import { enforceRuleset, loadRuleset } from '../../src/vault/ruleset/ruleset-in-force.js';

// The rules in force, and one word more: the depot is a place of worship now. Loaded in front of a service's own code
// (node --import), it puts them in force in that process.

export const FIRST_RULES = loadRuleset();
export const SECOND_RULES: Ruleset = compileRuleset(`${LEXICON_DATA}\n@religion\n=org\ndepot\n`, DETECTORS);

if (process.env['SECOND_RULES'] === 'yes') enforceRuleset(SECOND_RULES);
