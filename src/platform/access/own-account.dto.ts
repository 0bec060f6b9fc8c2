import { TextField } from '../http/fields.js';
import { Shown } from '../http/shown.js';
import { NewPasswordField } from './account-fields.js';
import { CODE_FORM } from './one-time-codes.js';

export function CodeField(options: { optional?: boolean } = {}): PropertyDecorator {
  return TextField({
    description: 'The six digits that the authenticator app shows now. Each code works once.',
    example: '492039',
    max: 6,
    pattern: CODE_FORM,
    ...options,
  });
}

export function PresentPasswordField(): PropertyDecorator {
  return TextField({ description: 'The present password.', example: 'lantern-river-47-quilt', max: 256 });
}

export class ChangePassword {
  @PresentPasswordField()
  password: string;

  @NewPasswordField()
  new_password: string;
}

export class EnrolSecondFactor {
  @PresentPasswordField()
  password: string;
}

export class ShowSecondFactor {
  @PresentPasswordField()
  password: string;

  @CodeField()
  code: string;
}

export class EnrolmentView {
  @Shown({ description: 'Always "second_factor_enrolment".', enum: ['second_factor_enrolment'] })
  object: 'second_factor_enrolment';

  @Shown({
    description: 'For typing into the app, in base 32. It is shown this once.',
    example: 'JBSWY3DPEHPK3PXP',
  })
  secret: string;

  @Shown({ description: 'The same for a QR code.', example: 'otpauth://totp/Fairscreen:dana…' })
  uri: string;
}

export class SecondFactorView {
  @Shown({ description: 'Always "second_factor".', enum: ['second_factor'] })
  object: 'second_factor';

  @Shown({ description: 'Whether logins ask for a code.', example: true })
  is_on: boolean;
}
