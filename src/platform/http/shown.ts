import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

/** What a member holds: a class, a list of a class (`() => [FindingView]`), or a plain type by name. */
export type ShownType =
  | Type<unknown>
  | (() => Type<unknown> | [Type<unknown>])
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean';

export interface ShownOptions {
  readonly description: string;
  readonly example?: unknown;
  /** The member is always there; `null` says that there is nothing. */
  readonly nullable?: boolean;
  readonly type?: ShownType;
  /** An object with members that are not the same for all, such as counts by class. */
  readonly openObject?: boolean;
  readonly enum?: readonly string[];
  readonly isArray?: boolean;
  /** The member is left out when there is nothing to say; only problems do that. */
  readonly optional?: boolean;
}

/**
 * A member of a response, for the API document. Responses are built field by field from these classes; a member
 * that is not declared here is not part of the API.
 */
export function Shown(options: ShownOptions): PropertyDecorator {
  const said = {
    description: options.description,
    ...(options.nullable === true ? { nullable: true } : {}),
    ...(options.example === undefined ? {} : { example: options.example }),
  };
  const required = options.optional !== true;
  return (target, property) => {
    const written: unknown = Reflect.getMetadata('design:type', target, property);
    // `string | null` leaves no trace at run time; text is by far the most common.
    const type = options.type ?? (options.enum !== undefined || isVague(written) ? String : undefined);
    if (options.openObject === true) {
      ApiProperty({ ...said, type: 'object', additionalProperties: true, selfRequired: required })(
        target,
        property,
      );
      return;
    }
    ApiProperty({
      ...said,
      required,
      ...(options.isArray === true ? { isArray: true } : {}),
      ...(options.enum === undefined ? {} : { enum: [...options.enum] }),
      ...(type === undefined ? {} : { type }),
    })(target, property);
  };
}

/** What the compiler leaves of unions, enumerations and lists. */
function isVague(written: unknown): boolean {
  return written === undefined || written === Object || written === Array;
}
