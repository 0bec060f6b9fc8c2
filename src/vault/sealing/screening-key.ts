import { createHmac, hkdfSync } from 'node:crypto';
import { type SealedPlace, seal, unreadable, unseal } from './seal.js';

/** What is sealed in one column: named texts, and lists of texts. */
export type SealedMembers = { readonly [name: string]: string | null | readonly string[] };

const DIGEST_KEY_BYTES = 32;

/** The opened data key of one screening. It lives as long as the act that opened it. */
export class ScreeningKey {
  readonly #dataKey: Buffer;
  #digestKey: Buffer | null = null;

  constructor(dataKey: Buffer) {
    this.#dataKey = dataKey;
  }

  seal(members: SealedMembers, place: SealedPlace): Buffer {
    return seal(this.#dataKey, JSON.stringify(members), place);
  }

  /**
   * A digest that may stand where the text may not, the ledger above all (RFC 2104, RFC 5869). Without the key nobody
   * can try out short texts against it; once the key is destroyed it says nothing any more.
   *
   * @param of the thing whose text it is: the same words in two things have two digests
   */
  keyedDigest(of: string, text: string): string {
    this.#digestKey ??= Buffer.from(
      hkdfSync('sha256', this.#dataKey, 'fairscreen', 'ledger digests', DIGEST_KEY_BYTES),
    );
    return createHmac('sha256', this.#digestKey).update(`${of}\n${text}`, 'utf8').digest('hex');
  }

  open(sealed: Buffer, place: SealedPlace): OpenedMembers {
    return new OpenedMembers(parse(unseal(this.#dataKey, sealed, place), place), place);
  }
}

/** Opened contents, read member by member, so that what is not there is noticed where it is read. */
export class OpenedMembers {
  constructor(
    private readonly members: ReadonlyMap<string, unknown>,
    private readonly place: SealedPlace,
  ) {}

  text(name: string): string {
    const value = this.members.get(name);
    if (typeof value !== 'string') throw unreadable(this.place);
    return value;
  }

  textOrNull(name: string): string | null {
    return this.members.get(name) === null ? null : this.text(name);
  }

  texts(name: string): string[] {
    const value = this.members.get(name);
    if (!Array.isArray(value)) throw unreadable(this.place);
    return value.map((item: unknown) => {
      if (typeof item !== 'string') throw unreadable(this.place);
      return item;
    });
  }
}

/** A parse error would quote the text, so it is replaced. */
function parse(json: string, place: SealedPlace): ReadonlyMap<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw unreadable(place);
  }
  if (typeof value !== 'object' || value === null) throw unreadable(place);
  return new Map<string, unknown>(Object.entries(value));
}
