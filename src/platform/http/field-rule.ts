import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf } from 'class-validator';

/** What every field says about itself, for the API document and for the person who got it wrong. */
export interface FieldOptions {
  readonly description: string;
  /** May be left out. `null` counts as left out, because many clients send it for "nothing". */
  readonly optional?: boolean;
}

/** One check with one sentence that says what to send. A field has one rule, so it gets one message. */
export interface FieldRule {
  readonly message: string;
  accepts(value: unknown): boolean;
}

/** The name of our constraint; the validation pipe prefers its message to those of nested validation. */
export const FIELD_RULE = 'fieldRule';

/** How OpenAPI shows a field; whether it is required is said by `FieldOptions`. */
type Documented = Exclude<ApiPropertyOptions, { type: 'object' }>;

/** A field's rule for class-validator and its description for OpenAPI, said once. */
export function ruledField(
  rule: FieldRule,
  options: FieldOptions,
  documented: Documented,
): PropertyDecorator {
  const optional = options.optional ?? false;
  const decorators = [
    ValidateBy({
      name: FIELD_RULE,
      validator: { validate: (value) => rule.accepts(value), defaultMessage: () => rule.message },
    }),
    ApiProperty({ description: options.description, required: !optional, ...documented }),
  ];
  if (optional) {
    decorators.push(
      Transform(({ value }) => value ?? undefined),
      ValidateIf((_dto, value) => value !== undefined),
    );
  }
  return applyDecorators(...decorators);
}

/**
 * Text that PostgreSQL and JSON can hold: no NUL, no half of a surrogate pair. Without this, such text would
 * pass validation and fail later as an unexpected database error.
 */
export function isStorableText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);
}

/** Whether text has between `min` and `max` characters (code points, as in JSON Schema) and is not blank. */
export function hasLength(text: string, min: number, max: number): boolean {
  if (text.length < min || text.length > max * 2) return false;
  if (min > 0 && text.trim() === '') return false;
  const characters = [...text].length;
  return characters >= min && characters <= max;
}

/** `1 to 200 characters`, `200 characters at most` or `exactly 64 characters`. */
export function sayRange(min: number, max: number, noun: string): string {
  if (min === max) return `exactly ${max} ${noun}`;
  return min === 0 ? `${max} ${noun} at most` : `${min} to ${max} ${noun}`;
}
