import { describe, expect, test } from "vitest";
import type { RunTarget } from "./index.ts";
import { writeHeadline } from "./outcome.ts";
import { failedTarget, many, report, target } from "./testing/reports.ts";

const FAILURE = { code: "ledger.corrupt", message: "the ledger is no JSON", hint: null };

describe("the headline", () => {
  test.each<[string, readonly RunTarget[], string]>([
    ["nothing", [], "No rebuild was due"],
    ["one", [target()], "1 rebuild dispatched: backstage"],
    ["one that failed", [failedTarget()], "1 rebuild failed: backstage"],
    ["one that was waited for", [target({ conclusion: "success" })], "1 rebuild succeeded: backstage"],
    ["one whose build failed", [target({ conclusion: "failure" })], "1 rebuild did not build: backstage"],
    ["one without images", [target({ images: [] })], "1 rebuild dispatched: acme/backstage build.yml"],
    ["a GitLab project", [target({ images: [], workflow: null })], "1 rebuild dispatched: acme/backstage"],
    [
      "several, the worst first",
      [target(), target({ status: "deferred" }), failedTarget(), target()],
      "4 rebuilds: 1 failed, 2 dispatched, 1 deferred",
    ],
    [
      "builds that were waited for",
      [
        target({ conclusion: "success" }),
        target({ conclusion: "superseded" }),
        target({ status: "unknown" }),
      ],
      "3 rebuilds: 1 did not build, 1 unknown, 1 succeeded",
    ],
  ])("of %s", (_name, results, headline) => {
    expect(writeHeadline(report(results))).toBe(headline);
  });

  test.each([
    [[], "The run failed before any rebuild was tried"],
    [[target()], "1 rebuild dispatched, the run failed: backstage"],
    [[target(), target()], "2 rebuilds: the run failed, 2 dispatched"],
  ])("says that the run itself failed", (results, headline) => {
    expect(writeHeadline(report(results, { failures: [FAILURE] }))).toBe(headline);
  });

  test("never takes more than 80 characters, and how many failed is among them", () => {
    const statuses = ["dispatched", "skipped", "deferred", "unknown", "failed"] as const;
    const results = statuses.flatMap((status) => many(1500, { status }));
    const headline = writeHeadline(report(results));
    expect(headline).toMatch(/^7500 rebuilds: 1500 failed, 1500 unknown, 1500 dispatched, 1500 deferred/u);
    expect(headline.length).toBeLessThanOrEqual(80);
    const long = target({ images: [{ name: "x".repeat(200), reference: "r", bases: [] }] });
    expect(writeHeadline(report([long]))).toHaveLength(80);
  });

  test("is one line, whatever an image is called", () => {
    const hostile = target({ images: [{ name: "a\r\nBcc: all@acme.test", reference: "r", bases: [] }] });
    expect(writeHeadline(report([hostile]))).toBe("1 rebuild dispatched: a\\u{d}\\u{a}Bcc: all@acme.test");
  });
});
