/** Looks again and again, and the next look begins only after the last one ended: looks never pile up. */
export class RepeatedLook {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<unknown> = Promise.resolve();

  /** @param failed told of a look that failed; the next one comes as if it had not */
  constructor(
    private readonly look: () => Promise<unknown>,
    private readonly everyMs: number,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.look()
        .catch(this.failed)
        .finally(() => {
          if (this.timer !== null) this.start();
        });
    }, this.everyMs);
  }

  /** After a look that is under way has ended. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    await this.running;
  }
}
