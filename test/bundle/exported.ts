import type { Person } from '../support/service.js';

/** The log's private key, in tests: with it a forger can sign anew what was changed. */
export const LOG_SEED = Buffer.alloc(32, 0xab);
export const SIGNED_LOG = {
  LEDGER_SIGNING_KEY: LOG_SEED.toString('hex'),
  LEDGER_ORIGIN: 'city.example/fairscreen',
};

/** The bundle of a case as an auditor gets it. */
export async function exportBundle(
  of: { readonly auditor: Person; readonly path: string },
  query = '',
): Promise<Buffer> {
  const answer = await of.auditor
    .get(`${of.path}/bundle${query}`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  if (answer.status !== 200) throw new Error(`no bundle: ${answer.status} ${answer.body.toString()}`);
  return answer.body;
}
