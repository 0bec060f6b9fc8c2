/** The exit code of a command that a signal ended, as shells report it. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Exits the orderly way, so that an embedded PostgreSQL this command started is stopped with it. */
export function exitOnSignals(): void {
  for (const [signal, code] of Object.entries(EXIT_CODES)) process.once(signal, () => process.exit(code));
}
