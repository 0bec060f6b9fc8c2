import type { INestApplication } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { type Actor, SYSTEM_ACTORS } from '../kernel/actor.js';
import { createAccount } from '../platform/access/create-account.js';
import { LedgerAppender } from '../platform/ledger/ledger-appender.js';
import { Authorization } from '../screenings/authorizations/authorization.entity.js';
import { AuthorizationsService } from '../screenings/authorizations/authorizations.service.js';
import { Checklist } from '../screenings/checklists/checklist.entity.js';
import { ChecklistsService } from '../screenings/checklists/checklists.service.js';
import { DEMO_CHECKLIST } from './demo-checklist.js';
import { type DemoLogin, keptDemoLogins } from './demo-logins.js';

const DAY_MS = 24 * 60 * 60 * 1000;

interface AccountRow {
  readonly id: string;
  readonly email: string;
}

/**
 * Makes the demo workspace on the first start of an empty embedded database: one login per role, authorizations
 * for those who search and review, and a checklist. Each part is made only if it is missing, so a start that is
 * killed half-way is completed by the next. Never called with `DATABASE_URL`.
 *
 * @returns the logins, or nothing once the workspace's accounts were replaced by real ones
 */
export async function ensureDemoWorkspace(
  app: INestApplication,
  dataDir: string,
): Promise<readonly DemoLogin[]> {
  const access = app.get<DataSource>(getDataSourceToken('access'));
  const logins = keptDemoLogins(dataDir);
  const before = await demoAccounts(access, logins);
  if (before.length === 0 && (await countAccounts(access)) > 0) return [];
  if (before.length === 0) await createAccounts(access, app.get(LedgerAppender), logins);

  const accounts = await demoAccounts(access, logins);
  const idOf = (role: DemoLogin['role']) => {
    const email = logins.find((login) => login.role === role)?.email;
    return accounts.find((account) => account.email === email)?.id;
  };
  const administratorId = idOf('administrator');
  if (administratorId === undefined) return [];
  const administrator: Actor = {
    accountId: administratorId,
    roles: ['administrator'],
    sessionId: SYSTEM_ACTORS.setup,
  };
  const screenings = app.get<DataSource>(getDataSourceToken('screenings'));
  if (!(await screenings.manager.exists(Checklist))) {
    await app.get(ChecklistsService).publish(administrator, DEMO_CHECKLIST);
  }
  for (const accountId of [idOf('screener'), idOf('reviewer')]) {
    if (accountId === undefined || (await screenings.manager.existsBy(Authorization, { accountId })))
      continue;
    await app.get(AuthorizationsService).grant(administrator, demoAuthorization(accountId));
  }
  return logins;
}

async function createAccounts(
  access: DataSource,
  ledger: LedgerAppender,
  logins: readonly DemoLogin[],
): Promise<void> {
  await access.transaction(async (tx) => {
    for (const { role, email, password } of logins) {
      const displayName = `Demo ${role.replace('_', ' ')}`;
      await createAccount(tx, ledger, SYSTEM_ACTORS.setup, { email, displayName, password, roles: [role] });
    }
  });
}

function demoAuthorization(accountId: string) {
  const now = Date.now();
  return {
    account_id: accountId,
    basis: 'Demo workspace: appointment to a sensitive position',
    granting_authority: 'Demo workspace: appointing authority',
    training_completed_on: dayAt(now - 30 * DAY_MS),
    training_expires_on: dayAt(now + 700 * DAY_MS),
    confidentiality_acknowledged_on: dayAt(now - 30 * DAY_MS),
    valid_from: new Date(now - DAY_MS).toISOString(),
    expires_at: new Date(now + 365 * DAY_MS).toISOString(),
  };
}

function dayAt(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

async function countAccounts(access: DataSource): Promise<number> {
  const [row] = await access.query<{ readonly accounts: number }[]>(
    'SELECT count(*)::int AS accounts FROM access.account',
  );
  return row?.accounts ?? 0;
}

async function demoAccounts(access: DataSource, logins: readonly DemoLogin[]): Promise<AccountRow[]> {
  return access.query<AccountRow[]>('SELECT id, email FROM access.account WHERE email = ANY($1)', [
    logins.map((login) => login.email),
  ]);
}
