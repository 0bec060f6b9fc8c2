import { LedgerSequencer } from '../../src/platform/ledger/log/ledger-sequencer.js';
import { type ReleasedCase, release, releasedCase } from '../stories/released-case.js';
import type { TestService } from '../support/service.js';

/** A case with most of what can happen: a packet that was read and recalled, a second one, and a decision. */
export interface DecidedCase extends ReleasedCase {
  readonly recalledPacketId: string;
}

export async function decidedCase(service: TestService): Promise<DecidedCase> {
  const at = await releasedCase(service);
  const recalledPacketId = at.packetId;
  // So that the case lies under more than one checkpoint, however fast it went.
  await service.app.get(LedgerSequencer).sequence();
  await at.hiringManager.get(`/v1/packets/${recalledPacketId}`).expect(200);
  await at.coordinator
    .post(`/v1/packets/${recalledPacketId}/recall`, { reason: 'released_in_error' })
    .expect(201);
  await at.hiringManager.post(`/v1/packets/${recalledPacketId}/recall/receipts`).expect(201);
  const packetId = await release(at, at.path);
  await at.hiringManager.get(`/v1/packets/${packetId}`).expect(200);
  await at.hiringManager.post(`/v1/packets/${packetId}/receipts`).expect(201);
  const decision = { outcome: 'proceed', criterion_ids: [at.criterionId] };
  await at.hiringManager.post(`/v1/packets/${packetId}/decision`, decision).expect(201);
  return { ...at, packetId, recalledPacketId };
}
