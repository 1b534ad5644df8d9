import { type Digest, digestOf } from "@basewatch/image";
import type { ImageConfig } from "@basewatch/registry";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { relateLayers } from "./layers.ts";

const layer = (text: string): Digest => digestOf(Buffer.from(text));

interface Step {
  readonly text: string;
  readonly empty: boolean;
}

function config(steps: readonly Step[], created: string | undefined = "2026-01-01T00:00:00Z"): ImageConfig {
  return {
    platform: { os: "linux", architecture: "amd64" },
    diffIds: steps.filter(({ empty }) => !empty).map(({ text }) => layer(text)),
    history: steps.map(({ text, empty }) => ({ created, createdBy: text, emptyLayer: empty })),
    labels: {},
    onBuild: [],
  };
}

const step = fc.record({ text: fc.string({ minLength: 1 }), empty: fc.boolean() });
const base = fc.array(step, { minLength: 1 }).filter((steps) => steps.some(({ empty }) => !empty));

describe("relateLayers", () => {
  it("every image built on a base is the same as it", () => {
    fc.assert(
      fc.property(base, fc.array(step), (inherited, own) => {
        expect(relateLayers(config([...inherited, ...own]), config(inherited)).kind).toBe("same");
      }),
      { numRuns: 100 },
    );
  });

  it("no rebuild of the base goes unseen: another date, the same commands", () => {
    fc.assert(
      fc.property(base, fc.array(step), (inherited, own) => {
        const relation = relateLayers(
          config([...inherited, ...own]),
          config(inherited, "2026-01-02T00:00:00Z"),
        );
        expect(relation.kind).toBe("descends");
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000000000Z", "same"],
    ["2026-01-01T00:00:00.120Z", "2026-01-01T00:00:00.12Z", "same"],
    ["2026-01-01T00:00:00.500+02:00", "2026-01-01T00:00:00.5+02:00", "same"],
    [undefined, undefined, "same"],
    ["2026-01-01T00:00:00.1Z", "2026-01-01T00:00:00.2Z", "descends"],
    ["2026-01-01T00:00:00Z", undefined, "descends"],
  ])("history of %s beside %s: %s", (left, right, kind) => {
    const steps = [{ text: "RUN", empty: false }];
    const relate = (one: string | undefined, other: string | undefined) =>
      relateLayers(dated(steps, one), dated(steps, other)).kind;
    expect(relate(left, right)).toBe(kind);
  });

  it.each([
    [`ADD file:${"a".repeat(64)} in /`, `ADD file:${"b".repeat(64)} in /`, "descends"],
    ["# debian.sh 'bookworm' '@1760000000'", "# debian.sh 'bookworm' '@1770000000'", "descends"],
    ["LABEL created=2026-01-01T10:00:00Z", "LABEL created=2026-02-01T11:00:00Z", "descends"],
    ["ENV SNAPSHOT=20260101T000000Z", "ENV SNAPSHOT=20260201T000000Z", "descends"],
    ["ENV NODE_VERSION=22.1.0", "ENV NODE_VERSION=22.2.0", "unrelated"],
  ])("%s, then %s: %s", (before, after, kind) => {
    expect(relateLayers(holding(before), holding(after)).kind).toBe(kind);
  });

  it("a layer that was empty and is none is another history", () => {
    const image = config([
      { text: "A", empty: false },
      { text: "B", empty: true },
    ]);
    const moved = config([
      { text: "A", empty: true },
      { text: "B", empty: false },
    ]);
    expect(relateLayers(image, moved).kind).toBe("unrelated");
  });
});

function dated(steps: readonly Step[], created: string | undefined): ImageConfig {
  const { history, ...rest } = config(steps);
  return { ...rest, history: history.map((entry) => ({ ...entry, created })) };
}

function holding(command: string): ImageConfig {
  return { ...config([{ text: command, empty: false }]), diffIds: [layer(command)] };
}
