import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { type IdKind, idPattern, isId, newId } from '../../kernel/ids.js';
import { type FieldOptions, hasLength, isStorableText, ruledField, sayRange } from './field-rule.js';

/** The longest text a field takes when it does not say otherwise. */
const DEFAULT_MAX_TEXT = 500;

export interface TextFieldOptions extends FieldOptions {
  readonly example: string;
  /** Characters (code points); 1 unless told. With 1 or more, blank text is refused. */
  readonly min?: number;
  readonly max?: number;
  /** The form of the text; the message shows the example. */
  readonly pattern?: RegExp;
}

/** Text, kept as it was sent. */
export function TextField(options: TextFieldOptions): PropertyDecorator {
  const { min = 1, max = DEFAULT_MAX_TEXT, pattern, example } = options;
  const form = pattern === undefined ? '' : `, of the form of "${example}"`;
  return ruledField(
    {
      message: `Send text of ${sayRange(min, max, 'characters')}${form}, without NUL characters or broken Unicode.`,
      accepts: (value) =>
        isStorableText(value) && hasLength(value, min, max) && (pattern === undefined || pattern.test(value)),
    },
    options,
    {
      type: String,
      example,
      minLength: min,
      maxLength: max,
      ...(pattern === undefined ? {} : { pattern: pattern.source }),
    },
  );
}

/** The id of a thing of this kind. Whether the thing exists, and for whom, is asked later. */
export function IdField(kind: IdKind, options: FieldOptions): PropertyDecorator {
  return ruledField(
    {
      message: `Send the id of ${sayKind(kind)}, such as "${exampleId(kind)}".`,
      accepts: (id) => isId(kind, id),
    },
    options,
    { type: String, example: exampleId(kind), pattern: idPattern(kind).source },
  );
}

export interface ExampleFieldOptions extends FieldOptions {
  readonly example?: string;
}

/** A moment with its zone (ISO 8601, RFC 3339 profile). Stays the string that was sent. */
export function InstantField(options: ExampleFieldOptions): PropertyDecorator {
  return ruledField(
    {
      message: 'Send a date and time with its zone in ISO 8601, such as "2026-11-22T10:15:00Z".',
      accepts: isInstant,
    },
    options,
    { type: String, format: 'date-time', example: options.example ?? '2026-11-22T10:15:00Z' },
  );
}

/** A day of the calendar, without time and zone. */
export function DateField(options: ExampleFieldOptions): PropertyDecorator {
  return ruledField(
    {
      message: 'Send a date as YYYY-MM-DD, such as "2026-11-22".',
      accepts: (value) => typeof value === 'string' && isCalendarDate(value),
    },
    options,
    { type: String, format: 'date', example: options.example ?? '2026-11-22' },
  );
}

/** One of a closed set. */
export function ChoiceField(values: readonly string[], options: ExampleFieldOptions): PropertyDecorator {
  return ruledField(
    { message: `Send one of: ${values.join(', ')}.`, accepts: (value) => isOneOf(values, value) },
    options,
    { type: String, enum: [...values], example: options.example ?? values[0] ?? '' },
  );
}

export interface WholeFieldOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
  readonly example?: number;
  /** In a query string everything is text; then digits count as a number. In JSON they do not. */
  readonly inQuery?: boolean;
}

/** A whole number. */
export function WholeField(options: WholeFieldOptions): PropertyDecorator {
  const { min, max } = options;
  const rule = ruledField(
    {
      message: `Send a whole number from ${min} to ${max}.`,
      accepts: (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
    },
    options,
    { type: 'integer', minimum: min, maximum: max, example: options.example ?? min },
  );
  return options.inQuery === true
    ? applyDecorators(
        Transform(({ value }) => readDigits(value)),
        rule,
      )
    : rule;
}

export interface FlagFieldOptions extends FieldOptions {
  readonly example?: boolean;
  readonly inQuery?: boolean;
}

/** True or false. */
export function FlagField(options: FlagFieldOptions): PropertyDecorator {
  const rule = ruledField(
    { message: 'Send true or false.', accepts: (value) => typeof value === 'boolean' },
    options,
    { type: Boolean, example: options.example ?? true },
  );
  return options.inQuery === true
    ? applyDecorators(
        Transform(({ value }) => readFlag(value)),
        rule,
      )
    : rule;
}

export function isOneOf(values: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && values.includes(value);
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const day = INSTANT.exec(value)?.[1];
  return day !== undefined && isCalendarDate(day);
}

/** A day that exists, in the years people write about: `2026-02-30` is refused, not rolled over to March. */
function isCalendarDate(value: string): boolean {
  if (!/^(1[89]|2\d)\d{2}-\d{2}-\d{2}$/.test(value)) return false;
  const midnight = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(value);
}

function readDigits(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}

function readFlag(value: unknown): unknown {
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}

/** The same example for a kind in every document: made at a fixed time, with its random part replaced. */
export function exampleId(kind: IdKind): string {
  const time = newId(kind, new Date('2026-11-22T10:01:00Z')).slice(0, -16);
  return `${time}0123456789ABCDEF`;
}

export function sayKind(kind: IdKind): string {
  const noun = kind.replaceAll('_', ' ');
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
