import { WholeField } from '../../platform/http/fields.js';

export class BundleQuery {
  @WholeField({
    description:
      'The tree size of a checkpoint that you or a witness kept. The bundle then proves that the ledger it comes from ' +
      'only grew since.',
    min: 1,
    max: 2 ** 52,
    optional: true,
    inQuery: true,
  })
  kept_size?: number;
}
