/** The part of JSON Schema (2020-12) that the policy packs' schema uses; an unknown keyword is an error. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $defs?: { readonly [name: string]: JsonSchema };
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/** What is wrong with a value, each with its place (`classes[3].citation: …`); empty means that it fits. */
export function schemaErrors(
  value: unknown,
  schema: JsonSchema,
  root: JsonSchema = schema,
  at = '',
): string[] {
  const { $ref: ref } = schema;
  if (ref !== undefined) {
    const target = root.$defs?.[ref.replace('#/$defs/', '')];
    return target === undefined
      ? [`${at}: ${ref} is not in the schema`]
      : schemaErrors(value, target, root, at);
  }
  const place = at === '' ? 'the pack' : at;
  if (schema.type !== undefined && ![schema.type].flat().includes(typeOf(value, schema.type))) {
    return [`${place}: is ${typeOf(value, 'any')}, should be ${[schema.type].flat().join(' or ')}`];
  }
  if (schema.enum !== undefined && !schema.enum.some((it) => it === value)) {
    return [`${place}: is not one of ${schema.enum.join(', ')}`];
  }
  if (typeof value === 'string') return textErrors(value, schema, place);
  if (typeof value === 'number') {
    return schema.minimum !== undefined && value < schema.minimum
      ? [`${place}: is below ${schema.minimum}`]
      : [];
  }
  if (Array.isArray(value)) return listErrors(value, schema, root, at);
  return isObject(value) ? memberErrors(value, schema, root, at) : [];
}

function textErrors(text: string, schema: JsonSchema, place: string): string[] {
  if (text.length < (schema.minLength ?? 0)) return [`${place}: is empty`];
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text)) {
    return [`${place}: does not match ${schema.pattern}`];
  }
  return [];
}

function listErrors(list: readonly unknown[], schema: JsonSchema, root: JsonSchema, at: string): string[] {
  const errors: string[] = [];
  if (list.length < (schema.minItems ?? 0)) errors.push(`${at}: has fewer than ${schema.minItems} items`);
  if (schema.uniqueItems === true && new Set(list.map((it) => JSON.stringify(it))).size < list.length) {
    errors.push(`${at}: has an item twice`);
  }
  const { items } = schema;
  if (items === undefined) return errors;
  return [...errors, ...list.flatMap((item, index) => schemaErrors(item, items, root, `${at}[${index}]`))];
}

function memberErrors(
  members: { readonly [name: string]: unknown },
  schema: JsonSchema,
  root: JsonSchema,
  at: string,
): string[] {
  const known = schema.properties ?? {};
  const prefix = at === '' ? '' : `${at}.`;
  const missing = (schema.required ?? [])
    .filter((name) => members[name] === undefined)
    .map((name) => `${prefix}${name}: is missing`);
  const wrong = Object.entries(members).flatMap(([name, member]) => {
    const property = known[name];
    if (property !== undefined) return schemaErrors(member, property, root, prefix + name);
    return schema.additionalProperties === false ? [`${prefix}${name}: is not known`] : [];
  });
  return [...missing, ...wrong];
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON Schema tells whole numbers from others, where one of them is asked for. */
function typeOf(value: unknown, asked: string | readonly string[]): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number' && Number.isInteger(value) && [asked].flat().includes('integer'))
    return 'integer';
  return typeof value;
}
