import { parseReference } from "@basewatch/image";
import { emptyLedger } from "@basewatch/ledger";
import { parseDelayPolicy } from "@basewatch/schedule";
import { describe, expect, test } from "vitest";
import { type ForceOrder, type ImageObservation, type Plan, planRebuilds, withDependents } from "./index.ts";
import {
  A,
  B,
  base,
  C,
  D,
  DAY_MS,
  day,
  decisions,
  image,
  NODE,
  plan,
  START_MS,
  unchanged,
  unknown,
} from "./testing/observations.ts";

describe("decisions of one image", () => {
  const movedPastPin = base({ pinned: true, movedPastPin: true });
  const offPin = base({ pinned: true, movedPastPin: false });
  test.each<readonly [string, Partial<ImageObservation>, string]>([
    ["changed", {}, "rebuild"],
    ["unchanged", { bases: [unchanged] }, "none"],
    ["no bases at all", { bases: [] }, "none"],
    ["unknown", { bases: [unknown] }, "none"],
    ["changed beside an unknown", { bases: [unknown, base()] }, "rebuild"],
    ["not to be rebuilt by itself", { autoRebuild: false }, "hold:disabled"],
    ["without a source", { rebuildable: false }, "hold:watch-only"],
    ["unchanged without a source", { rebuildable: false, bases: [unchanged] }, "none"],
    ["moved past its pin", { bases: [movedPastPin] }, "hold:pinned"],
    ["moved past its pin, another base changed", { bases: [movedPastPin, base()] }, "rebuild"],
    ["built on another digest than the pin", { bases: [offPin] }, "rebuild"],
    ["delayed", { rebuildDelay: parseDelayPolicy("7d") }, "wait:delay"],
    ["delayed and disabled", { rebuildDelay: parseDelayPolicy("7d"), autoRebuild: false }, "hold:disabled"],
    ["never published, to be built", { verdict: "changed", bases: [], digest: undefined }, "rebuild"],
  ])("%s: %s", (_name, overrides, decision) => {
    expect(decisions(plan([image(overrides)]))).toEqual([decision]);
  });

  test("a base past its pin is no cause, a changed one is", () => {
    const other = base({ reference: parseReference("alpine:3") });
    const [planned] = plan([image({ bases: [movedPastPin, other, unchanged] })]).images;
    expect(planned?.causes).toEqual([other]);
  });
});

describe("rebuildDelay", () => {
  const delayed = (current = B, previous = A) =>
    image({ rebuildDelay: parseDelayPolicy("7d"), bases: [base({ current, previous: [previous] })] });
  const calm = image({ rebuildDelay: parseDelayPolicy("7d"), bases: [unchanged] });

  test("counts from the first time that the digest was seen, to the millisecond", () => {
    const first = plan([delayed()], 0);
    expect(first.images[0]).toMatchObject({ decision: "wait:delay", dueAt: day(7) });
    const before = planRebuilds({
      images: [delayed()],
      ledger: first.ledger,
      nowMs: START_MS + 7 * DAY_MS - 1,
      state: null,
      force: undefined,
    });
    expect(before.images[0]).toMatchObject({ decision: "wait:delay", dueAt: day(7) });
    expect(plan([delayed()], 7, first.ledger).images[0]).toMatchObject({ decision: "rebuild", dueAt: null });
  });

  test("of several moves inside the delay the first one's time counts, and the newest digest is taken", () => {
    const first = plan([delayed(B)], 0);
    const second = plan([delayed(C)], 3, first.ledger);
    expect(second.images[0]).toMatchObject({ decision: "wait:delay", dueAt: day(7) });
    const due = plan([delayed(C)], 7, second.ledger);
    expect(due.rebuilds[0]?.images[0]?.bases[0]).toMatchObject({ current: C, firstSeenAt: day(3) });
  });

  test("a return to the recorded digest ends the delay, and a later move starts a new one", () => {
    const moved = plan([delayed(B)], 0);
    const back = plan([calm], 2, moved.ledger);
    expect(decisions(back)).toEqual(["none"]);
    expect(back.ledger.images["app"]?.pendingSince).toEqual({});
    const again = plan([delayed(C)], 5, back.ledger);
    expect(again.images[0]).toMatchObject({ decision: "wait:delay", dueAt: day(12) });
  });

  test("unknown neither ends a delay nor starts one", () => {
    const moved = plan([delayed(B)], 0);
    const lost = plan([image({ rebuildDelay: parseDelayPolicy("7d"), bases: [unknown] })], 2, moved.ledger);
    expect(lost.ledger.images["app"]?.pendingSince).toEqual({ [NODE]: day(0) });
    expect(plan([delayed(B)], 7, lost.ledger).images[0]?.decision).toBe("rebuild");
    const never = plan([image({ bases: [unknown] })], 0);
    expect(never.ledger.images["app"]?.pendingSince).toEqual({});
  });

  test("an image that is checked for the first time waits from when another one saw the move", () => {
    const seen = plan([image({ name: "other", bases: [unchanged] })], 0);
    const moved = plan([image({ name: "other", bases: [base()] })], 1, seen.ledger);
    const late = plan([delayed(B)], 5, moved.ledger);
    expect(late.images[0]).toMatchObject({ decision: "wait:delay", dueAt: day(8) });
  });

  test("built on a digest that was never seen: from when the current one was", () => {
    const seen = plan([image({ name: "other", bases: [base()] })], 0);
    expect(plan([delayed(B, C)], 2, seen.ledger).images[0]).toMatchObject({ dueAt: day(7) });
  });

  test("bases may differ, and the first that is due decides", () => {
    const policy = parseDelayPolicy({ "node:*": "7d", "*": "1d" });
    const both = image({
      rebuildDelay: policy,
      bases: [base(), base({ reference: parseReference("alpine:3"), role: "copy" })],
    });
    const first = plan([both], 0);
    expect(first.images[0]?.dueAt).toBe(day(1));
    const due = plan([both], 1, first.ledger);
    expect(due.rebuilds).toHaveLength(1);
    expect(due.rebuilds[0]?.images[0]?.bases.map((one) => one.reference)).toEqual([
      NODE,
      "docker.io/library/alpine:3",
    ]);
  });
});

describe("images built on each other", () => {
  const onApp = base({ reference: parseReference("ghcr.io/o/app:latest"), verdict: "changed" });
  const child = image({ name: "child", bases: [onApp] });

  test("a dependent waits while its own base is due", () => {
    const result = plan([child, image()]);
    expect(decisions(result)).toEqual(["wait:upstream", "rebuild"]);
    expect(result.images[0]?.waitsFor).toEqual(["app"]);
  });

  test("however deep", () => {
    const grandchild = image({
      name: "grandchild",
      bases: [base({ reference: parseReference("ghcr.io/o/child:latest") })],
    });
    expect(decisions(plan([grandchild, child, image()]))).toEqual([
      "wait:upstream",
      "wait:upstream",
      "rebuild",
    ]);
  });

  test("and not for one that waits for its delay, is held, or has nothing to do", () => {
    const upstreams = [
      { rebuildDelay: parseDelayPolicy("7d") },
      { autoRebuild: false },
      { bases: [unchanged] },
    ];
    for (const upstream of upstreams) expect(decisions(plan([child, image(upstream)]))[0]).toBe("rebuild");
  });

  test("an unchanged dependent has nothing to wait for", () => {
    const calm = image({ name: "child", bases: [{ ...onApp, verdict: "unchanged" }] });
    expect(decisions(plan([calm, image()]))).toEqual(["none", "rebuild"]);
  });

  test("a ring is reported with its path, and does not wait for itself", () => {
    const left = image({
      name: "left",
      bases: [base({ reference: parseReference("ghcr.io/o/right:latest") })],
    });
    const right = image({
      name: "right",
      bases: [base({ reference: parseReference("ghcr.io/o/left:latest") })],
    });
    const result = plan([left, right]);
    expect(result.cycles).toEqual([["left", "right", "left"]]);
    expect(decisions(result)).toEqual(["wait:upstream", "rebuild"]);
  });

  test("no ring, no path", () => {
    expect(plan([child, image()]).cycles).toEqual([]);
  });

  test("withDependents finds every one that is built on them", () => {
    const grandchild = image({
      name: "grandchild",
      bases: [base({ reference: parseReference("ghcr.io/o/child:latest") })],
    });
    const all = [grandchild, child, image(), image({ name: "stranger" })];
    expect(new Set(withDependents([image()], all))).toEqual(new Set(["app", "child", "grandchild"]));
    expect(withDependents([grandchild], all)).toEqual(["grandchild"]);
  });
});

describe("force", () => {
  const force: ForceOrder = { unchangedToo: false, by: "ada", reason: "CVE-1", runId: "42" };
  const all: ForceOrder = { ...force, unchangedToo: true };
  const pinned = base({ pinned: true, movedPastPin: true });
  test.each<readonly [string, Partial<ImageObservation>, ForceOrder, string]>([
    ["beats a delay", { rebuildDelay: parseDelayPolicy("7d") }, force, "rebuild"],
    ["beats autoRebuild: false", { autoRebuild: false }, force, "rebuild"],
    ["leaves an unchanged image alone", { bases: [unchanged] }, force, "none"],
    ["leaves an unknown image alone", { bases: [unknown] }, force, "none"],
    ["cannot follow a pin", { bases: [pinned] }, force, "hold:pinned"],
    ["unchanged too: rebuilds it", { bases: [unchanged] }, all, "rebuild"],
    ["unchanged too: rebuilds on the pin", { bases: [pinned] }, all, "rebuild"],
    ["unchanged too: unknown stays unknown", { bases: [unknown] }, all, "none"],
    ["has nowhere to dispatch without a source", { rebuildable: false }, all, "hold:watch-only"],
  ])("%s", (_name, overrides, order, decision) => {
    expect(decisions(plan([image(overrides)], 0, emptyLedger(), order))).toEqual([decision]);
  });

  test("a changed image is listed with its causes and the reason, an unchanged one without causes", () => {
    expect(plan([image()], 0, emptyLedger(), force).rebuilds[0]).toMatchObject({
      reason: "CVE-1",
      images: [{ bases: [{ current: B }] }],
    });
    expect(plan([image({ bases: [unchanged] })], 0, emptyLedger(), all).rebuilds[0]).toMatchObject({
      reason: "CVE-1",
      images: [{ bases: [] }],
    });
  });

  test("is recorded with who and why, and survives until the image shows a rebuild", () => {
    const delayed = image({ rebuildDelay: parseDelayPolicy("7d") });
    const forced = plan([delayed], 0, emptyLedger(), force);
    expect(forced.ledger.images["app"]?.forced).toEqual({
      at: day(0),
      by: "ada",
      reason: "CVE-1",
      runId: "42",
      imageDigest: D,
      unchangedToo: false,
    });
    const next = plan([delayed], 1, forced.ledger);
    expect(next.rebuilds[0]).toMatchObject({ reason: "CVE-1", key: forced.rebuilds[0]?.key });
    const rebuilt = plan([image({ digest: C, bases: [unchanged] })], 2, next.ledger);
    expect(rebuilt.ledger.images["app"]?.forced).toBeNull();
    expect(decisions(rebuilt)).toEqual(["none"]);
  });

  test("an image that cannot be read is not taken for rebuilt", () => {
    const forced = plan([image()], 0, emptyLedger(), force);
    const lost = plan([image({ digest: undefined, bases: [unknown] })], 1, forced.ledger);
    expect(lost.ledger.images["app"]?.forced?.runId).toBe("42");
    expect(lost.ledger.images["app"]?.digest).toBe(D);
  });

  test("covers what is built on it: the dependent goes, without its delay, once its own base has moved", () => {
    const parent = image({ bases: [unchanged] });
    const onParent = (verdict: "changed" | "unchanged") =>
      image({
        name: "child",
        rebuildDelay: parseDelayPolicy("7d"),
        bases: [base({ reference: parseReference("ghcr.io/o/app:latest"), verdict })],
      });
    const forced = plan([parent, onParent("unchanged")], 0, emptyLedger(), all);
    expect(decisions(forced)).toEqual(["rebuild", "wait:upstream"]);
    // Built again to the same bytes: the parent is not due any more, and the child goes although nothing has changed.
    const same = plan([image({ digest: C, bases: [unchanged] }), onParent("unchanged")], 1, forced.ledger);
    expect(decisions(same)).toEqual(["none", "rebuild"]);
    const changedOnly = plan([image(), onParent("unchanged")], 0, emptyLedger(), force);
    expect(decisions(changedOnly)).toEqual(["rebuild", "none"]);
    expect(changedOnly.ledger.images["child"]?.forced).toMatchObject({ runId: "42", unchangedToo: false });
    const next = plan([image({ digest: C, bases: [unchanged] }), onParent("changed")], 1, changedOnly.ledger);
    expect(decisions(next)).toEqual(["none", "rebuild"]);
  });

  test("without a memory nothing waits for its base: it would be lost", () => {
    const child = image({
      name: "child",
      bases: [base({ reference: parseReference("ghcr.io/o/app:latest") })],
    });
    const request = { images: [image(), child], ledger: emptyLedger(), nowMs: START_MS, state: null };
    expect(decisions(planRebuilds({ ...request, force }))).toEqual(["rebuild", "rebuild"]);
    expect(decisions(planRebuilds({ ...request, force: undefined }))).toEqual(["rebuild", "wait:upstream"]);
  });

  test("what it did not touch is not recorded as forced", () => {
    const result = plan([image(), image({ name: "other", bases: [unchanged] })], 0, emptyLedger(), force);
    expect(result.ledger.images["other"]?.forced).toBeNull();
  });
});

describe("rebuilds", () => {
  const key = (result: Plan) => result.rebuilds[0]?.key;
  const single = plan([image()]);

  test("an entry has the shape of the contract", () => {
    expect(single.rebuilds).toEqual([
      {
        key: expect.stringMatching(/^[0-9a-f]{16}$/u),
        attempt: 1,
        reason: null,
        checkedAt: day(0),
        ledger: "file:l.json",
        dispatch: image().dispatch,
        images: [
          {
            name: "app",
            reference: "ghcr.io/o/app:latest",
            bases: [
              {
                reference: NODE,
                role: "runtime",
                previous: [A],
                current: B,
                evidence: "provenance",
                firstSeenAt: day(0),
              },
            ],
          },
        ],
      },
    ]);
  });

  test("one rebuild for an image with several moved bases, with all its causes", () => {
    const result = plan([
      image({ bases: [base(), base({ reference: parseReference("alpine:3"), role: "copy" })] }),
    ]);
    expect(result.rebuilds).toHaveLength(1);
    expect(result.rebuilds[0]?.images[0]?.bases).toHaveLength(2);
  });

  test("images with the same dispatch and inputs share one; other inputs or another ref do not", () => {
    const { dispatch } = image();
    if (dispatch === null) throw new Error("the test's image is dispatched");
    const sharing = [image({ name: "app", dispatch }), image({ name: "two", dispatch })];
    const apart = [
      image({ name: "three", dispatch: { ...dispatch, inputs: { version_bump: "minor" } } }),
      image({ name: "four", dispatch: { ...dispatch, ref: "next" } }),
    ];
    const result = plan([...sharing, ...apart]);
    expect(result.rebuilds.map((one) => one.images.map((built) => built.name))).toEqual([
      ["app", "two"],
      ["three"],
      ["four"],
    ]);
  });

  test("inputs in another order are the same inputs", () => {
    const { dispatch } = image();
    if (dispatch === null) throw new Error("the test's image is dispatched");
    const one = image({ name: "one", dispatch: { ...dispatch, inputs: { a: "1", b: "2" } } });
    const two = image({ name: "two", dispatch: { ...dispatch, inputs: { b: "2", a: "1" } } });
    expect(plan([one, two]).rebuilds).toHaveLength(1);
  });

  test("images that are built in this workflow do not share", () => {
    expect(plan([image({ dispatch: null }), image({ name: "two", dispatch: null })]).rebuilds).toHaveLength(
      2,
    );
  });

  const other = image().dispatch;
  test.each<readonly [string, () => Plan, boolean]>([
    ["the same situation, later", () => plan([image()], 3), true],
    [
      "the same with other evidence",
      () => plan([image({ bases: [base({ evidence: "layers", previous: [C] })] })]),
      true,
    ],
    ["with other inputs", () => plan([image({ dispatch: other && { ...other, inputs: {} } })]), true],
    ["bases in another order", () => plan([image({ bases: [unchanged, base()] })]), true],
    ["another digest", () => plan([image({ bases: [base({ current: C })] })]), false],
    ["another base", () => plan([image({ bases: [base({ reference: parseReference("node:23") })] })]), false],
    ["another name", () => plan([image({ name: "other", dispatch: other })]), false],
    ["another workflow", () => plan([image({ dispatch: other && { ...other, workflow: "x.yml" } })]), false],
    [
      "another repository",
      () => plan([image({ dispatch: other && { ...other, repository: "o/x" } })]),
      false,
    ],
    ["another ref", () => plan([image({ dispatch: other && { ...other, ref: "x" } })]), false],
    ["another API", () => plan([image({ dispatch: other && { ...other, apiUrl: "https://x" } })]), false],
    ["no dispatch", () => plan([image({ dispatch: null })]), false],
  ])("key: %s", (_name, situation, same) => {
    expect(key(situation()) === key(single)).toBe(same);
  });

  test("key: the order of images does not matter", () => {
    const { dispatch } = image();
    const [one, two] = [image({ name: "one", dispatch }), image({ name: "two", dispatch })];
    expect(key(plan([one, two]))).toBe(key(plan([two, one])));
  });

  test("key: a forced request has its own", () => {
    const force = (runId: string): ForceOrder => ({ unchangedToo: false, by: "ada", reason: "r", runId });
    const [first, second] = [
      plan([image()], 0, emptyLedger(), force("1")),
      plan([image()], 0, emptyLedger(), force("2")),
    ];
    expect(new Set([key(single), key(first), key(second)]).size).toBe(3);
  });

  test("key: A → B → A → B is two episodes, and two keys", () => {
    const first = plan([image()], 1, plan([image({ bases: [unchanged] })], 0).ledger);
    const back = plan([image({ bases: [unchanged] })], 2, first.ledger);
    const again = plan([image()], 3, back.ledger);
    expect([first, back, again].map((one) => one.ledger.images["app"]?.episode)).toEqual([1, 1, 2]);
    expect(key(again)).not.toBe(key(first));
  });

  test("key: unknown in between is the same episode", () => {
    const first = plan([image()], 1, plan([image({ bases: [unchanged] })], 0).ledger);
    const lost = plan([image({ bases: [unknown] })], 2, first.ledger);
    const again = plan([image()], 3, lost.ledger);
    expect(key(again)).toBe(key(first));
    expect(lost.ledger.images["app"]).toMatchObject({ verdict: "unknown", proven: "changed" });
  });
});

describe("what is remembered", () => {
  test("since when an image is unknown, until it is not", () => {
    const lost = plan([image({ bases: [unknown] })], 1);
    const still = plan([image({ bases: [unknown] })], 2, lost.ledger);
    expect(still.ledger.images["app"]?.unknownSince).toBe(day(1));
    expect(
      plan([image({ bases: [unchanged] })], 3, still.ledger).ledger.images["app"]?.unknownSince,
    ).toBeNull();
  });

  test("the decision and when it changes", () => {
    const { ledger } = plan([image({ rebuildDelay: parseDelayPolicy("1d") })]);
    expect(ledger.images["app"]).toMatchObject({
      decision: "wait:delay",
      dueAt: day(1),
      verdict: "changed",
      digest: D,
    });
  });

  test("a pin's digest is not taken for what the tag is", () => {
    const { ledger } = plan([image({ bases: [base({ pinned: true })] })]);
    expect(ledger.bases).toEqual({});
  });

  test("images and bases that this run did not look at stay as they are", () => {
    const { ledger } = plan([image()]);
    const next = plan(
      [image({ name: "other", bases: [base({ reference: parseReference("alpine:3") })] })],
      1,
      ledger,
    );
    expect(next.ledger.images["app"]).toEqual(ledger.images["app"]);
    expect(next.ledger.bases[NODE]).toEqual(ledger.bases[NODE]);
  });

  test("what others know of an image stays", () => {
    const { ledger } = plan([image()]);
    const record = ledger.images["app"];
    if (record === undefined) throw new Error("the plan remembers its images");
    const evidence = { of: "lineage" };
    const next = plan([image()], 1, { ...ledger, images: { app: { ...record, evidence } } });
    expect(next.ledger.images["app"]?.evidence).toEqual(evidence);
  });

  test("the same observations leave the same ledger", () => {
    const first = plan([image()], 0);
    expect(plan([image()], 1, first.ledger).ledger).toEqual(first.ledger);
  });
});
