import { openResponse, sealResponse } from '../../src/platform/access/response-seal.js';

const KEY = Buffer.alloc(32, 1);
const sealed = sealResponse(KEY, 'acc_a key-1', { safe_text: 'qzwtext' });

it('opens with its key for its reservation', () => {
  expect(openResponse(KEY, 'acc_a key-1', sealed)).toEqual({ response: { safe_text: 'qzwtext' } });
  expect(Buffer.from(sealed, 'base64').includes('qzwtext')).toBe(false);
});

it('does not open for another account or key, with another secret, or altered', () => {
  const altered = Buffer.from(sealed, 'base64');
  altered.writeUInt8(altered.readUInt8(20) ^ 1, 20);
  expect(openResponse(KEY, 'acc_b key-1', sealed)).toBeNull();
  expect(openResponse(KEY, 'acc_a key-2', sealed)).toBeNull();
  expect(openResponse(Buffer.alloc(32, 2), 'acc_a key-1', sealed)).toBeNull();
  expect(openResponse(KEY, 'acc_a key-1', altered.toString('base64'))).toBeNull();
  expect(openResponse(KEY, 'acc_a key-1', '{"id":"never sealed"}')).toBeNull();
});
