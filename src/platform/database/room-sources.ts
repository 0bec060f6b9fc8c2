import type { DynamicModule, Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { Runtime } from '../runtime.js';
import { ActorPool } from './actor-pool.js';
import { ReplicaPool } from './replica-pool.js';
import { replicaUrl } from './replica-url.js';
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
        ...serversOf(runtime, room),
        applicationName: `fairscreen-${room}`,
        entities: [...entities],
        poolSize: POOL_SIZE,
        synchronize: false,
        retryAttempts: 3,
      }),
    }),
  );
}

/** The rooms whose reads a replica takes over: those where people look at what others did. */
const REPLICATED: readonly OpenRoom['room'][] = ['screenings', 'released', 'auditor'];

/**
 * Where a room's queries go: reads outside transactions to the replica, if there is one and it is up to date
 * (replica-pool.ts); everything else to the primary.
 */
function serversOf(runtime: Runtime, room: OpenRoom['room']) {
  const url = runtime.logins.url(room);
  if (runtime.databaseReplicaUrl === null || !REPLICATED.includes(room)) {
    return { url, driver: { ...pg, Pool: ActorPool } };
  }
  const replica = replicaUrl(url, runtime.databaseReplicaUrl);
  /** A driver makes a pool for each server, of this one class. */
  class RoutedPool extends ReplicaPool {
    constructor(options: pg.PoolConfig) {
      super(options, options.connectionString === replica ? url : null);
    }
  }
  return {
    replication: { defaultMode: 'slave' as const, master: { url }, slaves: [{ url: replica }] },
    driver: { ...pg, Pool: RoutedPool },
  };
}
