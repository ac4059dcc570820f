// Every test: types, lint, then vitest (unit, database, house, journeys in a browser). Ends with one line that counts them.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const words = process.argv.slice(2);
const report = path.join('node_modules', `.samfrid-test-${process.pid}.json`);
const node = (script, ...args) =>
  spawnSync(process.execPath, [path.join('node_modules', script), ...args], { stdio: 'inherit' }).status === 0;

const counts = { passed: 0, failed: 0, skipped: 0 };
const count = (ok) => (ok ? counts.passed++ : counts.failed++);

// A run narrowed to some files, or one that writes snapshots anew, is for the workbench: it skips types and lint.
if (words.length === 0) {
  console.log('types');
  count(node('typescript/bin/tsc', '-p', '.'));
  console.log('lint and format');
  count(node('@biomejs/biome/bin/biome', 'check', '.', '--error-on-warnings', '--diagnostic-level=warn'));
}
const clean = node('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words);
try {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(fs.readFileSync(report, 'utf8'));
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
  counts.skipped += numPendingTests;
  // A file that could not even be loaded holds no tests to count, and must not pass for that.
  counts.failed += testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
} catch {
  counts.failed++;
}
if (!clean && counts.failed === 0) counts.failed++; // an error outside any test
fs.rmSync(report, { force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);
process.exit(counts.failed === 0 ? 0 : 1);
