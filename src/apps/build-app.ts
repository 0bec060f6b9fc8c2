import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ServerConfig } from '../platform/config/config.js';
import { configureHttp, HTTP_APP_OPTIONS, hardenHttp } from '../platform/http/http-app.js';
import type { StructuredLogger } from '../platform/operations/structured-logger.js';

/** Builds the HTTP application of a process where people log in; it does not listen yet. */
export async function buildApp(
  root: DynamicModule,
  config: ServerConfig,
  logger: StructuredLogger,
): Promise<NestExpressApplication> {
  const app = await create(root, logger);
  configureHttp(app, config);
  return app;
}

/** Builds a process that answers only supervisors: health and metrics. */
export async function buildWorker(
  root: DynamicModule,
  config: ServerConfig,
  logger: StructuredLogger,
): Promise<NestExpressApplication> {
  const app = await create(root, logger);
  hardenHttp(app, config);
  return app;
}

function create(root: DynamicModule, logger: StructuredLogger): Promise<NestExpressApplication> {
  return NestFactory.create<NestExpressApplication>(root, {
    ...HTTP_APP_OPTIONS,
    logger,
    abortOnError: false,
  });
}
