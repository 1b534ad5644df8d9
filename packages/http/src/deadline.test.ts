import { expect, test } from "vitest";
import { startDeadline } from "./deadline.ts";

const reasons = { onTimeout: () => new Error("time"), onAbort: () => new Error("outer") };

test("it passes after its time", async () => {
  const deadline = startDeadline(1, undefined, reasons);
  await expect(deadline.passed).rejects.toThrow("time");
  expect(deadline.signal.aborted).toBe(true);
});

test.each([
  ["during it", false],
  ["before it", true],
])("it passes when the outer signal is aborted %s", async (_case, isBefore) => {
  const outer = new AbortController();
  if (isBefore) outer.abort();
  const deadline = startDeadline(60_000, outer.signal, reasons);
  outer.abort();
  await expect(deadline.passed).rejects.toThrow("outer");
  expect(deadline.signal.reason).toBeInstanceOf(Error);
  deadline.stop();
});

test("once stopped it never passes, and forgets the outer signal", () => {
  const outer = new AbortController();
  const deadline = startDeadline(60_000, outer.signal, reasons);
  deadline.stop();
  outer.abort();
  expect(deadline.signal.aborted).toBe(false);
});
