import { addressKey, MemoryRateWindows } from '../../src/platform/http/rate-windows.js';

describe('a window', () => {
  it('is exceeded by one more than its limit, and empty again in the next minute', async () => {
    let now = 60_000 * 1000 + 45_000;
    const windows = new MemoryRateWindows(() => now);
    const count = () => windows.count('account a', 2);
    expect(await count()).toEqual({
      limit: 2,
      remaining: 1,
      resetsAt: 60 * 1001,
      secondsLeft: 15,
      isExceeded: false,
    });
    expect(await count()).toMatchObject({ remaining: 0, isExceeded: false });
    expect(await count()).toMatchObject({ remaining: 0, isExceeded: true });
    expect(await windows.count('account b', 2)).toMatchObject({ isExceeded: false });
    now += 15_000;
    expect(await count()).toMatchObject({ remaining: 1, isExceeded: false, secondsLeft: 60 });
  });
});

describe('an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('%s counts as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
