import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { ReportImage } from "../actions/check-stage.ts";
import type { Expected } from "./expected.ts";
import { countFaulty } from "./registry.ts";
import type { FaultRun } from "./stage.ts";

const ALLOWANCE_KIB = 64 * 1024;

/** Holds a run against its row of the table, and against the rules that hold for every row. */
export async function expectRun(run: FaultRun, expected: Expected, idleKiB: number): Promise<void> {
  expect(verdictsOf(run), run.log).toEqual({
    ...Object.fromEntries(run.badNames.map((name) => [name, `${expected.verdict} ${expected.code}`])),
    well: "changed null",
  });
  expect(run.status, run.log).toBe(expected.exit);
  expectResult(run, expected);
  expectNothingSpilt(run);
  await expectNothingShown(run);
  const requests = run.origins.map(countFaulty).reduce((sum, count) => sum + count, 0);
  expect(requests, describeRequests(run)).toBeLessThanOrEqual(expected.requests);
  expect(run.seconds).toBeLessThanOrEqual(expected.seconds);
  const peakKiB = run.witness?.peakKiB ?? Number.POSITIVE_INFINITY;
  expect(peakKiB - idleKiB, "KiB over an idle run").toBeLessThanOrEqual(ALLOWANCE_KIB);
}

/** By name, verdict and the code of the error. */
function verdictsOf({ report }: FaultRun): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (report?.images ?? []).map((image) => [image.name, `${image.verdict} ${codeOf(image)}`]),
  );
}

function codeOf({ error, bases }: ReportImage): string | null {
  return error?.code ?? bases.find((base) => base.error !== null)?.error?.code ?? null;
}

/** There is a result, a failed step says why and what to do, and nothing looks like a defect of ours. */
function expectResult({ outputs, annotations, log, summary }: FaultRun, { exit }: Expected): void {
  expect(outputs).toMatchObject({ changed: "true", "has-rebuilds": "true" });
  expect(summary).toContain("well");
  const errors = annotations.filter(({ level }) => level === "error");
  expect(errors.length > 0, log).toBe(exit === 1);
  for (const { message } of errors) expect(message).toMatch(/ · \S/u);
  expect(log).not.toMatch(/\n {4}at |This is a defect/u);
  // What a stranger wrote neither hides nor reorders what is shown, nor begins a line of its own.
  expect(log + summary).not.toMatch(/[\0\u202e]|^X-Injected/mu);
}

/** No secret reached anybody whom it does not belong to, and nobody outside the suite was ever spoken to. */
function expectNothingSpilt(run: FaultRun): void {
  const [registry, ...others] = run.origins;
  const strangers = run.healthy === registry ? others : [...others, run.healthy];
  for (const secret of run.strangeSecrets) {
    for (const origin of [registry, ...strangers]) expect(origin.received()).not.toContain(secret);
  }
  for (const secret of run.loginSecrets) {
    for (const origin of strangers) expect(origin.received()).not.toContain(secret);
  }
  for (const origin of [registry, ...strangers]) expect(origin.received()).not.toContain("\r\nX-Injected");
  const ours = new Set([registry, ...strangers].map(({ port }) => String(port)));
  const elsewhere = (run.witness?.tried ?? ["no witness"]).filter(
    (tried) =>
      !/^(?:127\.0\.0\.1|::1):(?<port>\d+)$/u.test(tried) || !ours.has(tried.split(":").at(-1) ?? ""),
  );
  expect(elsewhere).toEqual([]);
}

/** No byte of a secret is in anything that the step printed or wrote. */
async function expectNothingShown(run: FaultRun): Promise<void> {
  const written = await readdir(run.workspace, { recursive: true, withFileTypes: true });
  const files = written.filter((entry) => entry.isFile() && !entry.parentPath.includes("/docker"));
  const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), "latin1")));
  const shown = [run.log, run.summary, JSON.stringify(run.outputs), ...texts].join("\n");
  for (const secret of [...run.loginSecrets, ...run.strangeSecrets])
    expect(shown.includes(secret), `${secret} is shown`).toBe(false);
}

function describeRequests({ origins }: FaultRun): string {
  return origins
    .flatMap(({ requests }, index) => requests.map(({ method, target }) => `${index} ${method} ${target}`))
    .join("\n")
    .slice(0, 4000);
}
