import type { StructuralRule } from '../detector.js';
export const NAME_RULES: readonly StructuralRule[] = [];
