import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import { classifySafely, isNotSent } from "./classification.ts";
import { createHeaders } from "./headers.ts";
import type { HttpFailureCode, HttpRequest, Outcome } from "./types.ts";

const clock = { now: () => Date.parse("2026-01-02T03:04:05Z") };

function answered(status: number, ...headers: string[]): Outcome {
  const url = new URL("https://api.test/");
  return { response: { status, headers: createHeaders(headers), body: Buffer.alloc(0), url } };
}

function failed(code: HttpFailureCode, cause?: Failure): Outcome {
  return { failure: new Failure("it failed", { code, cause }) };
}

const ANSWERS: readonly (readonly [number, string, string])[] = [
  [200, "give-up", "give-up"],
  [204, "give-up", "give-up"],
  [302, "give-up", "give-up"],
  [401, "give-up", "give-up"],
  [404, "give-up", "give-up"],
  [408, "retry", "ambiguous"],
  [422, "give-up", "give-up"],
  [429, "retry", "retry"],
  [500, "retry", "ambiguous"],
  [501, "give-up", "ambiguous"],
  [502, "retry", "ambiguous"],
  [503, "retry", "ambiguous"],
  [504, "retry", "ambiguous"],
];

describe.each(ANSWERS)("an answer %i", (status, read, write) => {
  test.each(["GET", "HEAD"] as const)(`to %s is ${read}`, (method) => {
    expect(classifySafely(method, clock)(answered(status)).kind).toBe(read);
  });
  test.each(["POST", "PUT", "PATCH", "DELETE"] as const)(`to %s is ${write}`, (method) => {
    expect(classifySafely(method, clock)(answered(status)).kind).toBe(write);
  });
});

const FAILURES: readonly (readonly [HttpFailureCode, string, string, boolean])[] = [
  ["http.refused", "retry", "retry", true],
  ["http.dns", "retry", "retry", true],
  ["http.tls", "give-up", "give-up", true],
  ["http.proxy", "give-up", "give-up", true],
  ["http.private-address", "give-up", "give-up", true],
  ["http.invalid-request", "give-up", "give-up", true],
  ["http.reset", "retry", "ambiguous", false],
  ["http.timeout", "retry", "ambiguous", false],
  ["http.cut", "retry", "ambiguous", false],
  ["http.malformed", "give-up", "ambiguous", false],
  ["http.too-large", "give-up", "ambiguous", false],
];

describe.each(FAILURES)("%s", (code, read, write, notSent) => {
  test.each([
    ["GET", read],
    ["HEAD", read],
    ["POST", write],
    ["DELETE", write],
  ] satisfies [HttpRequest["method"], string][])("of %s is %s", (method, kind) => {
    expect(classifySafely(method)(failed(code)).kind).toBe(kind);
  });
  test(notSent ? "proves that nothing was sent" : "proves nothing", () => {
    expect(isNotSent(new Failure("it failed", { code }))).toBe(notSent);
  });
});

test("a spent budget proves that nothing was sent unless it cut an exchange off", () => {
  const cut = new Failure("stopped in flight", { code: "http.budget" });
  expect(isNotSent(new Failure("spent", { code: "http.budget" }))).toBe(true);
  expect(isNotSent(new Failure("spent", { code: "http.budget", cause: cut }))).toBe(false);
});

test.each([
  ["seconds", "7", 7000],
  ["a date", "Fri, 02 Jan 2026 03:04:35 GMT", 30_000],
  ["a date that is over", "Fri, 02 Jan 2026 03:00:00 GMT", 0],
  ["neither", "soon", undefined],
])("Retry-After as %s", (_name, value, afterMs) => {
  expect(classifySafely("GET", clock)(answered(503, "Retry-After", value))).toEqual({
    kind: "retry",
    afterMs,
  });
  expect(classifySafely("POST", clock)(answered(429, "Retry-After", value))).toEqual({
    kind: "retry",
    afterMs,
  });
});
