import type { EntityManager } from 'typeorm';

/** A call of one database function. Each owner of a function makes its own; who acts sends them together. */
export interface DatabaseCall {
  /** With its schema: `ledger.append`. */
  readonly name: string;
  readonly values: readonly unknown[];
}

/** Several calls in this order, in one round trip. */
export async function callTogether(tx: EntityManager, calls: readonly DatabaseCall[]): Promise<void> {
  let used = 0;
  const list = calls.map(({ name, values }) => {
    const parameters = values.map(() => {
      used += 1;
      return `$${used}`;
    });
    return `${name}(${parameters.join(', ')})`;
  });
  await tx.query(
    `SELECT ${list.join(', ')}`,
    calls.flatMap(({ values }) => values),
  );
}
