/**
 * A room is a part of the house with its own PostgreSQL schema, login role and DataSource. What a room's role
 * may touch is written in `migrations/*-grant-rooms.up.sql`; what its code may import, in
 * `test/architecture/floors.spec.ts`.
 */
export const ROOMS = ['access', 'screenings', 'vault', 'desk', 'released', 'auditor'] as const;

export type Room = (typeof ROOMS)[number];
