import { describe, expect, test } from "vitest";
import { identifyAtForge, identifyRuns, showsKey } from "./identify.ts";
import { fakeForge, KEY, NOON, run, sought } from "./testing/forge.ts";

const MARKED = { marked: true, event: "workflow_dispatch", actor: null } as const;
const kindsOf = (sightings: ReturnType<typeof identifyRuns>) =>
  sightings.map((sighting) => (sighting.kind === "found" ? sighting.run.id : sighting.kind));

describe("one attempt", () => {
  test.each([
    ["its title shows it", { title: `Build ${KEY}.1` }, "found"],
    ["its inputs show it", { inputs: { rebuild_key: `${KEY}.1` } }, "found"],
    ["its title shows another attempt", { title: `Build ${KEY}.12` }, "absent"],
    ["nothing shows it", {}, "absent"],
  ])("whose runs show their key: %s", (_name, change, kind) => {
    const [sighting] = identifyRuns([run(change)], [sought({ traces: MARKED })], new Set());
    expect(sighting?.kind).toBe(kind);
  });

  test.each([
    ["is all that it is known by", {}, "found"],
    ["is another workflow's", { workflow: "other.yml", workflowId: 8 }, "absent"],
    ["is on another ref", { ref: "next" }, "absent"],
    ["is of another event", { event: "push" }, "absent"],
    ["is another person's", { actor: "somebody" }, "absent"],
    ["is by nobody that the server names", { actor: undefined }, "found"],
    ["shows another key", { title: "Build 0123456789abcdef.1" }, "absent"],
    ["has another key in its inputs", { inputs: { rebuild_key: "0123456789abcdef.1" } }, "absent"],
    ["is from before", { createdAtMs: NOON - 1_001 }, "absent"],
    ["is from the second before, in which dates are cut", { createdAtMs: NOON - 1_000 }, "found"],
    ["is from long after", { createdAtMs: NOON + 601_001 }, "absent"],
  ])("whose runs show no key, and the only run %s", (_name, change, kind) => {
    const [sighting] = identifyRuns([run(change)], [sought()], new Set());
    expect(sighting?.kind).toBe(kind);
  });

  test("is not a run that is known to be another's", () => {
    expect(kindsOf(identifyRuns([run()], [sought()], new Set([1])))).toEqual(["absent"]);
  });

  test("with two runs that could be it stays open", () => {
    const [sighting] = identifyRuns([run(), run({ id: 2 })], [sought()], new Set());
    expect(sighting).toMatchObject({ kind: "several", runs: [{ id: 1 }, { id: 2 }] });
  });

  test("of a forge without events and actors is known by place and time", () => {
    const traces = { marked: false, event: "", actor: null };
    expect(kindsOf(identifyRuns([run({ event: "trigger" })], [sought({ traces })], new Set()))).toEqual([1]);
  });
});

describe("several attempts at one workflow, none of whose runs shows a key", () => {
  const first = sought();
  const second = sought({ marker: "0123456789abcdef.1", sinceMs: NOON + 1_000 });
  const runs = [run({ id: 2, createdAtMs: NOON + 1_000 }), run({ id: 1 })];

  test("have as many runs: in their order", () => {
    expect(kindsOf(identifyRuns(runs, [second, first], new Set()))).toEqual([2, 1]);
  });

  test("have one run, and one of them was accepted: it is that one's", () => {
    const accepted = { ...second, started: true };
    const late = [run({ id: 2, createdAtMs: NOON + 1_000 })];
    expect(kindsOf(identifyRuns(late, [first, accepted], new Set()))).toEqual(["absent", 2]);
  });

  test("have one run that could be either's: nobody knows", () => {
    const one = [run({ createdAtMs: NOON + 1_000 })];
    expect(kindsOf(identifyRuns(one, [first, second], new Set()))).toEqual(["several", "several"]);
  });

  test("have more runs than there are attempts: nobody knows", () => {
    const three = [...runs, run({ id: 3, createdAtMs: NOON + 2_000 })];
    expect(kindsOf(identifyRuns(three, [first, second], new Set()))).toEqual(["several", "several"]);
  });

  test("do not take a run that lies outside of their window, whatever the numbers", () => {
    const early = sought({ untilMs: NOON + 10_000 });
    const late = sought({ marker: "0123456789abcdef.1", sinceMs: NOON + 5_000 });
    const two = [run({ id: 1, createdAtMs: NOON + 6_000 }), run({ id: 2, createdAtMs: NOON + 7_000 })];
    expect(kindsOf(identifyRuns(two, [late, early], new Set()))).toEqual([2, 1]);
    const afterwards = [
      run({ id: 1, createdAtMs: NOON + 20_000 }),
      run({ id: 2, createdAtMs: NOON + 21_000 }),
    ];
    expect(kindsOf(identifyRuns(afterwards, [late, early], new Set()))).toEqual(["several", "absent"]);
  });

  test("at another workflow are no rivals", () => {
    const other = sought({ marker: "0123456789abcdef.1", workflow: "other.yml" });
    expect(kindsOf(identifyRuns([run()], [first, other], new Set()))).toEqual([1, "absent"]);
  });

  test("are told apart by a key where one shows it after all", () => {
    const shown = [run({ id: 2, title: `Build ${KEY}.1` }), run({ id: 3 })];
    expect(kindsOf(identifyRuns(shown, [first, second], new Set()))).toEqual([2, 3]);
  });
});

describe("a forge that shows inputs one by one", () => {
  test("is asked for those of the runs that could be it, and only those", async () => {
    const asked: number[] = [];
    const forge = fakeForge({
      provider: "gitlab",
      async fetchRunInputs(_repository, { id }) {
        asked.push(id);
        return id === 2 ? { rebuild_key: `${KEY}.1` } : undefined;
      },
    });
    const runs = [run({ id: 1 }), run({ id: 2 }), run({ id: 3, ref: "next" }), run({ id: 4 })];
    const sightings = await identifyAtForge(forge, "acme/app", runs, [sought()], new Set([4]));
    expect(kindsOf(sightings)).toEqual([2]);
    expect(asked).toEqual([1, 2]);
  });

  test("is not asked where lists show all", async () => {
    expect(kindsOf(await identifyAtForge(fakeForge(), "acme/app", [run()], [sought()], new Set()))).toEqual([
      1,
    ]);
  });
});

test.each([
  [{ title: `Build ${KEY}.2`, inputs: undefined }, true],
  [{ title: "Build", inputs: { rebuild_key: `${KEY}.3` } }, true],
  [{ title: `Build ${KEY}`, inputs: undefined }, false],
])("a run of %o is one of the key's: %s", (one, shows) => {
  expect(showsKey(one, KEY)).toBe(shows);
});
