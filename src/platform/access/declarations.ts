import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from '../../kernel/permission.js';

const ACCESS_DECLARATION = 'fairscreen:access';

/** What a route says about who may call it. A route that says nothing is refused. */
export type AccessDeclaration =
  | { readonly kind: 'requires'; readonly permission: Permission }
  | { readonly kind: 'public'; readonly reason: string };

/** Only accounts whose roles hold this permission may call the route. */
export function Requires(permission: Permission): MethodDecorator {
  return applyDecorators(
    SetMetadata(ACCESS_DECLARATION, { kind: 'requires', permission } satisfies AccessDeclaration),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
  );
}

/** Anybody may call the route, without an account. The reason is for the route table and its reviewer. */
export function Public(reason: string): MethodDecorator {
  return applyDecorators(
    SetMetadata(ACCESS_DECLARATION, { kind: 'public', reason } satisfies AccessDeclaration),
    ApiExtension('x-public', reason),
  );
}

/** What a handler declares, or null when it is silent. Class declarations don't count: each route says its own. */
export function declarationOf(handler: object): AccessDeclaration | null {
  const declared: AccessDeclaration | undefined = Reflect.getMetadata(ACCESS_DECLARATION, handler);
  return declared ?? null;
}
