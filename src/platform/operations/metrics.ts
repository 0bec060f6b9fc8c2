import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * The process's metrics. Labels come from closed lists (routes, statuses, outcomes); an id or a text in a label
 * would leave the service with every scrape.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly httpSeconds = new Histogram({
    name: 'fairscreen_http_request_duration_seconds',
    help: 'Time to answer HTTP requests, by route template and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.httpSeconds.observe({ method, route, status: String(status) }, seconds);
  }

  /** A counter for another module, registered once at its start. */
  counter<Label extends string>(name: string, help: string, labels: readonly Label[]): Counter<Label> {
    return new Counter({
      name: `fairscreen_${name}`,
      help,
      labelNames: [...labels],
      registers: [this.registry],
    });
  }

  histogram<Label extends string>(name: string, help: string, labels: readonly Label[]): Histogram<Label> {
    return new Histogram({
      name: `fairscreen_${name}`,
      help,
      labelNames: [...labels],
      buckets: SECONDS,
      registers: [this.registry],
    });
  }

  /** A value that is read at each scrape, such as the length of a queue. */
  gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name: `fairscreen_${name}`,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }
}
