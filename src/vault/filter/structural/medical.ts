import type { StructuralRule } from '../detector.js';
export const MEDICAL_RULES: readonly StructuralRule[] = [];
