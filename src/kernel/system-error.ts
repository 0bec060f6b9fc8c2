/**
 * Whether an error carries this code, as those of the operating system and of PostgreSQL do. It looks at the
 * error rather than at its class: an error from another realm is no instance of this one's.
 */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
