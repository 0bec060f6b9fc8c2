// Reads what jest has written with --json --outputFile and fails unless every test ran and passed.
// A skipped test looks like a passed one in a summary; here it counts as a failure.
// Given several files, it sums them up; its last line is the verdict.
import { existsSync, readFileSync } from 'node:fs';

const files = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
for (const file of files) {
  if (!existsSync(file)) {
    complain(`${file}: not written, so that run came to no end`);
    continue;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = report.numPendingTests + report.numTodoTests;
  const suites = report.numRuntimeErrorTestSuites + report.numPendingTestSuites;
  if (skipped > 0) complain(`${file}: ${skipped} skipped or unwritten`);
  if (suites > 0) complain(`${file}: ${suites} suites did not run`);
  if (report.numTotalTests === 0) complain(`${file}: no tests at all`);
  if (report.numFailedTests === 0 && report.success !== true) complain(`${file}: the run as a whole failed`);
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  if (report.numFailedTests > 0) process.exitCode = 1;
}
if (files.length === 0) complain('no reports given');
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);

function complain(what) {
  process.stderr.write(`${what}\n`);
  total.failed += 1;
  process.exitCode = 1;
}
