import type { ListedPerson } from './removal.js';
import type { Scan } from './scan.js';
export function findListedPeople(_s: Scan, _p: readonly ListedPerson[], _d: string): void {}
