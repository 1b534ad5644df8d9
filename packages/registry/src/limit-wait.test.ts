import { createHeaders } from "@basewatch/http";
import { describe, expect, it } from "vitest";
import { limitWaitMs, waitInBodyMs } from "./limit-wait.ts";

const clock = { now: () => 0, monotonicMs: () => 0, sleep: async () => {} };

function answer(body: string, headers: readonly string[] = []) {
  return {
    status: 429,
    headers: createHeaders(headers),
    body: Buffer.from(body),
    url: new URL("https://ghcr.io/v2/"),
  };
}

describe("the wait in a 429's body", () => {
  // How Go writes durations: https://pkg.go.dev/time#Duration.String
  it.each([
    ["retry-after: 1.16676ms, allowed: 44000/minute", 1.16676],
    ["retry-after: 985.86µs, allowed: 44000/minute", 0.98586],
    ["retry-after: 985.86μs", 0.98586],
    ["retry-after: 20us", 0.02],
    ["Retry-After: 750ns", 0.00075],
    ["retry-after: 2s", 2000],
    ["retry-after: 1m0.5s", 60_500],
    ['{"errors":[{"code":"TOOMANYREQUESTS","message":"retry-after: 1h2m3s"}]}', 3_723_000],
    ["retry-after: 12", undefined],
    ["retry-after: soon", undefined],
    ["retry-after: 5 s", undefined],
    ["", undefined],
  ])("%s is %s ms", (body, expected) => {
    const actual = waitInBodyMs(answer(body));
    if (expected === undefined) expect(actual).toBeUndefined();
    else expect(actual).toBeCloseTo(expected, 9);
  });

  it("gives way to the header", () => {
    expect(limitWaitMs(answer("retry-after: 5s", ["Retry-After", "7"]), clock)).toBe(7000);
    expect(limitWaitMs(answer("retry-after: 5s", ["Retry-After", "soon"]), clock)).toBe(5000);
  });
});
