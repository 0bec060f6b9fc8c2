const WINDOW_MS = 60_000;

/** How much of a window is used, after counting the present request. */
export interface RateWindow {
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends, in seconds since 1970. */
  readonly resetsAt: number;
  readonly secondsLeft: number;
  readonly isExceeded: boolean;
}

/** Counts requests in windows of one minute. A deployment with many processes can bring one that they share. */
export abstract class RateWindows {
  abstract count(key: string, limit: number): Promise<RateWindow>;
}

/** Counts in memory, each process for itself. All windows begin together, so an old one is dropped as a whole. */
export class MemoryRateWindows extends RateWindows {
  private start = 0;
  private counts = new Map<string, number>();

  constructor(private readonly clock: () => number = Date.now) {
    super();
  }

  override async count(key: string, limit: number): Promise<RateWindow> {
    const now = this.clock();
    const start = now - (now % WINDOW_MS);
    if (start !== this.start) {
      this.start = start;
      this.counts = new Map();
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return {
      limit,
      remaining: Math.max(0, limit - count),
      resetsAt: (start + WINDOW_MS) / 1000,
      secondsLeft: Math.ceil((start + WINDOW_MS - now) / 1000),
      isExceeded: count > limit,
    };
  }
}

/** Requests per minute. */
export class RateLimits {
  constructor(
    readonly perAccount: number,
    /** Without a valid token, by address. */
    readonly perAddress: number,
    /** Logins and refreshes, by address. */
    readonly logins: number,
  ) {}
}

/** One client's address. An IPv6 client owns a whole /64, so that is what is counted. */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length);
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = (tail ?? '').split(':').filter((part) => part !== '');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
