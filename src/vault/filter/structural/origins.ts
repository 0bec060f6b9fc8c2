import type { StructuralRule } from '../detector.js';
export const ORIGIN_RULES: readonly StructuralRule[] = [];
