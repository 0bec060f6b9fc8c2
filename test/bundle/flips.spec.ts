import fc from 'fast-check';
import { NOTHING_KNOWN, verifyBundle } from '../../verifier/verify-bundle.mjs';
import { TestService } from '../support/service.js';
import { decidedCase } from './decided-case.js';
import { exportBundle, SIGNED_LOG } from './exported.js';

const RUNS = 400;

let service: TestService;
let clean: Buffer;

beforeAll(async () => {
  service = await TestService.start(SIGNED_LOG);
  clean = await exportBundle(await decidedCase(service));
}, 120_000);

afterAll(() => service.stop());

function faultsOf(bundle: Buffer): number {
  return verifyBundle(bundle, NOTHING_KNOWN).faults.length;
}

it('any one byte of the archive that is another one is noticed', () => {
  const flip = fc.record({ at: fc.nat({ max: clean.length - 1 }), by: fc.integer({ min: 1, max: 255 }) });
  fc.assert(
    fc.property(flip, ({ at, by }) => {
      const changed = Buffer.from(clean);
      changed.writeUInt8(clean.readUInt8(at) ^ by, at);
      return faultsOf(changed) > 0;
    }),
    { numRuns: RUNS },
  );
}, 120_000);

it('so is any byte of the files that no digest of the manifest covers', () => {
  const text = clean.toString('latin1');
  const from = text.indexOf('anchor/entry.json\0');
  const to = text.indexOf('anchor/consistency.json\0') + 1024;
  expect(to).toBeGreaterThan(from + 2000);
  const flip = fc.record({
    at: fc.integer({ min: from, max: to - 1 }),
    by: fc.constantFrom(1, 2, 3, 32),
  });
  fc.assert(
    fc.property(flip, ({ at, by }) => {
      const changed = Buffer.from(clean);
      changed.writeUInt8(clean.readUInt8(at) ^ by, at);
      return faultsOf(changed) > 0;
    }),
    { numRuns: RUNS },
  );
}, 120_000);

it('any piece that is cut off, taken out or put in twice is noticed, and nothing crashes', () => {
  const piece = fc.record({
    from: fc.nat({ max: clean.length - 1 }),
    length: fc.integer({ min: 1, max: 3000 }),
  });
  fc.assert(
    fc.property(piece, fc.constantFrom('out', 'twice', 'end'), ({ from, length }, what) => {
      const before = clean.subarray(0, from);
      const own = clean.subarray(from, from + length);
      const after = clean.subarray(from + length);
      const parts = { out: [before, after], twice: [before, own, own, after], end: [before] }[what];
      const changed = Buffer.concat(parts);
      return changed.equals(clean) || faultsOf(changed) > 0;
    }),
    { numRuns: RUNS },
  );
}, 120_000);
