import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { SYSTEM_ACTORS } from '../kernel/actor.js';
import { conflict } from '../kernel/domain-error.js';
import { draftAccount, storeAccount } from '../platform/access/create-account.js';
import { CreateUser } from '../platform/access/users.dto.js';
import { ConfigError, loadConfig } from '../platform/config/config.js';
import { ownerSource } from '../platform/database/migrate.js';
import { LedgerAppender } from '../platform/ledger/ledger-appender.js';
import { type Command, EXIT_OK, UsageError } from './command.js';

/** 144 bits: nobody guesses it, and nobody should keep it. */
const PASSWORD_BYTES = 18;

/**
 * `administrator:create`: the one account nobody can make over HTTP, because there is nobody yet. Refused as
 * soon as any account exists, so it is no way around the administrators there are.
 */
export const administratorCreateCommand: Command = async (args, environment) => {
  const options = optionsOf(args);
  const config = loadConfig(environment);
  if (config.databaseUrl === null) {
    throw new ConfigError([
      'DATABASE_URL: set it; the embedded database has the administrator of its demo workspace',
    ]);
  }
  const generated = options.passwordFromInput ? null : randomBytes(PASSWORD_BYTES).toString('base64url');
  const password = generated ?? (await text(process.stdin)).replace(/\r?\n$/, '');
  const draft = await draftAccount(checkedAccount(options, password), new Date());
  const owner = await ownerSource(config.databaseUrl).initialize();
  try {
    await owner.transaction(async (tx) => {
      await refuseIfAnyAccount(tx);
      await storeAccount(tx, new LedgerAppender(), SYSTEM_ACTORS.setup, draft);
    });
  } finally {
    await owner.destroy();
  }
  const shown =
    generated === null ? '' : `password       ${generated}\nIt is shown this once. Change it soon.\n`;
  process.stdout.write(`administrator  ${draft.email}\n${shown}`);
  return EXIT_OK;
};

interface Options {
  readonly email: string;
  readonly name: string;
  readonly passwordFromInput: boolean;
}

function optionsOf(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        email: { type: 'string', default: '' },
        name: { type: 'string', default: '' },
        'password-stdin': { type: 'boolean', default: false },
      },
    });
    return { email: values.email, name: values.name, passwordFromInput: values['password-stdin'] };
  } catch {
    throw new UsageError('These options are not understood.');
  }
}

/** The rules are those of the API. */
function checkedAccount(options: Options, password: string) {
  const account = plainToInstance(CreateUser, {
    email: options.email,
    display_name: options.name,
    password,
    roles: ['administrator'],
  });
  const names: { readonly [field: string]: string } = { email: '--email', display_name: '--name' };
  const problems = validateSync(account).map(
    ({ property, constraints }) =>
      `${names[property] ?? property}: ${Object.values(constraints ?? {})[0] ?? 'correct it'}`,
  );
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return {
    email: account.email,
    displayName: account.display_name,
    password: account.password,
    roles: account.roles,
  };
}

async function refuseIfAnyAccount(tx: EntityManager): Promise<void> {
  // Two commands at once, or one beside a running service: whoever comes second sees the first one's account.
  await tx.query('LOCK TABLE access.account IN SHARE ROW EXCLUSIVE MODE');
  const accounts: unknown[] = await tx.query('SELECT 1 FROM access.account LIMIT 1');
  if (accounts.length > 0) {
    throw conflict(
      'administrator.not_first',
      'There are accounts already. Let an administrator make further ones: POST /v1/users.',
    );
  }
}
