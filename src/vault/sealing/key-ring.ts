import { DomainError } from '../../kernel/domain-error.js';
import type { KeyProvider } from './master-key.js';

/** The token under which the app assembly provides the process's `KeyRing`. */
export const KEY_RING = Symbol('KEY_RING');

/** A data key as it is stored: wrapped, and by which master key. */
export interface WrappedKey {
  readonly masterKeyId: string;
  readonly wrappedKey: Buffer;
}

/** How long a key that was made elsewhere may go unused for new wrappings, in milliseconds. */
const RELOAD_AFTER_MS = 30_000;

/**
 * The master keys of a process: the first wraps, all open. While a rotation is under way rows of the old and the
 * new key stand side by side, and processes that were told of the new key at different times all go on working.
 */
export class KeyRing {
  private keys: readonly KeyProvider[];
  private loadedAt = Date.now();

  /** `load` says which keys there are, the one that wraps first. It is asked again when an unknown key turns up. */
  constructor(private readonly load: () => readonly KeyProvider[]) {
    this.keys = load();
  }

  /** The key that wraps. */
  get current(): KeyProvider {
    if (Date.now() - this.loadedAt > RELOAD_AFTER_MS) this.reload();
    const [current] = this.keys;
    if (current === undefined) throw new Error('A key ring has at least one key.');
    return current;
  }

  async wrap(dataKey: Buffer, aad: Buffer): Promise<WrappedKey> {
    const { current } = this;
    return { masterKeyId: current.keyId, wrappedKey: await current.wrap(dataKey, aad) };
  }

  /** @throws DomainError unavailable `screening_key.other_master_key`, or bug `screening_key.unreadable` */
  async unwrap(stored: WrappedKey, aad: Buffer): Promise<Buffer> {
    return this.keyOf(stored.masterKeyId).unwrap(stored.wrappedKey, aad);
  }

  private keyOf(keyId: string): KeyProvider {
    const known = this.find(keyId);
    if (known !== undefined) return known;
    this.reload();
    const added = this.find(keyId);
    if (added !== undefined) return added;
    throw new DomainError(
      'unavailable',
      'screening_key.other_master_key',
      `This screening is sealed under master key ${keyId}; the service holds ${this.keys.map((key) => key.keyId).join(', ')}.`,
    );
  }

  private find(keyId: string): KeyProvider | undefined {
    return this.keys.find((key) => key.keyId === keyId);
  }

  private reload(): void {
    this.keys = this.load();
    this.loadedAt = Date.now();
  }
}
