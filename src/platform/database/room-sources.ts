import type { DynamicModule, Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { Runtime } from '../runtime.js';
import { ActorPool } from './actor-pool.js';
import type { Room } from './rooms.js';

/** Connections per room and process: seven roles stay well below the embedded cluster's 200. */
const POOL_SIZE = 8;

/** A room that a process opens, with the entities its DataSource lists: what isn't listed has no repository. */
export interface OpenRoom {
  readonly room: Room | 'sequencer';
  readonly entities: readonly Type[];
}

/**
 * One DataSource per room, each logged in as the room's own database role. Inject one with
 * `@InjectDataSource('vault')`; a process that does not open a room has no way to get its connection.
 */
export function openRooms(rooms: readonly OpenRoom[]): DynamicModule[] {
  return rooms.map(({ room, entities }) =>
    TypeOrmModule.forRootAsync({
      name: room,
      inject: [Runtime],
      useFactory: (runtime: Runtime) => ({
        name: room,
        type: 'postgres',
        url: runtime.logins.url(room),
        driver: { ...pg, Pool: ActorPool },
        applicationName: `fairscreen-${room}`,
        entities: [...entities],
        poolSize: POOL_SIZE,
        synchronize: false,
        retryAttempts: 3,
      }),
    }),
  );
}
