import 'reflect-metadata';
import { DomainError } from '../../src/kernel/domain-error.js';
import { newId } from '../../src/kernel/ids.js';
import {
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  TextField,
  WholeField,
} from '../../src/platform/http/fields.js';
import { ChoiceListField, NestedField, TextListField } from '../../src/platform/http/list-fields.js';
import { FieldValidationPipe } from '../../src/platform/http/validation.pipe.js';

class Part {
  @TextField({ description: 'Text.', example: 'Answers the telephone', max: 20 })
  text: string;
}

class Form {
  @TextField({ description: 'Title.', example: 'Police officer', max: 10 })
  title: string;

  @TextField({ description: 'Code.', example: 'us-oh', pattern: /^[a-z]{2}-[a-z]{2}$/, optional: true })
  code?: string;

  @IdField('screening', { description: 'Screening.', optional: true })
  screening_id?: string;

  @InstantField({ description: 'Moment.', optional: true })
  posted_at?: string;

  @DateField({ description: 'Day.', optional: true })
  due_on?: string;

  @ChoiceField(['open', 'closed'], { description: 'State.', optional: true })
  state?: string;

  @WholeField({ description: 'Count.', min: 0, max: 5, optional: true })
  count?: number;

  @WholeField({ description: 'Limit.', min: 1, max: 100, inQuery: true, optional: true })
  limit?: number;

  @FlagField({ description: 'Held.', inQuery: true, optional: true })
  held?: boolean;

  @FlagField({ description: 'Strict flag.', optional: true })
  done?: boolean;

  @ChoiceListField(['screener', 'reviewer'], { description: 'Roles.', min: 1, optional: true })
  roles?: string[];

  @TextListField({ description: 'Aliases.', example: ['Jo'], max: 2, maxItem: 5, optional: true })
  aliases?: string[];

  @NestedField(() => Part, { description: 'Main part.', optional: true })
  main?: Part;

  @NestedField(() => Part, { description: 'Parts.', list: true, min: 1, max: 3, optional: true })
  parts?: Part[];
}

const pipe = new FieldValidationPipe();

async function send(members: object): Promise<unknown> {
  return pipe.transform({ title: 'Clerk', ...members }, { type: 'body', metatype: Form });
}

async function refusedFields(members: object): Promise<string[]> {
  const error: unknown = await send(members).catch((thrown: unknown) => thrown);
  if (!(error instanceof DomainError))
    throw new Error(`Not refused: ${JSON.stringify(members).slice(0, 200)}`);
  expect(error.kind).toBe('invalid');
  for (const { message } of error.details.fields ?? []) expect(message).toMatch(/\.$/);
  return (error.details.fields ?? []).map(({ field }) => field);
}

describe('a field refuses what it does not take, by its path', () => {
  const cases: ReadonlyArray<readonly [why: string, sent: object, fields: string[]]> = [
    ['no text', { title: undefined }, ['title']],
    ['null where text is required', { title: null }, ['title']],
    ['blank text', { title: '  \n ' }, ['title']],
    ['text that is too long', { title: 'x'.repeat(11) }, ['title']],
    ['a number for text', { title: 7 }, ['title']],
    ['a list for text', { title: ['Clerk'] }, ['title']],
    ['an object for text', { title: { length: 3 } }, ['title']],
    ['NUL', { title: 'a\u0000b' }, ['title']],
    ['half a surrogate pair', { title: 'a\ud83d' }, ['title']],
    ['text of another form', { code: 'Ohio' }, ['code']],
    ['the id of another kind', { screening_id: newId('finding') }, ['screening_id']],
    ['an id with more behind it', { screening_id: `${newId('screening')}\n` }, ['screening_id']],
    ['a moment without a zone', { posted_at: '2026-11-22T10:15:00' }, ['posted_at']],
    ['a moment on a day that does not exist', { posted_at: '2026-02-30T10:15:00Z' }, ['posted_at']],
    ['a moment in words', { posted_at: 'yesterday' }, ['posted_at']],
    ['a day that does not exist', { due_on: '2026-02-29' }, ['due_on']],
    ['a day with a time', { due_on: '2026-11-22T00:00:00Z' }, ['due_on']],
    ['no choice of ours', { state: 'OPEN' }, ['state']],
    ['a property of objects as a choice', { state: 'constructor' }, ['state']],
    ['digits as text in JSON', { count: '3' }, ['count']],
    ['a broken number', { count: 2.5 }, ['count']],
    ['a number out of range', { count: 6 }, ['count']],
    ['a limit out of range', { limit: '0' }, ['limit']],
    ['a limit in words', { limit: 'ten' }, ['limit']],
    ['a limit said twice', { limit: ['1', '2'] }, ['limit']],
    ['text for a strict flag', { done: 'true' }, ['done']],
    ['an empty list where one is needed', { roles: [] }, ['roles']],
    ['a choice twice', { roles: ['screener', 'screener'] }, ['roles']],
    ['a list item of another type', { aliases: ['Jo', 3] }, ['aliases']],
    ['too many items', { aliases: ['a', 'b', 'c'] }, ['aliases']],
    ['text for a list', { aliases: 'Jo' }, ['aliases']],
    ['text for an object', { main: 'text' }, ['main']],
    ['a list for an object', { main: [{ text: 'ok' }] }, ['main']],
    ['an object for a list', { parts: { 0: { text: 'ok' } } }, ['parts']],
    ['null in a list of objects', { parts: [null] }, ['parts']],
    ['lists in a list', { parts: [[{ text: 'ok' }]] }, ['parts']],
    ['a wrong field of the second object', { parts: [{ text: 'ok' }, { text: '' }] }, ['parts[1].text']],
    ['an unknown field', { admin: true }, ['admin']],
    ['an unknown field deep down', { main: { text: 'ok', raw: 1 } }, ['main.raw']],
    ['an unknown field whose name is a text', { 'She is a Baptist': 1 }, ['(unnamed)']],
  ];

  it.each(cases)('%s', async (_why, sent, fields) => {
    expect(await refusedFields(sent)).toContain(fields[0]);
  });

  it('says each field once, and only the fields that are wrong', async () => {
    expect(await refusedFields({ state: 'x', count: 'y', parts: [{ text: 1 }] })).toEqual([
      'state',
      'count',
      'parts[0].text',
    ]);
  });

  it('refuses a list where the body should be an object', async () => {
    await expect(pipe.transform([], { type: 'body', metatype: Form })).rejects.toThrow(DomainError);
  });

  it('never repeats a value', async () => {
    const error: unknown = await send({ title: 'CANARY-TEXT-TOO-LONG', state: 'CANARY' }).catch(
      (e: unknown) => e,
    );
    expect(JSON.stringify(error)).not.toContain('CANARY');
  });

  it('names no more than fifty fields', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, 1]));
    expect(await refusedFields(unknown)).toHaveLength(50);
  });
});

describe('a field takes', () => {
  const cases: ReadonlyArray<readonly [why: string, sent: object, taken: object]> = [
    ['text as it was sent', { title: '  Élan ' }, { title: '  Élan ' }],
    ['ten characters of two code units', { title: '😀'.repeat(10) }, { title: '😀'.repeat(10) }],
    ['null for something optional, as left out', { code: null }, { code: undefined }],
    ['a moment with an offset', { posted_at: '2026-11-22T10:15:00.5+05:30' }, {}],
    ['a leap day', { due_on: '2028-02-29' }, {}],
    ['digits in a query', { limit: '25' }, { limit: 25 }],
    ['a flag in a query', { held: 'false' }, { held: false }],
    ['objects in a list', { parts: [{ text: 'a' }, { text: 'b' }] }, {}],
  ];

  it.each(cases)('%s', async (_why, sent, taken) => {
    expect(await send(sent)).toMatchObject(taken);
  });

  it('a nested object as an instance of its class', async () => {
    expect(await send({ main: { text: 'a' } })).toHaveProperty('main', expect.any(Part));
  });
});
