import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ReadyConfig } from '../platform/config/config.js';
import { configureHttp, HTTP_APP_OPTIONS } from '../platform/http/http-app.js';
import type { StructuredLogger } from '../platform/operations/structured-logger.js';
import { AllApp } from './all.app.js';

/** Builds the HTTP application on a prepared database; it does not listen yet. */
export async function buildService(
  config: ReadyConfig,
  logger: StructuredLogger,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AllApp.with(config), {
    ...HTTP_APP_OPTIONS,
    logger,
    abortOnError: false,
  });
  configureHttp(app, config);
  return app;
}
