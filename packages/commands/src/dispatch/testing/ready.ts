import { Failure } from "@basewatch/failure";
import type { Forge, PreparedDispatch, Run, SendAgain, SendResult } from "@basewatch/forge";
import { type Fake, fakeForge, KEY, NOON } from "../../attempts/testing/forge.ts";
import type { Ready } from "../sender.ts";
import type { Target } from "../targets.ts";

/** A target at acme/app's build.yml. */
export function target(change: Partial<Target> = {}): Target {
  return {
    provider: "github",
    key: KEY,
    attempt: 1,
    images: ["app"],
    bases: [],
    reason: null,
    apiUrl: undefined,
    repository: "acme/app",
    workflow: "build.yml",
    ref: "main",
    standard: {},
    explicit: {},
    eventType: undefined,
    checkedAtMs: NOON,
    rebuild: undefined,
    ...change,
  };
}

/** What sending {@link target} takes. */
export function ready(forge: Forge, change: Partial<Ready> = {}): Ready {
  const { target: one = target() } = change;
  const marker = `${one.key}.${one.attempt}`;
  const prepared: PreparedDispatch = {
    request: {
      repository: "acme/app",
      workflow: "build.yml",
      ref: "main",
      standard: {},
      explicit: {},
      strict: false,
      marker,
    },
    what: "acme/app build.yml@main",
    workflow: "build.yml",
    ref: "main",
    event: "workflow_dispatch",
    page: "https://github.example/acme/app/actions",
    inputs: {},
    leftOut: [],
    declaration: undefined,
    unreadable: undefined,
  };
  return {
    target: one,
    forge,
    prepared,
    traces: { marked: true, event: "workflow_dispatch", actor: null },
    known: new Set(),
    lease: { isOver: () => false },
    ...change,
  };
}

export const ACCEPTED: SendResult = {
  kind: "accepted",
  run: { id: 1, url: "https://github.example/runs/1" },
  leftOut: [],
};
export const UNNAMED: SendResult = { kind: "accepted", run: undefined, leftOut: [] };
export const AMBIGUOUS: SendResult = {
  kind: "ambiguous",
  failure: new Failure("unknown whether the run started (502)", { code: "forge.ambiguous" }),
};

export function rejected(again: SendAgain | undefined): SendResult {
  return { kind: "rejected", failure: new Failure("no", { code: "forge.no" }), again };
}

/** A world on a clock that only its own waits move, forge's clock included. */
export function openTime() {
  let elapsedMs = 0;
  const waits: number[] = [];
  const said: string[] = [];
  const stop = new AbortController();
  const say = (text: string) => void said.push(text);
  const now = () => NOON + elapsedMs;
  return {
    waits,
    said,
    stop,
    now,
    forge: (fake: Fake) => fakeForge({ serverTimeMs: now, ...fake }),
    deps: {
      clock: {
        now,
        monotonicMs: () => elapsedMs,
        async sleep(ms: number) {
          waits.push(ms);
          elapsedMs += ms;
        },
      },
      random: () => 0.5,
      signal: stop.signal,
      log: { info: say, notice: say, warning: say, debug: say },
    },
  };
}

/** The run of {@link target}'s attempt, as lists show it. */
export function shown(change: Partial<Run> = {}): Partial<Run> {
  return { title: `Build ${KEY}.1`, ...change };
}
