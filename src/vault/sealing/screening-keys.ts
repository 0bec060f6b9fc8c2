import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../../kernel/digest.js';
import { conflict, DomainError } from '../../kernel/domain-error.js';
import { KEY_RING, KeyRing } from './key-ring.js';
import { StoredScreeningKey } from './screening-key.entity.js';
import { ScreeningKey } from './screening-key.js';

const DATA_KEY_BYTES = 32;

/** One data key per screening, so that one screening's raw text can be destroyed for good by destroying one key. */
@Injectable()
export class ScreeningKeys {
  constructor(@Inject(KEY_RING) private readonly ring: KeyRing) {}

  /**
   * The screening's data key; made on first use, in the caller's transaction. Two that ask first at once get the
   * same key: the second insert waits for the first and gives way. The shared lock keeps the key from being
   * destroyed while something is sealed with it.
   *
   * @throws DomainError conflict `screening_key.destroyed`, or unavailable `screening_key.other_master_key`
   */
  async open(tx: EntityManager, screeningId: string): Promise<ScreeningKey> {
    return this.openFound(tx, screeningId, await this.find(tx, screeningId));
  }

  /** The same, where the key's row, or that there is none, was read under the lock already. */
  async openFound(
    tx: EntityManager,
    screeningId: string,
    found: Pick<StoredScreeningKey, 'masterKeyId' | 'wrappedKey'> | null,
  ): Promise<ScreeningKey> {
    const stored = found ?? (await this.create(tx, screeningId));
    if (stored.wrappedKey === null) {
      throw conflict(
        'screening_key.destroyed',
        'The key of this screening was destroyed: its raw text is disposed of and nothing can be added.',
        { state: 'destroyed' },
      );
    }
    const { masterKeyId, wrappedKey } = stored;
    return new ScreeningKey(await this.ring.unwrap({ masterKeyId, wrappedKey }, wrappingPlace(screeningId)));
  }

  /** Destroys the key, for good: what is sealed with it can't be read by anybody any more. */
  async destroy(tx: EntityManager, screeningId: string, now: Date): Promise<void> {
    await this.open(tx, screeningId);
    await tx.update(StoredScreeningKey, { screeningId }, { wrappedKey: null, destroyedAt: now });
  }

  private find(tx: EntityManager, screeningId: string): Promise<StoredScreeningKey | null> {
    return tx.findOne(StoredScreeningKey, { where: { screeningId }, lock: { mode: 'pessimistic_read' } });
  }

  private async create(tx: EntityManager, screeningId: string): Promise<StoredScreeningKey> {
    const wrapped = await this.ring.wrap(randomBytes(DATA_KEY_BYTES), wrappingPlace(screeningId));
    await tx
      .createQueryBuilder()
      .insert()
      .into(StoredScreeningKey)
      .values({ screeningId, ...wrapped, createdAt: new Date() })
      .orIgnore()
      .execute();
    const stored = await this.find(tx, screeningId);
    if (stored === null) {
      throw new DomainError('bug', 'screening_key.not_stored', 'A screening key was not stored.');
    }
    return stored;
  }
}

/** A wrapped key is bound to its screening: copied to another row, it can't be unwrapped. */
export function wrappingPlace(screeningId: string): Buffer {
  return Buffer.from(canonicalJson(['vault.screening_key', 'wrapped_key', screeningId]), 'utf8');
}
