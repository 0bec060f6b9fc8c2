import { allows, PERMISSIONS, type Permission, ROLES, type Role } from '../../src/kernel/permission.js';
import { conflictingDuties, DUTIES, SIDE_OF_DUTY } from '../../src/screenings/assignments/duties.js';

/** Permissions that show raw data, or let someone shape what is released. */
const PREPARING: readonly Permission[] = [
  'identities:write',
  'identities:read',
  'searches:log',
  'searches:read',
  'findings:log',
  'findings:read',
  'findings:validate',
  'redactions:review',
  'filtered_findings:read',
  'packets:release',
  'steps:record',
];
const RAW: readonly Permission[] = ['identities:read', 'searches:read', 'findings:read', 'redactions:review'];
const DECIDING: readonly Permission[] = ['packets:acknowledge', 'decisions:record'];

function permissionsOf(role: Role): Permission[] {
  return permissions().filter((permission) => allows(permission, [role]));
}

function permissions(): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).sort();
}

describe('duties', () => {
  it.each(ROLES)('%s is not on both sides of the wall', (role) => {
    const held = permissionsOf(role);
    const sides = [PREPARING, DECIDING].filter((side) =>
      side.some((permission) => held.includes(permission)),
    );
    expect(sides.length).toBeLessThanOrEqual(1);
  });

  it.each(['hiring_manager', 'coordinator', 'auditor', 'administrator'] as const)(
    '%s never reads raw data',
    (role) => {
      expect(permissionsOf(role).filter((permission) => RAW.includes(permission))).toEqual([]);
    },
  );

  it('nobody who releases packets logs, validates or reviews findings', () => {
    for (const role of ROLES.filter((candidate) => allows('packets:release', [candidate]))) {
      expect(allows('findings:log', [role]) || allows('redactions:review', [role])).toBe(false);
    }
  });

  it('an account without roles may do nothing', () => {
    expect(permissions().filter((permission) => allows(permission, []))).toEqual([]);
  });

  it('in one requisition, deciding stands against every preparing duty, and the other way round', () => {
    for (const duty of DUTIES.filter((candidate) => candidate !== 'hiring_manager')) {
      expect(SIDE_OF_DUTY[duty]).toBe('prepares');
      expect(conflictingDuties([duty], 'hiring_manager')).toEqual([duty]);
      expect(conflictingDuties(['hiring_manager'], duty)).toEqual(['hiring_manager']);
    }
    expect(conflictingDuties(['screener'], 'reviewer')).toEqual([]);
  });
});
