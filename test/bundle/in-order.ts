import { NOTHING_KNOWN, verifyBundle } from '../../verifier/verify-bundle.mjs';
import { asRole } from '../support/database.js';
import type { TestService } from '../support/service.js';
import { exportBundle } from './exported.js';

/**
 * Exports every case there is and verifies it: whatever the service lets people do, the verifier finds nothing wrong
 * with. The service must sign its ledger (SIGNED_LOG).
 *
 * @returns how many cases there were
 */
export async function expectEveryCaseInOrder(service: TestService): Promise<number> {
  const auditor = await service.person('auditor');
  const screenings = await asRole(
    service.database,
    'owner',
    'SELECT id FROM screenings.screening ORDER BY id',
  );
  for (const { id } of screenings) {
    const bundle = await exportBundle({ auditor, path: `/v1/screenings/${String(id)}` });
    const { faults } = verifyBundle(bundle, NOTHING_KNOWN);
    expect({ id, faults }).toEqual({ id, faults: [] });
  }
  return screenings.length;
}
