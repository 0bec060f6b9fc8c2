import { randomInt } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, QueryRunner } from 'typeorm';

const HIGHEST = 2 ** 47;
const LOOK_EVERY_MS = 2_000;

/**
 * Shows the other processes that this one lives: it holds an advisory lock on a number of its own, on a connection
 * of its own. When the process dies, by whatever death, PostgreSQL lets go of the lock.
 */
@Injectable()
export class ProcessPresence implements OnModuleInit, BeforeApplicationShutdown {
  /** The number; written beside what this process works on. */
  readonly id = randomInt(1, HIGHEST);
  private connection: QueryRunner | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(@InjectDataSource('access') private readonly room: DataSource) {}

  async onModuleInit(): Promise<void> {
    await this.show();
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.connection?.release();
    this.connection = null;
  }

  private async show(): Promise<void> {
    const connection = this.room.createQueryRunner();
    await connection.query('SELECT pg_advisory_lock($1)', [this.id]);
    this.connection = connection;
  }

  /** A connection that was lost took the lock with it. Until the next look a retry may overtake; it harms nothing. */
  private async look(): Promise<void> {
    const connection = this.connection;
    if (connection === null) return;
    try {
      await connection.query('SELECT 1');
    } catch {
      this.connection = null;
      await connection.release().catch(() => {});
      await this.show().catch(() => {
        this.connection = connection;
      });
    }
  }
}
