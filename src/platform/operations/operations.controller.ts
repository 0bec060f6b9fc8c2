import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../access/declarations.js';
import { Shown } from '../http/shown.js';
import { type CheckResult, HealthChecks } from './health-checks.js';
import { Metrics } from './metrics.js';

export class LivenessView {
  @Shown({ description: 'Always "alive": the process answers.', enum: ['alive'] })
  status: 'alive';
}

export class ReadinessView {
  @Shown({ description: 'Whether requests are welcome.', enum: ['ready', 'not_ready'] })
  status: 'ready' | 'not_ready';

  @Shown({
    description: 'Each check, "ok" or "failed".',
    openObject: true,
    example: { database: 'ok', queue: 'ok' },
  })
  checks: Record<string, CheckResult>;
}

/** For whoever runs the service. Nothing here is about a person. */
@ApiTags('Operations')
@Controller()
export class OperationsController {
  constructor(
    private readonly checks: HealthChecks,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @Public('Asked by supervisors; says only that the process answers')
  @ApiOperation({ summary: 'Is the process alive', operationId: 'readLiveness' })
  @ApiOkResponse({ type: LivenessView })
  live(): LivenessView {
    return { status: 'alive' };
  }

  @Get('health/ready')
  @Public('Asked by load balancers; says only which parts work')
  @ApiOperation({ summary: 'Are requests welcome', operationId: 'readReadiness' })
  @ApiOkResponse({ type: ReadinessView })
  @ApiServiceUnavailableResponse({
    type: ReadinessView,
    description: 'A part does not work, or the service stops.',
  })
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadinessView> {
    const { isReady, checks } = await this.checks.readiness();
    response.status(isReady ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return { status: isReady ? 'ready' : 'not_ready', checks };
  }

  @Get('metrics')
  @Public('Scraped by Prometheus; numbers by route and status, no ids')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Metrics for Prometheus', operationId: 'readMetrics' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
