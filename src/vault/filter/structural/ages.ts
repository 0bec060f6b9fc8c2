import type { StructuralRule } from '../detector.js';
export const AGE_RULES: readonly StructuralRule[] = [];
