import { TextField } from '../../http/fields.js';
import { Shown } from '../../http/shown.js';

export class BegunLoginView {
  @Shown({ description: 'Always `begun_login`.', enum: ['begun_login'] })
  object: 'begun_login';

  @Shown({
    description: 'Send the person there.',
    example: 'https://login.city.example/authorize?response_type=code&client_id=fairscreen&…',
  })
  authorization_url: string;

  @Shown({
    description: 'Keep it in the browser that began (not in an address), and send it with the way back.',
    example: 'q1ZKLkpVslJQKs1RqgUA…',
  })
  login_ticket: string;

  @Shown({ description: 'Until when the person must be back.', example: '2026-11-22T10:25:00.000Z' })
  expires_at: string;
}

export class FinishLogin {
  @TextField({
    description: 'The whole address that the provider sent the person back to, with its query.',
    example: 'https://screening.city.example/signed-in?code=…&state=…',
    max: 8192,
  })
  callback_url: string;

  @TextField({
    description: 'The ticket that the login began with.',
    example: 'q1ZKLkpVslJQKs1RqgUA…',
    max: 2048,
  })
  login_ticket: string;
}
