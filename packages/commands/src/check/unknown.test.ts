import { Failure } from "@basewatch/failure";
import { emptyLedger, type ImageRecord, type Ledger } from "@basewatch/ledger";
import { describe, expect, test } from "vitest";
import type { FailOn } from "./inputs.ts";
import { createBase, createChecked } from "./testing/images.ts";
import { describeUnknown, judgeUnknown } from "./unknown.ts";

const NOW = Date.parse("2026-01-08T00:00:00Z");
const gone = (what: string) =>
  new Failure(`${what}: not found`, { code: "registry.not-found", hint: "Push it." });

function someImages(all: number, unknown: number) {
  return Array.from({ length: all }, (_, index) =>
    createChecked(`app-${index}`, index < unknown ? { verdict: "unknown", errors: [gone("it")] } : {}),
  );
}

function unknownSince(since: string | null): Ledger {
  const record: ImageRecord = {
    reference: "ghcr.io/acme/app-0:latest",
    digest: null,
    verdict: "unknown",
    proven: null,
    unknownSince: since,
    decision: "none",
    dueAt: null,
    episode: 0,
    pendingSince: {},
    forced: null,
    config: null,
    unchangedAt: null,
    digestSeenAt: null,
    evidence: null,
    builtOn: {},
    bases: [],
    lastRebuild: null,
  };
  return { ...emptyLedger(), images: { "app-0": record } };
}

describe("which unknown images fail the step", () => {
  test.each([
    ["never", 2, 2, 0],
    ["all-unknown", 2, 1, 0],
    ["all-unknown", 2, 2, 2],
    ["all-unknown", 2, 0, 0],
    ["all-unknown", 0, 0, 0],
    ["unknown", 3, 1, 1],
    ["unknown", 3, 0, 0],
    [{ share: 0.1 }, 10, 1, 1],
    [{ share: 0.1 }, 11, 1, 0],
    [{ share: 1 }, 2, 2, 2],
    [{ share: 0.001 }, 2, 0, 0],
  ] satisfies (readonly [FailOn, number, number, number])[])(
    "%j: of %i images %i unknown, %i fail",
    (failOn, all, unknown, failing) => {
      const { failures, warnings } = judgeUnknown(someImages(all, unknown), failOn, emptyLedger(), NOW);
      expect([failures.length, warnings.length]).toEqual([failing, unknown - failing]);
    },
  );

  test.each([
    ["all-unknown", "2026-01-01T00:00:00.000Z", 1],
    ["all-unknown", "2026-01-01T00:00:00.001Z", 0],
    ["all-unknown", null, 0],
    ["never", "2025-01-01T00:00:00.000Z", 0],
  ] as const)("%s, unknown since %s: %i", (failOn, since, failing) => {
    const { failures, warnings } = judgeUnknown(someImages(2, 1), failOn, unknownSince(since), NOW);
    expect([failures.length, warnings.length]).toEqual([failing, 1 - failing]);
    if (failing === 1) expect(failures[0]?.message).toContain(`is unknown since ${since}: it: not found`);
  });
});

describe("why an image is unknown", () => {
  test("its own errors, with name, reference, code and hint", () => {
    const image = createChecked("app", { verdict: "unknown", errors: [gone("ghcr.io/acme/app:latest")] });
    expect(describeUnknown(image)).toMatchObject([
      {
        message: "app (ghcr.io/acme/app:latest) is unknown: ghcr.io/acme/app:latest: not found",
        code: "registry.not-found",
        hint: "Push it.",
      },
    ]);
  });

  test("else those of its bases", () => {
    const bases = [
      createBase("a:1"),
      createBase("b:1", { error: gone("b:1") }),
      createBase("c:1", { error: gone("c:1") }),
    ];
    const messages = describeUnknown(createChecked("app", { verdict: "unknown", bases })).map(
      ({ message }) => message,
    );
    expect(messages).toEqual([
      expect.stringContaining("b:1: not found"),
      expect.stringContaining("c:1: not found"),
    ]);
  });
});
