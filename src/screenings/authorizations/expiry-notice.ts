import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Metrics } from '../../platform/operations/metrics.js';
import { Authorization } from './authorization.entity.js';
import { NOTICE_DAYS, onlyExpiring } from './expiring.js';

/** Tells whoever runs the service that authorizations run out, as a number: a scrape carries no names. */
@Injectable()
export class ExpiryNotice implements OnModuleInit {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge(
      'authorizations_expiring',
      `Authorizations for a sensitive position that end within ${NOTICE_DAYS} days and are not renewed.`,
      () => this.count(),
    );
  }

  private count(): Promise<number> {
    const all = this.room.manager.createQueryBuilder(Authorization, 'thing');
    return onlyExpiring(all, new Date(), NOTICE_DAYS).getCount();
  }
}
