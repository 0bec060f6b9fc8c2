import { applyDecorators, type Type } from '@nestjs/common';
import { Type as TransformTo } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { type IdKind, idPattern, isId } from '../../kernel/ids.js';
import { type FieldOptions, hasLength, isStorableText, ruledField, sayRange } from './field-rule.js';
import { exampleId, isOneOf, sayKind } from './fields.js';

/** The longest list a field takes when it does not say otherwise. */
const DEFAULT_MAX_ITEMS = 50;
const DEFAULT_MAX_ITEM_TEXT = 500;

export interface ListFieldOptions extends FieldOptions {
  /** Fewest and most items; 0 and 50 unless told. */
  readonly min?: number;
  readonly max?: number;
}

export interface TextListFieldOptions extends ListFieldOptions {
  readonly example: readonly string[];
  /** The longest item, in characters. */
  readonly maxItem?: number;
}

/** A list of texts, none blank, none twice. */
export function TextListField(options: TextListFieldOptions): PropertyDecorator {
  const { min = 0, max = DEFAULT_MAX_ITEMS, maxItem = DEFAULT_MAX_ITEM_TEXT } = options;
  return ruledField(
    {
      message: `Send a list of ${sayRange(min, max, 'different texts')}, each of 1 to ${maxItem} characters.`,
      accepts: (value) =>
        isSetOf(value, min, max, (item) => isStorableText(item) && hasLength(item, 1, maxItem)),
    },
    options,
    {
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: maxItem },
      minItems: min,
      maxItems: max,
      uniqueItems: true,
      example: [...options.example],
    },
  );
}

/** A list of choices from a closed set, none twice. */
export function ChoiceListField(values: readonly string[], options: ListFieldOptions): PropertyDecorator {
  const { min = 0, max = values.length } = options;
  return ruledField(
    {
      message: `Send a list of ${sayRange(min, max, 'different choices')} from: ${values.join(', ')}.`,
      accepts: (value) => isSetOf(value, min, max, (item) => isOneOf(values, item)),
    },
    options,
    {
      type: 'array',
      items: { type: 'string', enum: [...values] },
      minItems: min,
      maxItems: max,
      uniqueItems: true,
      example: values.slice(0, Math.max(min, 1)),
    },
  );
}

/** A list of ids of one kind, none twice. */
export function IdListField(kind: IdKind, options: ListFieldOptions): PropertyDecorator {
  const { min = 0, max = DEFAULT_MAX_ITEMS } = options;
  return ruledField(
    {
      message: `Send a list of ${sayRange(min, max, 'different ids')}, each the id of ${sayKind(kind)}.`,
      accepts: (value) => isSetOf(value, min, max, (item) => isId(kind, item)),
    },
    options,
    {
      type: 'array',
      items: { type: 'string', pattern: idPattern(kind).source },
      minItems: min,
      maxItems: max,
      uniqueItems: true,
      example: [exampleId(kind)],
    },
  );
}

export interface NestedFieldOptions extends ListFieldOptions {
  /** A list of such objects instead of one. */
  readonly list?: boolean;
}

/** An object (or a list of objects) with fields of its own, each checked and named by its path. */
export function NestedField(type: () => Type<unknown>, options: NestedFieldOptions): PropertyDecorator {
  const { list = false, min = 0, max = DEFAULT_MAX_ITEMS } = options;
  const message = list ? `Send a list of ${sayRange(min, max, 'objects')}.` : 'Send one object.';
  return applyDecorators(
    ValidateNested({ message }),
    TransformTo(type),
    ruledField(
      { message, accepts: list ? (value) => isListOf(value, min, max, isObject) : isObject },
      options,
      list ? { type: () => [type()], minItems: min, maxItems: max } : { type: () => type() },
    ),
  );
}

/** class-validator would look into a list where one object is due, and into lists inside of lists. */
function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, min: number, max: number, accepts: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length >= min && value.length <= max && value.every(accepts);
}

function isSetOf(value: unknown, min: number, max: number, accepts: (item: unknown) => boolean): boolean {
  return isListOf(value, min, max, accepts) && Array.isArray(value) && new Set(value).size === value.length;
}
