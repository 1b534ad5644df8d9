import { parseReference } from "@basewatch/image";
import { parseDelayPolicy } from "@basewatch/schedule";
import { describe, expect, test } from "vitest";
import type { FleetImage, ImageObservation } from "./index.ts";
import {
  A,
  B,
  base,
  C,
  claim,
  D,
  day,
  decisions,
  image,
  NODE,
  onImage,
  plan,
  START_MS,
  unchanged,
  withAttempts,
} from "./testing/observations.ts";

const on = (name: string, ...upstreams: readonly string[]) =>
  image({ name, bases: upstreams.map((upstream) => onImage(upstream)) });
const fleetOf = (...images: readonly FleetImage[]): readonly FleetImage[] => images;

describe("a fleet of images that are built on each other", () => {
  test("may be a chain of 10,000", () => {
    const chain = [image({ name: "i0" })];
    for (let index = 1; index < 10_000; index += 1) chain.push(on(`i${index}`, `i${index - 1}`));
    const order = { unchangedToo: true, by: "ada", reason: "all", runId: "1" };
    const forced = plan(chain.toReversed(), 0, undefined, order);
    expect(forced.images.slice(-2).map(({ decision }) => decision)).toEqual(["wait:upstream", "rebuild"]);
    expect(new Set(decisions(forced))).toEqual(new Set(["rebuild", "wait:upstream"]));
    const next = plan(chain.toReversed(), 1, forced.ledger);
    expect(next.rebuilds.map(({ images }) => images[0]?.name)).toEqual(["i0"]);
    expect(next.cycles).toEqual([]);
  });

  test("may hold diamonds: the last one waits for both sides, and is rebuilt once", () => {
    const diamond = [on("bottom", "left", "right"), on("left", "app"), on("right", "app"), image()];
    const due = plan(diamond);
    expect(decisions(due)).toEqual(["wait:upstream", "wait:upstream", "wait:upstream", "rebuild"]);
    const half = plan(
      [
        on("bottom", "left", "right"),
        image({ name: "left", bases: [unchanged] }),
        on("right", "app"),
        image({ bases: [unchanged] }),
      ],
      1,
      due.ledger,
    );
    expect(decisions(half)).toEqual(["wait:upstream", "none", "rebuild", "none"]);
    expect(half.images[0]?.waitsFor).toEqual(["right"]);
    const last = plan(
      [
        on("bottom", "left", "right"),
        ...["left", "right", "app"].map((name) => image({ name, bases: [unchanged] })),
      ],
      2,
      half.ledger,
    );
    expect(last.rebuilds.map(({ images }) => images.map(({ name }) => name))).toEqual([["bottom"]]);
    expect(last.rebuilds[0]?.images[0]?.bases).toHaveLength(2);
  });

  test.each<readonly [string, Partial<ImageObservation>, string]>([
    ["is due", {}, "wait:upstream"],
    ["waits for its window", { nextOpenMs: () => START_MS + 86_400_000 }, "wait:upstream"],
    ["waits for a window that never opens", { nextOpenMs: () => undefined }, "rebuild"],
    ["waits for its delay", { rebuildDelay: parseDelayPolicy("7d") }, "rebuild"],
    ["is not rebuilt by itself", { autoRebuild: false }, "rebuild"],
    ["has no source", { rebuildable: false }, "rebuild"],
    ["is behind its pin", { bases: [base({ pinned: true, movedPastPin: true })] }, "rebuild"],
    ["is unknown", { bases: [base({ verdict: "unknown", current: undefined })] }, "rebuild"],
  ])("whose upstream %s", (_name, upstream, decision) => {
    expect(decisions(plan([image(upstream), on("child", "app")]))[1]).toBe(decision);
  });

  test("whose upstream is building, failed, or has used up its attempts", () => {
    const due = plan([image({ maxAttempts: 1 }), on("child", "app")]);
    const after = (status: "dispatched" | "failed", days: number, maxAttempts: number) => {
      const ended = claim(due, 0.5, { status, closedAt: status === "failed" ? day(0.5) : null });
      return decisions(
        plan([image({ maxAttempts }), on("child", "app")], days, withAttempts(due.ledger, ended)),
      );
    };
    expect(after("dispatched", 0.6, 1)).toEqual(["hold:in-flight", "wait:upstream"]);
    expect(after("failed", 0.5, 2)).toEqual(["wait:retry", "wait:upstream"]);
    expect(after("failed", 0.5, 1)).toEqual(["hold:attempts", "rebuild"]);
  });
});

describe("an upstream that this run did not look at", () => {
  const fleet = fleetOf(image(), on("child", "app"), on("grandchild", "child"));
  const child = on("child", "app");

  test.each<readonly [string, Partial<ImageObservation>, string]>([
    ["due", {}, "wait:upstream"],
    ["in its window's time", { nextOpenMs: () => START_MS + 86_400_000 }, "wait:upstream"],
    ["in a delay", { rebuildDelay: parseDelayPolicy("7d") }, "rebuild"],
    ["at rest", { bases: [unchanged] }, "rebuild"],
  ])("counts as the ledger has it: %s", (_name, upstream, decision) => {
    const { ledger } = plan([image(upstream)], 0, undefined, undefined, { fleet });
    const next = plan([child], 0, ledger, undefined, { fleet });
    expect(next.images[0]).toMatchObject({ decision, waitsFor: decision === "rebuild" ? [] : ["app"] });
  });

  test("counts by its open attempt", () => {
    const due = plan([image()], 0, undefined, undefined, { fleet });
    const calm = plan([image({ bases: [unchanged] })], 0.1, due.ledger, undefined, { fleet });
    const flying = withAttempts(calm.ledger, claim(due, 0.5));
    expect(decisions(plan([child], 0.6, flying, undefined, { fleet }))).toEqual(["wait:upstream"]);
  });

  test("does not count when nobody lists it, or nobody has recorded it", () => {
    const { ledger } = plan([image()], 0, undefined, undefined, { fleet, config: "other.yaml" });
    expect(decisions(plan([child], 0, ledger, undefined, { fleet: [child], config: "images.yaml" }))).toEqual(
      ["rebuild"],
    );
    expect(decisions(plan([child], 0, undefined, undefined, { fleet }))).toEqual(["rebuild"]);
  });
});

describe("a ring", () => {
  const ring = [on("a", "b"), on("b", "c"), on("c", "a")];

  test("is reported with its path by those who see a part of it", () => {
    expect(plan([...ring, image()]).cycles).toEqual([["a", "b", "c", "a"]]);
    const { ledger } = plan(ring);
    expect(plan([on("b", "c")], 1, ledger, undefined, { fleet: [...ring, image()] }).cycles).toHaveLength(1);
    expect(plan([image()], 1, ledger, undefined, { fleet: [...ring, image()] }).cycles).toEqual([]);
  });

  test("is cut at the same place by every shard, so that one goes first", () => {
    let { ledger } = plan(ring, 0);
    const first = new Set<string>();
    for (const round of [1, 2])
      for (const one of ring) {
        const next = plan([one], round, ledger, undefined, { fleet: ring });
        ({ ledger } = next);
        if (next.rebuilds.length > 0) first.add(one.name);
      }
    expect([...first]).toEqual(["c"]);
  });

  test("of one is reported, and does not wait for itself", () => {
    const own = plan([on("a", "a")]);
    expect(own.cycles).toEqual([["a", "a"]]);
    expect(decisions(own)).toEqual(["rebuild"]);
  });
});

describe("images that come and go", () => {
  const config = "images.yaml";
  const two = [image(), image({ name: "other" })];
  const known = plan(two, 0, undefined, undefined, { config }).ledger;

  test("are archived when their file does not list them any more, and come back with their history", () => {
    const left = plan([image({ name: "other" })], 1, known, undefined, { config });
    expect(left.archived).toEqual(["app"]);
    expect(left.ledger.archive["app"]).toEqual({ ...known.images["app"], archivedAt: day(1) });
    const back = plan([image({ rebuildDelay: parseDelayPolicy("9d") })], 2, left.ledger, undefined, {
      config,
      fleet: two,
    });
    expect(back.ledger.archive).toEqual({});
    expect(back.images[0]).toMatchObject({ decision: "wait:delay", dueAt: day(9) });
    expect(back.ledger.images["app"]?.pendingSince).toEqual({ [NODE]: day(0) });
  });

  test("are not archived when this run did not look at them, or another file lists them", () => {
    expect(plan([image()], 1, known, undefined, { config, fleet: two }).archived).toEqual([]);
    expect(plan([image({ name: "third" })], 1, known, undefined, { config: "more.yaml" }).archived).toEqual(
      [],
    );
    expect(plan([image({ name: "third" })], 1, known, undefined, { config: null }).archived).toEqual([]);
  });

  test("of two files on one ledger are decided each for itself", () => {
    const both = plan([image({ name: "third" })], 1, known, undefined, { config: "more.yaml" });
    expect(decisions(both)).toEqual(["rebuild"]);
    expect(Object.keys(both.ledger.images)).toEqual(["app", "other", "third"]);
    expect(plan(two, 2, both.ledger, undefined, { config }).archived).toEqual([]);
  });
});

describe("an image that somebody else has recorded since this run began", () => {
  test("stays as they recorded it, and is theirs to decide about", () => {
    const theirs = plan([image()], 1).ledger;
    const next = plan([image({ digest: C, bases: [unchanged] })], 2, theirs, undefined, {
      stale: new Set(["app"]),
    });
    expect(next.ledger).toEqual(theirs);
    expect(next.rebuilds).toEqual([]);
    expect(decisions(next)).toEqual(["hold:in-flight"]);
  });

  test("is waited for as they decided", () => {
    const theirs = plan([image()], 1).ledger;
    const next = plan([image({ bases: [unchanged] }), on("child", "app")], 2, theirs, undefined, {
      stale: new Set(["app"]),
    });
    expect(decisions(next)).toEqual(["hold:in-flight", "wait:upstream"]);
  });

  test("and has never been recorded is at rest", () => {
    expect(decisions(plan([image()], 2, undefined, undefined, { stale: new Set(["app"]) }))).toEqual([
      "none",
    ]);
  });
});

test("a base by its digest is no image of the fleet", () => {
  const pinned = base({ reference: parseReference(`ghcr.io/o/app@${A}`), current: B });
  expect(decisions(plan([image({ digest: D }), image({ name: "child", bases: [pinned] })]))).toEqual([
    "rebuild",
    "rebuild",
  ]);
});
