import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { ServerConfig } from '../config/config.js';
import { ETagInterceptor } from './etag.interceptor.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { ProblemFilter } from './problem.filter.js';
import { MemoryRateWindows, RateLimits, RateWindows } from './rate-windows.js';
import { FieldValidationPipe } from './validation.pipe.js';

@Module({})
class HttpModule {}

/** What every route gets without asking. An app imports it once, after AccessModule. */
export function httpModule(config: ServerConfig): DynamicModule {
  const { perAccount, perAddress, logins } = config.http.rates;
  return {
    module: HttpModule,
    global: true,
    providers: [
      { provide: RateLimits, useValue: new RateLimits(perAccount, perAddress, logins) },
      { provide: RateWindows, useFactory: () => new MemoryRateWindows() },
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_PIPE, useClass: FieldValidationPipe },
      // Outside first: the ETag is written on replayed responses too.
      { provide: APP_INTERCEPTOR, useClass: ETagInterceptor },
      { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    ],
    exports: [RateLimits, RateWindows],
  };
}
