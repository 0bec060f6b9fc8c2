import { DomainError } from '../../kernel/domain-error.js';
import { readableLine } from '../../platform/http/body.js';
import { FieldValidationPipe } from '../../platform/http/validation.pipe.js';
import { FindingLine } from './finding-import.dto.js';
import type { SentLine } from './read-lines.js';

/** A line as far as it could be read: what it asks for, or what is wrong with it. */
export type ReadLine =
  | { readonly number: number; readonly finding: FindingLine }
  | { readonly number: number; readonly key: string | null; readonly refusal: unknown };

/** The same checks as every body goes through. */
const FIELDS = new FieldValidationPipe();

export async function parseLine(line: SentLine): Promise<ReadLine> {
  const { number, bytes } = line;
  let key: string | null = null;
  try {
    if (bytes === 'too_long') throw tooLong();
    const value = readableLine(bytes);
    key = keyIn(value);
    const finding = await FIELDS.transform(value, { type: 'body', metatype: FindingLine });
    if (finding instanceof FindingLine) return { number, finding };
    throw new DomainError('malformed', 'request.malformed', 'The line is not one JSON object.');
  } catch (refusal) {
    return { number, key, refusal };
  }
}

/** Told again where it has the form of a key: so that its sender finds the line. */
function keyIn(value: unknown): string | null {
  const key = typeof value === 'object' && value !== null && 'key' in value ? value.key : null;
  return typeof key === 'string' && /^[\x21-\x7e]{1,128}$/.test(key) ? key : null;
}

function tooLong(): DomainError {
  return new DomainError('malformed', 'line.too_long', 'The line is longer than 1 MB.');
}
