import { WholeField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';

const MAX_SIZE = 2 ** 52;
const HASH = '3LbBkA2FRPW5mZ5NzLX8y6sJ1z6Xw0n6bkYH0pYc0Yc=';

export class InclusionQuery {
  @WholeField({
    description: 'The tree size to prove it in; the latest checkpoint’s if left out.',
    min: 1,
    max: MAX_SIZE,
    optional: true,
    inQuery: true,
  })
  size?: number;
}

export class ConsistencyQuery {
  @WholeField({
    description: 'The size of the older tree.',
    min: 0,
    max: MAX_SIZE,
    inQuery: true,
    example: 17,
  })
  from: number;

  @WholeField({
    description: 'The size of the later tree; the latest checkpoint’s if left out.',
    min: 0,
    max: MAX_SIZE,
    optional: true,
    inQuery: true,
  })
  to?: number;
}

export class LedgerKeyView {
  @Shown({ description: 'Always `ledger_key`.', example: 'ledger_key' })
  object: string;

  @Shown({
    description: 'The name of the ledger, first line of its checkpoints.',
    example: 'city.example/fairscreen',
  })
  origin: string;

  @Shown({
    description: 'The verifier key as C2SP signed-note writes it: name, key id, key (Ed25519).',
    example: 'city.example/fairscreen+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  })
  verifier: string;

  @Shown({
    description: 'Keys that signed before this one. What they signed still counts; they sign nothing new.',
    type: 'string',
    isArray: true,
    example: [],
  })
  retired: string[];
}

export class InclusionProofView {
  @Shown({ description: 'Always `ledger_inclusion_proof`.', example: 'ledger_inclusion_proof' })
  object: string;

  @Shown({ description: 'The entry’s id.', example: 'led_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  entry_id: string;

  @Shown({ description: 'Its place in the tree, from 0: its `seq` less one.', type: 'integer', example: 16 })
  leaf_index: number;

  @Shown({ description: 'SHA-256 of a zero byte and the entry’s canonical bytes, base64.', example: HASH })
  leaf_hash: string;

  @Shown({ description: 'The size of the tree it is proved in.', type: 'integer', example: 1204 })
  tree_size: number;

  @Shown({
    description: 'The path, the nearest hash first, base64.',
    type: 'string',
    isArray: true,
    example: [HASH],
  })
  hashes: string[];

  @Shown({
    description: 'The latest checkpoint: its root is the path’s end if the tree sizes are the same.',
    example: 'city.example/fairscreen\n1204\n…',
  })
  checkpoint: string;
}

export class ConsistencyProofView {
  @Shown({ description: 'Always `ledger_consistency_proof`.', example: 'ledger_consistency_proof' })
  object: string;

  @Shown({ description: 'The size of the older tree.', type: 'integer', example: 17 })
  from: number;

  @Shown({ description: 'The size of the later tree.', type: 'integer', example: 1204 })
  to: number;

  @Shown({ description: 'The proof’s hashes, base64.', type: 'string', isArray: true, example: [HASH] })
  hashes: string[];
}
