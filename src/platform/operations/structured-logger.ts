import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../config/env.dto.js';
import { currentRequest } from '../database/request-scope.js';
import { describeError } from './describe-error.js';

/**
 * One JSON object per line. It takes our own sentences and plain objects of ids, codes and numbers; errors are
 * reduced to their class, code and places, because their messages can quote a candidate's text.
 */
export class StructuredLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: LogLevel, destination?: DestinationStream) {
    const options = { level, base: null, timestamp: isoTime, formatters: { level: named } };
    this.pino = destination === undefined ? pino(options) : pino(options, destination);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(isBootChatter(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest hands over the context as the last argument, and sometimes a stack before it; stacks are left out. */
  private write(level: Exclude<LogLevel, 'silent'>, message: unknown, rest: readonly unknown[]): void {
    const last = rest.at(-1);
    const requestId = currentRequest()?.requestId;
    const line = {
      ...(typeof last === 'string' && !last.includes('\n') ? { context: last } : {}),
      ...(requestId === undefined ? {} : { request_id: requestId }),
      ...factsOf(message),
    };
    if (typeof message === 'string') this.pino[level](line, message);
    else this.pino[level](line);
  }
}

/** Nest's own lines about every module and route it sets up: of use only to who looks for a fault there. */
function isBootChatter(context: unknown): boolean {
  return typeof context === 'string' && BOOT_CONTEXTS.includes(context);
}

const BOOT_CONTEXTS = [
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
];

function factsOf(message: unknown): object {
  if (message instanceof Error) return describeError(message);
  return typeof message === 'object' && message !== null ? message : {};
}

function isoTime(): string {
  return `,"time":"${new Date().toISOString()}"`;
}

function named(label: string): object {
  return { level: label };
}
