import type { Scan } from '../scan.js';
import type { Entry } from '../tables.js';
import { isLoot, isWork } from './deeds.js';
import { isFigure, isInterjection } from './figures.js';
import { isCompared, isHadByThing, isNature, isStreet, isTrade, namesAThing } from './things.js';
import { isCurse, isInjury, isVictim } from './victims.js';

/**
 * Uses of a class word that say nothing of anybody's class: goods, names on a map, the object or the result of a deed.
 * Deeds stay word for word, and what was stolen or who was hit is part of the deed.
 */
export function isHarmless(s: Scan, entry: Entry, i: number, j: number): boolean {
  return (
    isLoot(s, entry, i, j) ||
    isStreet(s, i, j) ||
    isTrade(s, entry, j) ||
    isCompared(s, entry, j) ||
    namesAThing(s, entry, i, j) ||
    isInterjection(s, i, j) ||
    isHadByThing(s, entry, i) ||
    isFigure(s, entry, i, j) ||
    isWork(s, entry, i, j) ||
    isNature(s, entry, j) ||
    isCurse(s, entry, i) ||
    isVictim(s, i, j) ||
    isInjury(s, entry, i, j)
  );
}
