// Compiles the lexicons into the tables that the filter reads at its start. A step of the build: it needs dist.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DETECTORS } from '../dist/vault/filter/detectors/all-detectors.js';
import { LEXICON_DATA } from '../dist/vault/filter/generated/lexicon.data.js';
import { compileTableFile } from '../dist/vault/filter/ruleset.js';

const target = fileURLToPath(new URL('../dist/vault/filter/generated/tables.bin', import.meta.url));
writeFileSync(target, compileTableFile(LEXICON_DATA, DETECTORS));
