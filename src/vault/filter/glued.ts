import type { Ruleset } from './ruleset.js';
import type { Scan } from './scan.js';
export function findGlued(_s: Scan, _r: Ruleset): void {}
