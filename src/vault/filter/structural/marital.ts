import type { StructuralRule } from '../detector.js';
export const MARITAL_RULES: readonly StructuralRule[] = [];
