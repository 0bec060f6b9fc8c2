import { Global, Module } from '@nestjs/common';
import { HealthChecks } from './health-checks.js';
import { Metrics } from './metrics.js';
import { OperationsController } from './operations.controller.js';

/** Health, metrics and the log. Other modules inject HealthChecks and Metrics to add their own. */
@Global()
@Module({
  controllers: [OperationsController],
  providers: [HealthChecks, Metrics],
  exports: [HealthChecks, Metrics],
})
export class OperationsModule {}
