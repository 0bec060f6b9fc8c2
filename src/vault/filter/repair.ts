import type { Folded } from './normalise/fold.js';
import type { Tables } from './tables.js';
import type { Tokens } from './tokens.js';
export function repair(_text: string, _folded: Folded, _tables: Tables, _tokens: Tokens): void {}
