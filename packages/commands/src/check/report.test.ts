import { Failure } from "@basewatch/failure";
import { parsePlatform } from "@basewatch/image";
import { expect, test } from "vitest";
import { buildReport, formatReport } from "./report.ts";
import { createBase, createChecked, digest } from "./testing/images.ts";

const REGISTRY = { requests: { head: 2, get: 1, token: 0, retried: 0 }, rateLimits: {} };
const AT = "2026-01-02T03:04:05.000Z";

test.each([0, 1, 100, 101])("with %i images, it is written as JSON would be", (count) => {
  const images = Array.from({ length: count }, (_, index) => createChecked(`app-${index}`));
  const text = [...formatReport(images, REGISTRY, AT)].join("");
  expect(text).toBe(`${JSON.stringify(buildReport(images, REGISTRY, AT), null, 2)}\n`);
});

test("what is not known is null, and never left out", () => {
  const bare = createBase("node:22", {
    line: undefined,
    current: undefined,
    evidence: undefined,
    verdict: "unknown",
    previous: [],
    error: new Failure("node:22: not found", { code: "registry.not-found" }),
  });
  const image = createChecked("app", { verdict: "unknown", bases: [bare] });
  const lost = { ...image, lineage: { ...image.lineage, digest: undefined } };
  expect(buildReport([lost], REGISTRY, AT)).toEqual({
    version: 1,
    checkedAt: AT,
    images: [
      {
        name: "app",
        reference: "ghcr.io/acme/app:latest",
        digest: null,
        verdict: "unknown",
        decision: "none",
        dueAt: null,
        waitsFor: [],
        key: null,
        failures: [],
        ineffective: null,
        bases: [
          {
            reference: "docker.io/library/node:22",
            role: "runtime",
            line: null,
            platforms: null,
            previous: [],
            current: null,
            verdict: "unknown",
            evidence: null,
            evidenceSkipped: [],
            firstSeenAt: null,
            error: { code: "registry.not-found", message: "node:22: not found", hint: null },
          },
        ],
        error: null,
      },
    ],
    ...REGISTRY,
  });
});

test("what is known is there, each base with its own time", () => {
  const pin = digest("pin");
  const base = createBase(`node:22@${pin}`, { platforms: [parsePlatform("linux/arm64")], line: 3 });
  const errors = ["the first", "another"].map(
    (message) => new Failure(message, { code: "test.it", hint: "Do it." }),
  );
  const image = createChecked("app", {
    bases: [base],
    errors,
    key: "0123456789abcdef",
    plan: { decision: "wait:delay", dueAt: AT, waitsFor: ["other"] },
    firstSeenAt: { "docker.io/library/node:22": AT },
  });
  expect(buildReport([image], REGISTRY, AT)).toMatchObject({
    images: [
      {
        digest: digest("app"),
        decision: "wait:delay",
        dueAt: AT,
        waitsFor: ["other"],
        key: "0123456789abcdef",
        failures: [],
        ineffective: null,
        bases: [
          {
            reference: `docker.io/library/node:22@${pin}`,
            platforms: ["linux/arm64"],
            line: 3,
            firstSeenAt: AT,
            error: null,
          },
        ],
        error: { code: "test.it", message: "the first", hint: "Do it." },
      },
    ],
  });
});
