import type { DataSource, EntityMetadata } from 'typeorm';

interface DatabaseColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** PostgreSQL knows of no column of a view whether it may be null. */
  readonly isView: boolean;
}

/** Every way in which the entities and the migrated schema disagree, in words. */
export async function disagreements(source: DataSource): Promise<string[]> {
  const found: string[] = [];
  for (const entity of source.entityMetadatas) {
    const table = `${entity.schema}.${entity.tableName}`;
    const columns = await columnsOf(source, entity);
    if (columns.size === 0) found.push(`${table}: there is no such table`);
    else found.push(...compare(table, entity, columns));
  }
  return found;
}

function compare(table: string, entity: EntityMetadata, columns: Map<string, DatabaseColumn>): string[] {
  const found: string[] = [];
  for (const column of entity.columns) {
    const actual = columns.get(column.databaseName);
    columns.delete(column.databaseName);
    if (actual === undefined) {
      found.push(`${table}.${column.databaseName}: not in the database`);
      continue;
    }
    const declared = `${String(column.type)}${column.isArray ? '[]' : ''}`;
    if (NAMES_OF_TYPES[actual.type] !== declared) {
      found.push(
        `${table}.${column.databaseName}: ${declared} in the entity, ${actual.type} in the database`,
      );
    }
    if (!actual.isView && actual.nullable !== column.isNullable) {
      found.push(`${table}.${column.databaseName}: nullable in one, not in the other`);
    }
  }
  for (const left of columns.keys()) found.push(`${table}.${left}: not in the entity`);
  return found;
}

/** PostgreSQL's full names of the types we use, and TypeORM's. */
const NAMES_OF_TYPES: { readonly [name: string]: string } = {
  text: 'text',
  'text[]': 'text[]',
  integer: 'integer',
  bigint: 'bigint',
  real: 'real',
  boolean: 'boolean',
  json: 'json',
  jsonb: 'jsonb',
  bytea: 'bytea',
  date: 'date',
  'timestamp with time zone': 'timestamptz',
};

async function columnsOf(source: DataSource, entity: EntityMetadata): Promise<Map<string, DatabaseColumn>> {
  const rows: DatabaseColumn[] = await source.query(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, c.relkind = 'v' AS "isView", NOT a.attnotnull AS nullable
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped`,
    [entity.schema, entity.tableName],
  );
  return new Map(rows.map((row) => [row.name, row]));
}
