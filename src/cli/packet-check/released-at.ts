import { sha256 } from '../../kernel/digest.js';
import { type Check, checkSignature, membersOf } from './checked-file.js';

/** The service could not be asked, or gave no answer that can be read. */
export class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable';
}

const TIMEOUT_MS = 30_000;

const STATES: { readonly [state: string]: Check } = {
  current: { passed: true, words: 'It is the current version.' },
  superseded: { passed: false, words: 'A later version was released. Do not use this one.' },
  recalled: { passed: false, words: 'It was recalled. Do not use it, and put away every copy.' },
};

/** Asks the service what it knows of a file; it is told the file's digest and nothing else. */
export async function checksAt(url: string, bytes: Buffer): Promise<Check[]> {
  const release = await answerOf(url, `/v1/packet-checks/${sha256(bytes)}`);
  if (release === null) {
    return [
      {
        passed: false,
        words:
          'It is no packet that was released there, or it was changed since, by a single letter at least.',
      },
    ];
  }
  const { packet_id: packetId, format, state, signature, in_ledger: inLedger } = membersOf(release);
  const keySet = await answerOf(url, '/.well-known/jwks.json');
  return [
    { passed: true, words: `It was released as packet ${String(packetId)}, format ${String(format)}.` },
    checkSignature(bytes, String(signature), keySet),
    STATES[String(state)] ?? { passed: false, words: 'The service does not say whether it may be used.' },
    {
      // A release is in the signed ledger some seconds later; until then the file is as genuine.
      passed: true,
      words:
        inLedger === true
          ? 'The release stands in the ledger, under a signed head.'
          : 'The release is not yet in the signed ledger; ask again in a minute.',
    },
  ];
}

/** The keys that a service publishes. */
export function keysAt(url: string): Promise<unknown> {
  return answerOf(url, '/.well-known/jwks.json');
}

/** An answer as JSON; null where there is no such thing. */
async function answerOf(url: string, path: string): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(new URL(path, url), { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
    if (answer.status === 404) return null;
    if (answer.ok) return await answer.json();
  } catch {
    throw new ServiceUnreachable(`${url} gave no answer that can be read.`);
  }
  throw new ServiceUnreachable(`${url} answered with status ${answer.status}.`);
}
