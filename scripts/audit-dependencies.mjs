// Asks the registry for known vulnerabilities of what the service is shipped with. Fails on high and critical ones.
// A registry that gives no advisories is no audit: that is said, and does not count as one.
import { spawnSync } from 'node:child_process';

const FAILS = ['high', 'critical'];

const { stdout } = spawnSync('npm', ['audit', '--omit', 'dev', '--json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
});
const counts = vulnerabilities(stdout);
if (counts === null) {
  process.stdout.write('NOT AUDITED: the registry gave no advisories. Run it where it does.\n');
} else {
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  const told = found.map(([severity, count]) => `${count} ${severity}`).join(', ') || 'none known';
  process.stdout.write(`Vulnerabilities of what is shipped: ${told}\n`);
  if (FAILS.some((severity) => counts[severity] > 0)) process.exitCode = 1;
}

/** Counts by severity, or null when npm answered with an error instead. */
function vulnerabilities(json) {
  try {
    const { total: _, ...bySeverity } = JSON.parse(json).metadata.vulnerabilities;
    return bySeverity;
  } catch {
    return null;
  }
}
