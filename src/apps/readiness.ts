import type { Provider } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { OpenRoom } from '../platform/database/room-sources.js';
import { HealthChecks } from '../platform/operations/health-checks.js';

/** The token under which an app registers what it needs before requests are taken. */
const ROOMS_READY = Symbol('ROOMS_READY');

/** A process is ready when each of its rooms answers, migrated, with the room's own login. */
export function readinessOf(rooms: readonly OpenRoom[]): Provider {
  return {
    provide: ROOMS_READY,
    inject: [HealthChecks, ...rooms.map(({ room }) => getDataSourceToken(room))],
    useFactory: (health: HealthChecks, ...sources: DataSource[]) => {
      health.add('database', async () => {
        await Promise.all(sources.map(answers));
      });
      return rooms;
    },
  };
}

/** Asks for no rows of the room's first table: who reaches it is logged in, and the migrations have run. */
async function answers(source: DataSource): Promise<void> {
  const first = source.entityMetadatas[0];
  if (first === undefined) throw new Error('A room without tables can not be asked.');
  await source.query(`SELECT 1 FROM ${first.tablePath} WHERE false`);
}
