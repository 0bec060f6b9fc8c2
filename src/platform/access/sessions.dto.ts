import { allows, PERMISSIONS, type Permission, ROLES, type Role } from '../../kernel/permission.js';
import { exampleId, TextField } from '../http/fields.js';
import { Shown } from '../http/shown.js';
import type { Account } from './account.entity.js';
import { EmailField } from './account-fields.js';
import { CodeField } from './own-account.dto.js';
import type { Session } from './session.entity.js';

export class LogIn {
  @EmailField()
  email: string;

  @TextField({ description: 'Password.', example: 'lantern-river-47-quilt', max: 256 })
  password: string;

  @CodeField({ optional: true })
  code?: string;
}

export class RefreshSession {
  @TextField({
    description: 'The refresh token of the last answer; each works once.',
    example: 'ses_….…',
    max: 256,
  })
  refresh_token: string;
}

export class AccountView {
  @Shown({ description: 'Always "account".', enum: ['account'] })
  object: 'account';

  @Shown({ description: 'Id of the account.', example: exampleId('account') })
  id: string;

  @Shown({ description: 'E-mail address.', example: 'dana.ortiz@springfield.example' })
  email: string;

  @Shown({ description: 'Name shown to colleagues.', example: 'Dana Ortiz' })
  display_name: string;

  @Shown({ description: 'Roles.', enum: ROLES, isArray: true })
  roles: Role[];

  @Shown({ description: 'What these roles may do.', isArray: true, example: ['searches:log'] })
  permissions: Permission[];
}

export class SessionView {
  @Shown({ description: 'Always "session".', enum: ['session'] })
  object: 'session';

  @Shown({ description: 'Id of the session.', example: exampleId('session') })
  id: string;

  @Shown({
    description: 'Send it as `Authorization: Bearer <access_token>`.',
    example: 'eyJhbGciOiJIUzI1NiJ9.….…',
  })
  access_token: string;

  @Shown({ description: 'Always "Bearer".', enum: ['Bearer'] })
  token_type: 'Bearer';

  @Shown({ description: 'Seconds until the access token expires.', type: 'integer', example: 900 })
  expires_in: number;

  @Shown({ description: 'Gets the next access token, once. Keep it secret.', example: 'ses_….….…' })
  refresh_token: string;

  @Shown({
    description: 'When the session ends and a new login is needed.',
    example: '2026-11-22T22:15:00.000Z',
  })
  expires_at: string;

  @Shown({ description: 'Who is logged in.' })
  account: AccountView;
}

export class OpenSessionView {
  @Shown({ description: 'Always "open_session".', enum: ['open_session'] })
  object: 'open_session';

  @Shown({ description: 'Id of the session.', example: exampleId('session') })
  id: string;

  @Shown({ description: 'When the login was.', example: '2026-11-22T10:15:00.000Z' })
  created_at: string;

  @Shown({ description: 'When its tokens were last renewed.', example: '2026-11-22T12:05:00.000Z' })
  last_used_at: string;

  @Shown({ description: 'When it ends by itself.', example: '2026-11-22T22:15:00.000Z' })
  expires_at: string;

  @Shown({ description: 'Whether the login showed a second factor.', example: true })
  second_factor: boolean;

  @Shown({ description: 'Whether this request belongs to it.', example: false })
  current: boolean;
}

export class OpenSessionsView {
  @Shown({ description: 'Always "list".', enum: ['list'] })
  object: 'list';

  @Shown({ description: 'Newest first.', type: OpenSessionView, isArray: true })
  data: OpenSessionView[];
}

export function openSessionView(session: Session, currentId: string): OpenSessionView {
  return {
    object: 'open_session',
    id: session.id,
    created_at: session.createdAt.toISOString(),
    last_used_at: session.lastUsedAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
    second_factor: session.secondFactor,
    current: session.id === currentId,
  };
}

export function toAccountView(account: Account): AccountView {
  return {
    object: 'account',
    id: account.id,
    email: account.email,
    display_name: account.displayName,
    roles: [...account.roles],
    permissions: permissionsOf(account.roles),
  };
}

function permissionsOf(roles: readonly Role[]): Permission[] {
  const held: Permission[] = [];
  for (const permission of Object.keys(PERMISSIONS)) {
    if (isPermission(permission) && allows(permission, roles)) held.push(permission);
  }
  return held;
}

function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSIONS, name);
}
