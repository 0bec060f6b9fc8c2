import { type ArgumentMetadata, Injectable, type PipeTransform, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError, type FieldError, invalid } from '../../kernel/domain-error.js';
import { FIELD_RULE } from './field-rule.js';

/** More than a form has fields; a request that is wrong in more places is not a typing error. */
const MAX_FIELD_ERRORS = 50;

/** Names we would give a field. Others are not repeated: the name itself may be somebody's text. */
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/;

/** Checks bodies and queries against their DTO; unknown fields are refused, values are never repeated. */
@Injectable()
export class FieldValidationPipe implements PipeTransform {
  private readonly pipe = new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => fieldsRefused(fieldErrorsOf(errors)),
  });

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && metadata.data === undefined && Array.isArray(value)) {
      throw invalid('body', 'Send one JSON object.');
    }
    return this.pipe.transform(value, metadata);
  }
}

/** One line per field, the deepest first named by its path. */
export function fieldErrorsOf(errors: readonly ValidationError[], parent = ''): FieldError[] {
  const found: FieldError[] = [];
  for (const error of errors) {
    if (found.length >= MAX_FIELD_ERRORS) break;
    const field = pathOf(parent, error.property);
    const message = messageOf(error);
    if (message !== null) found.push({ field, message });
    if (error.children !== undefined) found.push(...fieldErrorsOf(error.children, field));
  }
  return found.slice(0, MAX_FIELD_ERRORS);
}

function fieldsRefused(fields: readonly FieldError[]): DomainError {
  return new DomainError('invalid', 'request.invalid', 'The request has fields that need correction.', {
    fields,
  });
}

function messageOf(error: ValidationError): string | null {
  const constraints = error.constraints;
  if (constraints === undefined) return null;
  if ('whitelistValidation' in constraints) return 'This is not a known field; leave it out.';
  return constraints[FIELD_RULE] ?? Object.values(constraints)[0] ?? 'This field needs correction.';
}

function pathOf(parent: string, property: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  const name = PLAIN_NAME.test(property) ? property : '(unnamed)';
  return parent === '' ? name : `${parent}.${name}`;
}
