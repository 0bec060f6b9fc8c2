import type { StructuralRule } from '../detector.js';
export const MILITARY_RULES: readonly StructuralRule[] = [];
