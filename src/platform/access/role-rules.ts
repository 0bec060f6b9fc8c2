import { invalid } from '../../kernel/domain-error.js';
import { ROLES, type Role, SOLITARY_ROLES } from '../../kernel/permission.js';

/**
 * Turns what was sent into roles and holds them to the table: auditors and administrators have no second role.
 *
 * @throws DomainError invalid, naming the field
 */
export function requireFittingRoles(sent: readonly string[]): Role[] {
  const roles = ROLES.filter((role) => sent.includes(role));
  if (roles.length !== sent.length || roles.length === 0) {
    throw invalid('roles', `Send different roles from: ${ROLES.join(', ')}.`);
  }
  const solitary = roles.find((role) => SOLITARY_ROLES.includes(role));
  if (solitary !== undefined && roles.length > 1) {
    throw invalid('roles', `The role ${solitary} stands alone: send it without others.`);
  }
  return roles;
}
