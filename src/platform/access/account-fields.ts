import { ROLES } from '../../kernel/permission.js';
import { TextField } from '../http/fields.js';
import { ChoiceListField } from '../http/list-fields.js';
import { MAX_PASSWORD, MIN_PASSWORD } from './passwords.js';

/** Printable ASCII, so that lower case means the same to us and to the database. */
const EMAIL = /^[\x21-\x3F\x41-\x7E]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/;

export function EmailField(): PropertyDecorator {
  return TextField({
    description: 'E-mail address; upper and lower case are the same.',
    example: 'dana.ortiz@springfield.example',
    max: 254,
    pattern: EMAIL,
  });
}

export function NewPasswordField(): PropertyDecorator {
  return TextField({
    description: `A new password of at least ${MIN_PASSWORD} characters. Common ones are refused.`,
    example: 'lantern-river-47-quilt',
    min: MIN_PASSWORD,
    max: MAX_PASSWORD,
  });
}

export function DisplayNameField(options: { optional?: boolean } = {}): PropertyDecorator {
  return TextField({ description: 'Name shown to colleagues.', example: 'Dana Ortiz', max: 120, ...options });
}

export function RolesField(options: { optional?: boolean } = {}): PropertyDecorator {
  return ChoiceListField(ROLES, {
    description: 'Roles; auditor and administrator stand alone.',
    min: 1,
    ...options,
  });
}
