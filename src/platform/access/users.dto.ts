import { ROLES, type Role } from '../../kernel/permission.js';
import { ChoiceField, exampleId, FlagField } from '../http/fields.js';
import { PageQuery } from '../http/pagination.js';
import { Shown } from '../http/shown.js';
import type { Account } from './account.entity.js';
import { DisplayNameField, EmailField, NewPasswordField, RolesField } from './account-fields.js';

export class CreateUser {
  @EmailField()
  email: string;

  @DisplayNameField()
  display_name: string;

  @NewPasswordField()
  password: string;

  @RolesField()
  roles: Role[];
}

export class ChangeUser {
  @DisplayNameField({ optional: true })
  display_name?: string;

  @RolesField({ optional: true })
  roles?: Role[];

  @FlagField({
    description: 'Disabled users can not log in, and their sessions end at once.',
    optional: true,
  })
  disabled?: boolean;
}

export class ResetPassword {
  @NewPasswordField()
  password: string;
}

export class UserQuery extends PageQuery {
  @ChoiceField(ROLES, { description: 'Only users with this role.', optional: true })
  role?: Role;
}

export class UserView {
  @Shown({ description: 'Always "user".', enum: ['user'] })
  object: 'user';

  @Shown({ description: 'Id of the user.', example: exampleId('account') })
  id: string;

  @Shown({ description: 'E-mail address.', example: 'dana.ortiz@springfield.example' })
  email: string;

  @Shown({ description: 'Name shown to colleagues.', example: 'Dana Ortiz' })
  display_name: string;

  @Shown({ description: 'Roles.', enum: ROLES, isArray: true })
  roles: Role[];

  @Shown({ description: 'Counts the changes; also the ETag, as "v1".', type: 'integer', example: 1 })
  version: number;

  @Shown({ description: 'When the user was made.', example: '2026-11-22T10:15:00.000Z' })
  created_at: string;

  @Shown({ description: 'Since when the user is disabled, or null.', nullable: true, example: null })
  disabled_at: string | null;
}

export class EndedSessionsView {
  @Shown({ description: 'Always "ended_sessions".', enum: ['ended_sessions'] })
  object: 'ended_sessions';

  @Shown({ description: 'How many sessions ended.', type: 'integer', example: 2 })
  ended: number;
}

export function toUserView(account: Account): UserView {
  return {
    object: 'user',
    id: account.id,
    email: account.email,
    display_name: account.displayName,
    roles: [...account.roles],
    version: account.version,
    created_at: account.createdAt.toISOString(),
    disabled_at: account.disabledAt?.toISOString() ?? null,
  };
}
