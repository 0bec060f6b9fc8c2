import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../../kernel/digest.js';
import { StoredGroupingKey } from './grouping-key.entity.js';
import { KEY_RING, KeyRing } from './key-ring.js';

const KEY_BYTES = 32;

/** What the one key there is compares. */
const REVIEWED_WORDS = 'reviewed_words';

/**
 * The key of the digests by which added words are grouped. It is random and kept wrapped, not derived from the master
 * key: a rotation of the master key wraps it anew, and words added before and after still fall together.
 */
@Injectable()
export class GroupingKeys {
  constructor(@Inject(KEY_RING) private readonly ring: KeyRing) {}

  /** Made on first use, in the caller's transaction; two that ask first at once get the same one. */
  async ofReviewedWords(tx: EntityManager): Promise<Buffer> {
    const stored = (await tx.findOneBy(StoredGroupingKey, { id: REVIEWED_WORDS })) ?? (await this.create(tx));
    const { masterKeyId, wrappedKey } = stored;
    return this.ring.unwrap({ masterKeyId, wrappedKey }, groupingPlace(REVIEWED_WORDS));
  }

  private async create(tx: EntityManager): Promise<StoredGroupingKey> {
    const wrapped = await this.ring.wrap(randomBytes(KEY_BYTES), groupingPlace(REVIEWED_WORDS));
    await tx
      .createQueryBuilder()
      .insert()
      .into(StoredGroupingKey)
      .values({ id: REVIEWED_WORDS, ...wrapped, createdAt: new Date() })
      .orIgnore()
      .execute();
    return tx.findOneByOrFail(StoredGroupingKey, { id: REVIEWED_WORDS });
  }
}

/** A wrapped key is bound to its row. */
export function groupingPlace(id: string): Buffer {
  return Buffer.from(canonicalJson(['vault.grouping_key', 'wrapped_key', id]), 'utf8');
}
