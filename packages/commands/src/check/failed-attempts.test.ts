import type { AttemptRecord } from "@basewatch/ledger";
import { describe, expect, test } from "vitest";
import { describeFailures } from "./failed-attempts.ts";

const RUN = "https://github.com/acme/app/actions/runs/1";
const failed = {
  key: "0123456789abcdef",
  attempt: 1,
  status: "failed",
  conclusion: "timed_out",
  runUrl: RUN,
  message: null,
} as AttemptRecord;
const built = { ...failed, attempt: 2, status: "built", conclusion: "success" } as AttemptRecord;

describe("failed attempts", () => {
  test("are told with their runs", () => {
    expect(describeFailures({ failures: [failed], ineffective: null })).toEqual([
      `1 failed attempt: 0123456789abcdef.1 failed timed_out ${RUN}`,
    ]);
  });

  test.each([
    ["does-not-pull", "--pull"],
    ["does-not-publish", "not to push this tag"],
  ] as const)("that succeeded without effect say the likely cause: %s", (ineffective, cause) => {
    expect(describeFailures({ failures: [failed, built], ineffective })).toEqual([
      expect.stringMatching(/^2 failed attempts: .*; 0123456789abcdef\.2 built without effect success/u),
      expect.stringContaining(cause),
    ]);
  });

  test("none, nothing said", () => {
    expect(describeFailures({ failures: [], ineffective: null })).toEqual([]);
  });
});
