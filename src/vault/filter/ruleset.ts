import { createHash } from 'node:crypto';
import type { ProtectedClass } from '../../kernel/protected-class.js';
import { type Detector, detectorName, type StructuralRule } from './detector.js';
import { GATE_ATOMS } from './gates.js';
import { misspellings } from './grammar/misspelled-terms.js';
import { ATTACK_WORDS, WORD_LISTS } from './grammar/word-lists.js';
import { LANGUAGE_LIMITS } from './language.js';
import { compileTables } from './lexicon-lines.js';
import { LISTED_NAME_RULES } from './structural/names.js';
import { readTables, writeTables } from './table-file.js';
import type { Tables } from './tables.js';

/** Raised whenever code of the filter changes a result in a way that no lexicon or detector version shows. */
export const ENGINE_VERSION = 3;

/** Longest input, in UTF-16 units; a longer one is held. */
export const LONGEST_INPUT = 1_048_576;
/** Steps allowed per token of input, and besides; linear work stays far below. */
export const STEPS_PER_TOKEN = 400;
export const STEPS_BASE = 20_000;

export interface BoundRule {
  readonly rule: StructuralRule;
  readonly detector: string;
}

/** Everything that can change a result, compiled; `digest` names exactly this set. */
export interface Ruleset {
  readonly tables: Tables;
  readonly detectors: readonly Detector[];
  readonly detectorOf: ReadonlyMap<ProtectedClass, string>;
  readonly wordRules: ReadonlyMap<number, readonly BoundRule[]>;
  readonly numberRules: readonly BoundRule[];
  readonly nameRules: readonly BoundRule[];
  readonly digest: string;
  readonly stepsPerToken: number;
}

/** Over the compiled tables themselves: what runs is what is named. */
function digestOf(tables: Uint8Array, detectors: readonly Detector[]): string {
  const parts = {
    engine: ENGINE_VERSION,
    detectors: detectors.map((d) => [
      detectorName(d),
      d.rules.map((r) => [r.id, r.words, r.numbers ?? false]),
    ]),
    gates: GATE_ATOMS,
    words: [WORD_LISTS, ATTACK_WORDS, [...misspellings()]],
    language: LANGUAGE_LIMITS,
    limits: [LONGEST_INPUT, STEPS_PER_TOKEN, STEPS_BASE],
  };
  return createHash('sha256').update(JSON.stringify(parts)).update('\0').update(tables).digest('hex');
}

/** The tables of these lexicons for these detectors, as a file: what a build leaves for the start to read. */
export function compileTableFile(data: string, detectors: readonly Detector[]): Uint8Array {
  const triggers = detectors.flatMap((d) => d.rules.flatMap((r) => r.words));
  return writeTables(compileTables(data, triggers));
}

/** Compiles a ruleset from lexicon data and detectors. */
export function compileRuleset(
  data: string,
  detectors: readonly Detector[],
  stepsPerToken = STEPS_PER_TOKEN,
): Ruleset {
  return rulesetFrom(compileTableFile(data, detectors), detectors, stepsPerToken);
}

/** The ruleset of a table file that was compiled for these detectors. */
export function rulesetFrom(
  file: Uint8Array,
  detectors: readonly Detector[],
  stepsPerToken = STEPS_PER_TOKEN,
): Ruleset {
  const tables = readTables(file);
  const wordRules = new Map<number, BoundRule[]>();
  const numberRules: BoundRule[] = [];
  for (const detector of detectors) {
    const name = detectorName(detector);
    for (const rule of detector.rules) {
      const bound = { rule, detector: name };
      if (rule.numbers) numberRules.push(bound);
      for (const word of rule.words) {
        const id = tables.vocabulary.get(word);
        const list = wordRules.get(id) ?? [];
        list.push(bound);
        wordRules.set(id, list);
      }
    }
  }
  const nameDetector = detectors.filter((d) => d.class === 'name').map(detectorName)[0] ?? 'name';
  return {
    tables,
    detectors,
    detectorOf: new Map(detectors.map((d) => [d.class, detectorName(d)])),
    wordRules,
    numberRules,
    nameRules: LISTED_NAME_RULES.map((rule) => ({ rule, detector: nameDetector })),
    digest: digestOf(file, detectors),
    stepsPerToken,
  };
}
