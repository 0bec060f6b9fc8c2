import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { notFound } from '../../kernel/domain-error.js';
import { type IdKind, idPattern, isId } from '../../kernel/ids.js';
import { exampleId, sayKind } from './fields.js';

/** What can't be an id can't be there: the answer is the same 404 as for an id that names nothing. */
@Injectable()
class IdPipe implements PipeTransform<unknown, string> {
  constructor(
    private readonly kind: IdKind,
    private readonly noun: string,
  ) {}

  transform(value: unknown): string {
    if (!isId(this.kind, value)) throw notFound(this.noun);
    return value;
  }
}

/**
 * An id in the path: `@IdParam('screening') id: string` for `/v1/screenings/:id`. `noun` is the word of the 404
 * when it differs from the kind (`user` for an account).
 */
export function IdParam(kind: IdKind, options: { name?: string; noun?: string } = {}): ParameterDecorator {
  const { name = 'id', noun = kind } = options;
  return (target, method, index) => {
    Param(name, new IdPipe(kind, noun))(target, method, index);
    if (method === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, method);
    if (descriptor === undefined) return;
    ApiParam({
      name,
      description: `Id of ${sayKind(kind)}.`,
      schema: { type: 'string', pattern: idPattern(kind).source, example: exampleId(kind) },
    })(target, method, descriptor);
  };
}
