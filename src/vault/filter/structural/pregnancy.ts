import type { StructuralRule } from '../detector.js';
export const PREGNANCY_RULES: readonly StructuralRule[] = [];
