import {
  type AttemptRecord,
  emptyLedger,
  formatLedger,
  type ImageRecord,
  type Ledger,
} from "@basewatch/ledger";
import { createRedactor } from "@basewatch/redaction";
import { describe, expect, test } from "vitest";
import type { World } from "../action.ts";
import { createTestFiles } from "../check/testing/files.ts";
import { digest } from "../check/testing/images.ts";
import { readStatus } from "./run-status.ts";

const AT = "2026-01-02T03:04:05.000Z";
const LATER = "2026-01-09T03:04:05.000Z";
const NODE = "docker.io/library/node:22";
const KEY = "0123456789abcdef";
const RUN = "https://github.com/acme/app/actions/runs/1";

const RECORD: ImageRecord = {
  reference: "ghcr.io/acme/app:latest",
  config: "images.yaml",
  digest: digest("app"),
  digestSeenAt: AT,
  evidence: null,
  builtOn: { [NODE]: digest("old") },
  verdict: "changed",
  proven: "changed",
  unchangedAt: null,
  unknownSince: null,
  decision: "none",
  dueAt: null,
  bases: [NODE],
  episode: 1,
  pendingSince: { [NODE]: AT },
  forced: null,
  lastRebuild: null,
};

function attempt(change: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    key: KEY,
    attempt: 1,
    target: { provider: "github", apiUrl: null, repository: "acme/app", workflow: "app.yml", ref: "main" },
    images: ["app"],
    imageDigests: {},
    bases: {},
    reason: null,
    owner: "1/a",
    claimedAt: AT,
    expiresAt: LATER,
    sentAfter: AT,
    traces: { marked: true, event: "workflow_dispatch", actor: null },
    provableAt: LATER,
    status: "dispatched",
    runId: "1",
    runUrl: RUN,
    conclusion: null,
    closedAt: null,
    message: null,
    ...change,
  };
}

function world(files: Readonly<Record<string, string>>): World {
  return {
    environment: {},
    clock: { now: () => 0, monotonicMs: () => 0, sleep: async () => undefined },
    random: () => 0,
    log: { info() {}, notice() {}, warning() {}, debug() {} },
    redactor: createRedactor(),
    announce() {},
    files: createTestFiles(files),
    signal: new AbortController().signal,
  };
}

function ask(state: string, files: Readonly<Record<string, string>>, image?: string) {
  return readStatus({ state, stateToken: undefined, tokens: undefined, image }, world(files));
}

function read(ledger: Partial<Ledger>, image?: string) {
  const bases = { [NODE]: { current: digest("new"), firstSeenAt: AT, previous: null, history: [] } };
  return ask(
    "file:state.json",
    { "state.json": formatLedger({ ...emptyLedger(), bases, ...ledger }) },
    image,
  );
}

type WhyRow = readonly [string, Partial<ImageRecord>, string | null, Partial<Ledger>?];

const WHY: readonly WhyRow[] = [
  ["at rest", { verdict: "unchanged" }, null],
  ["due", { decision: "rebuild" }, null],
  ["unknown", { verdict: "unknown", unknownSince: AT }, `unknown since ${AT}: nothing is decided on a guess`],
  [
    "in a closed window",
    { decision: "wait:window", dueAt: LATER },
    `its rebuildWindow is closed until ${LATER}`,
  ],
  [
    "between attempts",
    { decision: "wait:retry", dueAt: LATER },
    `the last attempt failed; the next one waits until ${LATER}`,
  ],
  [
    "behind another one",
    { decision: "wait:upstream", bases: ["ghcr.io/acme/lib:1"] },
    "it waits for lib (rebuild)",
    { images: { lib: { ...RECORD, reference: "ghcr.io/acme/lib:1", decision: "rebuild" } } },
  ],
  [
    "being built",
    { decision: "hold:in-flight" },
    `a rebuild is under way: ${KEY}.1 dispatched ${AT}, ${RUN}`,
    { attempts: { [`${KEY}.1`]: attempt() } },
  ],
  [
    "given up on",
    { decision: "hold:attempts" },
    `its attempts are spent; the last: ${KEY}.1 failed ${AT}, ${RUN}, its run ended with failure. Mend the build, or force it with a reason`,
    {
      attempts: {
        [`${KEY}.1`]: attempt({ status: "failed", closedAt: AT, message: "its run ended with failure" }),
      },
    },
  ],
  ["switched off", { decision: "hold:disabled" }, "autoRebuild is false"],
  [
    "pinned",
    { decision: "hold:pinned" },
    "its Dockerfile pins the base: only an edit of the pin can follow it",
  ],
  ["watched only", { decision: "hold:watch-only" }, "it has no source to dispatch to"],
];

describe("the status", () => {
  test("is what is tracked, on which base, since when, and what waits until when", async () => {
    const images = { app: { ...RECORD, decision: "wait:delay", dueAt: LATER } };
    expect(await read({ images })).toEqual({
      repository: null,
      images: [
        {
          image: "app",
          reference: "ghcr.io/acme/app:latest",
          digest: digest("app"),
          verdict: "changed",
          decision: "wait:delay",
          dueAt: LATER,
          why: `its rebuildDelay has not passed: it waits until ${LATER}`,
          bases: [
            { reference: NODE, current: digest("new"), since: AT, builtOn: digest("old"), pendingSince: AT },
          ],
          forced: null,
          lastRebuild: null,
          archivedAt: null,
        },
      ],
      attempts: [],
    });
  });

  test("lists images by name, and the attempts that are open", async () => {
    const images = { b: RECORD, a: RECORD };
    const attempts = {
      [`${KEY}.1`]: attempt({ status: "failed", closedAt: AT }),
      [`${KEY}.2`]: attempt({ attempt: 2 }),
    };
    const status = await read({ images, attempts });
    expect(status.images.map(({ image }) => image)).toEqual(["a", "b"]);
    expect(status.attempts.map((one) => one.attempt)).toEqual([2]);
  });

  test("of one image has its whole history, also when it left images.yaml", async () => {
    const attempts = { [`${KEY}.1`]: attempt({ status: "failed", closedAt: AT }) };
    const archive = { gone: { ...RECORD, archivedAt: LATER } };
    expect((await read({ images: { app: RECORD }, attempts }, "app")).attempts).toMatchObject([
      { attempt: 1, status: "failed" },
    ]);
    expect((await read({ images: { app: RECORD }, archive }, "gone")).images).toMatchObject([
      { image: "gone", archivedAt: LATER },
    ]);
  });

  test.each(WHY.map(([name, change, why, ledger = {}]) => [name, change, why, ledger] as const))(
    "says why an image is not rebuilt: %s",
    async (_name, change, why, ledger) => {
      const { images } = await read(
        { ...ledger, images: { ...ledger.images, app: { ...RECORD, ...change } } },
        "app",
      );
      expect(images.map((image) => image.why)).toEqual([why]);
    },
  );

  test("says who forced a rebuild, and why", async () => {
    const forced = {
      at: AT,
      by: "octocat",
      reason: "CVE-2026-1",
      runId: "1",
      imageDigest: null,
      unchangedToo: false,
    };
    expect((await read({ images: { app: { ...RECORD, forced } } })).images).toMatchObject([{ forced }]);
  });
});

describe("there is no status", () => {
  test.each([
    ["of an image that is not tracked", "ap", "Did you mean app?"],
    ["of an image that resembles none", "backstage", "It knows app."],
  ] as const)("%s", async (_name, image, hint) => {
    await expect(read({ images: { app: RECORD } }, image)).rejects.toMatchObject({
      code: "status.unknown-image",
      message: `the ledger knows no image "${image}"`,
      hint,
    });
  });

  test.each([
    ["without a ledger", "none", {}, "status.no-state"],
    ["before the first check", "file:state.json", {}, "status.no-ledger"],
    [
      "in an empty ledger",
      "file:state.json",
      { "state.json": formatLedger(emptyLedger()) },
      "status.no-ledger",
    ],
    ["in a corrupt one", "file:state.json", { "state.json": "{" }, "ledger.corrupt"],
    ["of something that is no state", "branch", {}, "input.state"],
  ] as const)("%s", async (_name, state, files, code) => {
    await expect(ask(state, files)).rejects.toMatchObject({ code });
  });
});
