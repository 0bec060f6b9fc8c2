import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The folder of hand-written migrations at the top of the tree; the same distance from `src` and from `dist`. */
const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../migrations/', import.meta.url));

const UP_FILE = /^(\d{14})-([a-z0-9-]+)\.up\.sql$/;

type MigrationClass = new () => MigrationInterface;

/**
 * Every migration as a class for TypeORM, in order: `<timestamp>-<name>.up.sql` with its `.down.sql` beside it.
 * They are plain SQL so that a database administrator can read and run them without this program.
 */
export function sqlMigrations(folder: string = MIGRATIONS_FOLDER): MigrationClass[] {
  return readdirSync(folder)
    .filter((file) => UP_FILE.test(file))
    .sort()
    .map((file) => migrationClass(folder, file));
}

function migrationClass(folder: string, upFile: string): MigrationClass {
  const match = UP_FILE.exec(upFile);
  if (match === null) throw new Error(`Not a migration's name: ${upFile}`);
  const [, timestamp, name] = match;
  return class implements MigrationInterface {
    /** TypeORM orders migrations by the last 13 digits of their name. */
    readonly name = `${name}${timestamp?.slice(0, 13)}`;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(readFileSync(folder + upFile, 'utf8'));
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(readFileSync(folder + upFile.replace('.up.sql', '.down.sql'), 'utf8'));
    }
  };
}
