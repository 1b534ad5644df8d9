import { expect, test } from "vitest";
import { type NotifyEvent, type RunTarget, wantsMessage } from "./index.ts";
import { failedTarget, report, target } from "./testing/reports.ts";

const skipped = target({ status: "skipped" });
const deferred = target({ status: "deferred" });
const unknown = target({ status: "unknown" });
const DEFAULT: readonly NotifyEvent[] = ["dispatched", "failed"];

test.each<[string, readonly RunTarget[], readonly NotifyEvent[], boolean]>([
  ["a dispatch, by default", [target()], DEFAULT, true],
  ["a failure, by default", [failedTarget()], DEFAULT, true],
  ["unknown fails the step: by default", [unknown], DEFAULT, true],
  ["a build that failed, by default", [target({ conclusion: "failure" })], ["failed"], true],
  ["a build that succeeded is no failure", [target({ conclusion: "success" })], ["failed"], false],
  ["only skipped and deferred, by default", [skipped, deferred], DEFAULT, false],
  ["nothing, by default", [], DEFAULT, false],
  ["one among many", [skipped, skipped, failedTarget()], ["failed"], true],
  ["deferred where it is listed", [deferred], ["deferred"], true],
  ["skipped where it is listed", [skipped], ["skipped"], true],
  ["unknown where it is listed", [unknown], ["unknown"], true],
  ["a failure where only unknown is listed", [failedTarget()], ["unknown"], false],
  ["nothing, with always", [], ["always"], true],
])("%s", (_name, results, events, wanted) => {
  expect(wantsMessage(report(results), events)).toBe(wanted);
});

test("a failure of the run itself is a failure", () => {
  const failures = [{ code: "ledger.corrupt", message: "no JSON", hint: null }];
  expect(wantsMessage(report([], { failures }), ["failed"])).toBe(true);
  expect(wantsMessage(report([], { failures }), ["dispatched"])).toBe(false);
});
