import type { Attacker } from './cast.js';
import {
  HOSTILE_BODIES_OF_NONE,
  HOSTILE_HEADERS,
  HOSTILE_IDS,
  HOSTILE_QUERIES,
  HOSTILE_VALUES,
  hostileBodies,
} from './hostile.js';
import { type Operation, pathWith, questionsOf, withIds } from './operations.js';
import type { Oracle } from './oracle.js';
import type { Random } from './random.js';
import type { Answer, Ask, Wire } from './wire.js';

export type IdOf = (kind: string) => string;

export const ABSENT: IdOf = (kind) => `${kind}_${'0'.repeat(26)}`;

/** Sends one request as somebody, has it judged, and lets them back in where it has ended their own session. */
export class Assault {
  constructor(
    private readonly wire: Wire,
    private readonly oracle: Oracle,
  ) {}

  async send(operation: Operation, who: Attacker, ask: Ask): Promise<Answer> {
    const answer = await this.sent(who, ask);
    const isOut = answer.status === 401 && who.renew !== null && answer.text.includes('"session.required"');
    if (isOut) {
      await who.renew();
      return this.send(operation, { ...who, token: who.token, renew: null }, ask);
    }
    this.oracle.judge(operation, who, ask, answer);
    return answer;
  }

  private sent(who: Attacker, ask: Ask): Promise<Answer> {
    const headers = {
      ...ask.headers,
      ...(who.token === null ? {} : { Authorization: `Bearer ${who.token}` }),
    };
    return this.wire.ask({ ...ask, headers });
  }
}

/** The request as the document would have it. */
export function wellFormed(operation: Operation, idOf: IdOf): Ask {
  const headers = {
    ...(operation.takesVersion ? { 'If-Match': '"v1"' } : {}),
    ...(operation.takesLines ? { 'Content-Type': 'application/x-ndjson' } : {}),
  };
  return {
    method: operation.method,
    path: `${pathWith(operation, idOf)}${questionsOf(operation, idOf)}`,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(operation.body === null ? {} : { body: JSON.stringify(withIds(operation.body.example, idOf)) }),
  };
}

/** Reads with questions, ids and headers that nobody should send. */
export function malformedPaths(operation: Operation, idOf: IdOf): Ask[] {
  const proper = wellFormed(operation, idOf);
  const asked = operation.queryParameters.flatMap(({ name }) =>
    HOSTILE_VALUES.map((value) => `${name}=${queryValue(value)}`).concat(
      `${name}=a&${name}=b`,
      `${name}[]=a`,
    ),
  );
  const queries = operation.method === 'GET' ? [...HOSTILE_QUERIES, ...asked] : HOSTILE_QUERIES.slice(0, 4);
  return [
    ...queries.map((query) => ({
      ...proper,
      path: `${proper.path}${proper.path.includes('?') ? '&' : '?'}${query}`,
    })),
    ...(operation.pathParameters.length === 0
      ? []
      : HOSTILE_IDS.map((id) => ({ ...proper, path: pathWithText(operation, id) }))),
    ...HOSTILE_HEADERS.map((headers) => ({ ...proper, headers: { ...proper.headers, ...headers } })),
  ];
}

/** Writes with bodies that are wrong as a whole, or in one field. */
export function malformedBodies(operation: Operation, idOf: IdOf): Ask[] {
  const { body, ...bodiless } = wellFormed(operation, idOf);
  const shape = operation.body;
  if (shape === null || body === undefined) {
    return HOSTILE_BODIES_OF_NONE.map((wrong) => ({ ...bodiless, ...wrong }));
  }
  const example: Record<string, unknown> = JSON.parse(String(body));
  const wholes = hostileBodies(String(body), shape.fields[0] ?? 'a').map((wrong) => ({
    ...bodiless,
    ...wrong,
    headers: { ...bodiless.headers, ...wrong.headers },
  }));
  const fields = shape.fields.flatMap((field) => {
    const { [field]: _, ...others } = example;
    const rest = JSON.stringify(others).slice(1, -1);
    const before = rest === '' ? '' : `${rest},`;
    return HOSTILE_VALUES.map((value) => ({
      ...bodiless,
      body: `{${before}${JSON.stringify(field)}:${value}}`,
    }));
  });
  return [...wholes, ...fields];
}

/** A share of a list, drawn anew with each seed. */
export function sampled<Item>(items: readonly Item[], share: number, random: Random): Item[] {
  return share >= 1 ? [...items] : items.filter(() => random() < share);
}

function queryValue(json: string): string {
  const value: unknown = json.includes('\\ud800') ? '\ufffd' : JSON.parse(json);
  return encodeURIComponent(typeof value === 'string' ? value.slice(0, 4000) : json.slice(0, 4000));
}

function pathWithText(operation: Operation, text: string): string {
  return operation.path.replaceAll(/\{\w+\}/g, text);
}
