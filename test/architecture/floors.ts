/** The floors of DESIGN.md, as data: who may import whom. */
export interface FloorRule {
  readonly room: string;
  readonly mayImport: readonly string[];
  /** Rooms that may be entered only through their doors, `*.intake.ts`. */
  readonly throughDoors: readonly string[];
}

export const FLOORS: readonly FloorRule[] = [
  { room: 'kernel', mayImport: [], throughDoors: [] },
  { room: 'platform', mayImport: ['kernel'], throughDoors: [] },
  { room: 'screenings', mayImport: ['kernel', 'platform'], throughDoors: [] },
  { room: 'released', mayImport: ['kernel', 'platform', 'screenings'], throughDoors: [] },
  { room: 'desk', mayImport: ['kernel', 'platform', 'screenings'], throughDoors: ['released'] },
  { room: 'auditor', mayImport: ['kernel', 'platform', 'screenings'], throughDoors: [] },
  { room: 'vault', mayImport: ['kernel', 'platform', 'screenings'], throughDoors: ['desk'] },
  {
    room: 'apps',
    mayImport: ['kernel', 'platform', 'screenings', 'released', 'desk', 'auditor', 'vault', 'cli'],
    throughDoors: [],
  },
  {
    room: 'cli',
    mayImport: ['kernel', 'platform', 'screenings', 'released', 'desk', 'auditor', 'vault', 'apps'],
    throughDoors: [],
  },
];

/** The kernel is plain TypeScript; the filter is a pure library. Neither may import a framework or do I/O. */
export const PURE_FOLDERS: readonly {
  readonly folder: string;
  readonly allowedPackages: readonly string[];
}[] = [
  { folder: 'kernel', allowedPackages: ['node:crypto'] },
  { folder: 'vault/filter', allowedPackages: ['node:crypto', 'node:zlib'] },
];

/** What these entry points reach, transitively, never includes these folders. */
export const NEVER_REACHED: readonly { readonly from: string; readonly folders: readonly string[] }[] = [
  { from: 'released/released.module.ts', folders: ['vault', 'desk', 'auditor'] },
  { from: 'auditor/auditor.module.ts', folders: ['vault', 'desk'] },
  { from: 'desk/desk.module.ts', folders: ['vault', 'auditor'] },
  { from: 'apps/hiring.app.ts', folders: ['vault', 'desk', 'auditor', 'cli'] },
  { from: 'apps/auditor.app.ts', folders: ['vault', 'desk', 'cli'] },
  { from: 'apps/desk.app.ts', folders: ['auditor', 'cli'] },
  { from: 'screenings/screenings.module.ts', folders: ['vault', 'desk', 'released', 'auditor'] },
];

/** Names that say nothing about what they hold. */
export const EMPTY_NAMES = /(^|\/)(utils?|common|shared|helpers?|base|misc|index)(\/|\.ts$)/;
