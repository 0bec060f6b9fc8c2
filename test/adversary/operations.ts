/** One operation, as far as an outsider learns it from the API document. */
export interface Operation {
  readonly method: string;
  /** `/v1/packets/{id}` */
  readonly path: string;
  /** Null for those that are open to everybody. */
  readonly permission: string | null;
  readonly pathParameters: readonly Parameter[];
  readonly queryParameters: readonly Parameter[];
  readonly takesVersion: boolean;
  /** Null when it takes no body. */
  readonly body: Shape | null;
  /** The body is one such object a line. */
  readonly takesLines: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** A request body: an example that the document gives, and the fields that may be bent. */
export interface Shape {
  readonly example: Readonly<Record<string, unknown>>;
  readonly fields: readonly string[];
}

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly pattern?: string;
  readonly maximum?: number;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface RawOperation {
  readonly 'x-permission'?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

/** The part of an OpenAPI 3 document that is read here. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation of the document: a route that is new today is attacked today. */
export function operationsOf(document: ApiDocument): Operation[] {
  const schemas = document.components?.schemas ?? {};
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => readOperation(method, path, operation, schemas)),
  );
}

type Schemas = Readonly<Record<string, Schema>>;

function readOperation(method: string, path: string, operation: RawOperation, schemas: Schemas): Operation {
  const parameters = operation.parameters ?? [];
  const within = (place: string): Parameter[] =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, required = false, schema = {} }) => ({ name, required, schema }));
  const content = operation.requestBody?.content ?? {};
  const lines = content['application/x-ndjson']?.schema;
  const body = content['application/json']?.schema ?? lines;
  return {
    method: method.toUpperCase(),
    path,
    permission: operation['x-permission'] ?? null,
    pathParameters: within('path'),
    queryParameters: within('query'),
    takesVersion: within('header').some(({ name }) => name === 'If-Match'),
    body: body === undefined ? null : shapeOf(body, schemas),
    takesLines: lines !== undefined,
  };
}

function shapeOf(schema: Schema, schemas: Schemas): Shape {
  const { properties = {} } = resolved(schema, schemas);
  const fields = Object.keys(properties);
  const example = Object.fromEntries(
    fields.map((name) => [name, exampleOf(properties[name] ?? {}, schemas)]),
  );
  return { example, fields };
}

function exampleOf(schema: Schema, schemas: Schemas): unknown {
  if (schema.example !== undefined) return schema.example;
  const { type, properties = {}, items, ...rest } = resolved(schema, schemas);
  if (rest.example !== undefined) return rest.example;
  if (rest.enum !== undefined) return rest.enum[0];
  if (type === 'array') return items === undefined ? [] : [exampleOf(items, schemas)];
  if (type === 'object') {
    return Object.fromEntries(Object.entries(properties).map(([name, it]) => [name, exampleOf(it, schemas)]));
  }
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  return 'text';
}

function resolved(schema: Schema, schemas: Schemas): Schema {
  const name = (schema.$ref ?? schema.allOf?.[0]?.$ref)?.split('/').at(-1);
  return name === undefined ? schema : (schemas[name] ?? {});
}

const DIGEST = '^[0-9a-f]{64}$';

/** Which kind of id a parameter takes, read from its pattern: `^scr_…$`, or a digest. Null for anything else. */
export function kindOf(parameter: Parameter): string | null {
  if (parameter.schema.pattern === DIGEST) return 'digest';
  return /^\^([a-z]{3})_/.exec(parameter.schema.pattern ?? '')?.[1] ?? null;
}

/** The operation's path with these ids in it; what is no id takes the document's example. */
export function pathWith(operation: Operation, idOf: (kind: string) => string): string {
  return operation.pathParameters.reduce((path, parameter) => {
    const kind = kindOf(parameter);
    const value =
      kind === null ? String(parameter.schema.example ?? parameter.schema.enum?.[0] ?? '1') : idOf(kind);
    return path.replace(`{${parameter.name}}`, encodeURIComponent(value));
  }, operation.path);
}

/** What must be asked, as the document's examples ask it: `?since=…`. Empty when nothing must. */
export function questionsOf(operation: Operation, idOf: (kind: string) => string): string {
  const query = new URLSearchParams();
  for (const { name, required, schema } of operation.queryParameters) {
    if (required) query.set(name, String(withIds(schema.example ?? schema.enum?.[0] ?? '1', idOf)));
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

const ID = /^([a-z]{3})_[0-9A-HJKMNP-TV-Z]{26}$/;

/** The document's example with its ids replaced by ones that exist. */
export function withIds(value: unknown, idOf: (kind: string) => string): unknown {
  if (typeof value === 'string') {
    const kind = ID.exec(value)?.[1];
    return kind === undefined ? value : idOf(kind);
  }
  if (Array.isArray(value)) return value.map((item) => withIds(item, idOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withIds(item, idOf)]));
}
