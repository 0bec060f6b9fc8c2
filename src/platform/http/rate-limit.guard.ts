import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { requireRoom } from './rate-limit.js';
import { addressKey, RateLimits, RateWindows } from './rate-windows.js';

/** A narrower window for the routes where passwords and refresh tokens are tried, by address. */
@Injectable()
export class LoginRateGuard implements CanActivate {
  constructor(
    private readonly windows: RateWindows,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const address = addressKey(http.getRequest<Request>().ip);
    requireRoom(
      http.getResponse<Response>(),
      await this.windows.count(`login ${address}`, this.limits.logins),
    );
    return true;
  }
}
