import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DETECTORS } from '../filter/detectors/all-detectors.js';
import { compileRuleset, type Ruleset, rulesetFrom } from '../filter/ruleset.js';

/** What scripts/compile-tables.mjs leaves beside the built filter; sources that were not built have none. */
const FILE = fileURLToPath(new URL('../filter/generated/tables.bin', import.meta.url));

/** The lexicons as text: asked only where no tables were built. */
const lexicons = existsSync(FILE) ? null : await import('../filter/generated/lexicon.data.js');

let loaded: Ruleset | undefined;

/** The ruleset in force: read once per process from the built tables, or compiled where there are none. */
export function loadRuleset(): Ruleset {
  loaded ??= lexicons
    ? compileRuleset(lexicons.LEXICON_DATA, DETECTORS)
    : rulesetFrom(readFileSync(FILE), DETECTORS);
  return loaded;
}

/** Puts other rules in force in this process from the next text on: to see what a change of the rules changes. */
export function enforceRuleset(ruleset: Ruleset): void {
  loaded = ruleset;
}
