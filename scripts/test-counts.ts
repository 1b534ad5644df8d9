// Reads vitest's JSON report and prints "<passed> <failed> <skipped>".
import { readFile } from "node:fs/promises";

interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const report = JSON.parse(await readFile(process.argv[2] ?? "", "utf8")) as TestReport;
// A file that fails before its first test has no failed test, and is a failure all the same.
const broken = report.testResults.filter(
  (file) => file.status === "failed" && file.assertionResults.length === 0,
);
process.stdout.write(
  `${report.numPassedTests} ${report.numFailedTests + broken.length} ${report.numPendingTests + report.numTodoTests}\n`,
);
