import type { Forge, Run, RunList, SendResult } from "@basewatch/forge";
import type { Sought } from "../identify.ts";

/** When everything in these tests happens, in milliseconds since the epoch. */
export const NOON = Date.parse("2026-01-02T12:00:00Z");
export const KEY = "3f9a2c41d0b7e615";

/** A run of acme/app's build.yml by robot, at noon. */
export function run(change: Partial<Run> = {}): Run {
  const { id = 1 } = change;
  return {
    id,
    url: `https://github.example/runs/${id}`,
    title: "Build",
    workflow: "build.yml",
    workflowId: 7,
    event: "workflow_dispatch",
    ref: "main",
    actor: "robot",
    createdAtMs: NOON,
    status: "queued",
    conclusion: undefined,
    state: "queued",
    inputs: undefined,
    ...change,
  };
}

/** The first attempt at {@link KEY}, sent at noon, whose runs show no key. */
export function sought(change: Partial<Sought> = {}): Sought {
  return {
    marker: `${KEY}.1`,
    traces: { marked: false, event: "workflow_dispatch", actor: "robot" },
    workflow: "build.yml",
    ref: "main",
    sinceMs: NOON,
    untilMs: NOON + 600_000,
    ...change,
  };
}

/** What a {@link fakeForge} does; what is not given must not be called. */
export type Fake = Partial<Omit<Forge, "listRuns" | "sendDispatch">> & {
  /** What each look at the list shows, the last one again and again. */
  readonly lists?: readonly (RunList | Error)[];
  readonly sends?: readonly SendResult[];
};

/** A forge that plays what it is given, and counts. */
export function fakeForge(fake: Fake = {}): Forge & { readonly calls: readonly string[] } {
  const calls: string[] = [];
  const lists = [...(fake.lists ?? [])];
  const sends = [...(fake.sends ?? [])];
  const unexpected = (name: string) => () => Promise.reject(new TypeError(`${name} was called`));
  return {
    provider: "github",
    apiUrl: "https://api.github.example",
    canReadRuns: true,
    readFiles: unexpected("readFiles"),
    fetchDefaultBranch: unexpected("fetchDefaultBranch"),
    prepareDispatch: unexpected("prepareDispatch"),
    describeDispatch: () => "",
    serverTimeMs: () => NOON,
    fetchActor: unexpected("fetchActor"),
    fetchRun: unexpected("fetchRun"),
    settleConclusion: async (_repository, one) => one,
    fetchRunInputs: unexpected("fetchRunInputs"),
    cancelRun: unexpected("cancelRun"),
    ...fake,
    calls,
    async listRuns() {
      calls.push("list");
      const next = lists.length > 1 ? lists.shift() : lists[0];
      if (next === undefined) throw new TypeError("listRuns was called");
      if (next instanceof Error) throw next;
      return next;
    },
    async sendDispatch() {
      calls.push("send");
      const next = sends.shift();
      if (next === undefined) throw new TypeError("sendDispatch was called");
      return next;
    },
  };
}

/** A complete list, read some milliseconds after noon. */
export function list(runs: readonly Run[], change: Partial<RunList> = {}): RunList {
  return { runs, complete: true, readAtMs: NOON, ...change };
}
