import {
  type AttemptRecord,
  emptyLedger,
  formatLedger,
  type ImageRecord,
  type Ledger,
} from "@basewatch/ledger";
import { describe, expect, test } from "vitest";
import { createTestFiles } from "../check/testing/files.ts";
import { digest } from "../check/testing/images.ts";
import { readStatus } from "./run-status.ts";

const AT = "2026-01-02T03:04:05.000Z";
const NODE = "docker.io/library/node:22";

const RECORD: ImageRecord = {
  reference: "ghcr.io/acme/app:latest",
  digest: digest("app"),
  verdict: "changed",
  proven: "changed",
  unknownSince: null,
  decision: "wait:delay",
  dueAt: AT,
  episode: 1,
  pendingSince: { [NODE]: AT },
  forced: null,
  config: null,
  unchangedAt: null,
  digestSeenAt: null,
  evidence: null,
  builtOn: {},
  bases: [],
  lastRebuild: null,
};

function attempt(change: Partial<AttemptRecord>): AttemptRecord {
  return {
    key: "0123456789abcdef",
    attempt: 1,
    target: { provider: "github", apiUrl: null, repository: "acme/app", workflow: "app.yml", ref: "main" },
    images: ["app"],
    imageDigests: {},
    bases: {},
    reason: null,
    owner: "1",
    claimedAt: AT,
    expiresAt: AT,
    sentAfter: null,
    traces: { marked: true, event: "workflow_dispatch", actor: null },
    provableAt: AT,
    status: "failed",
    runId: null,
    runUrl: null,
    conclusion: null,
    closedAt: AT,
    message: null,
    ...change,
  };
}

function read(images: Ledger["images"], image?: string, attempts: Ledger["attempts"] = {}) {
  const bases = { [NODE]: { current: digest("new"), firstSeenAt: AT, previous: null, history: [] } };
  const files = createTestFiles({
    "state.json": formatLedger({ ...emptyLedger(), bases, images, attempts }),
  });
  return readStatus("file:state.json", files, image);
}

describe("the status", () => {
  test("is what is tracked, on which bases, and what waits until when", async () => {
    expect(await read({ app: RECORD })).toEqual({
      lines: [
        {
          image: "app",
          reference: "ghcr.io/acme/app:latest",
          verdict: "changed",
          decision: "wait:delay",
          dueAt: AT,
          pending: { [NODE]: AT },
          forced: null,
          lastDispatch: null,
        },
      ],
      bases: { [NODE]: { current: digest("new"), firstSeenAt: AT } },
      history: [],
    });
  });

  test("of one image has its history, and the last dispatch in a line", async () => {
    const runUrl = "https://github.com/acme/app/actions/runs/1";
    const first = attempt({});
    const second = attempt({ attempt: 2, status: "dispatched", runUrl, closedAt: null });
    const images = { app: RECORD, other: RECORD };
    const { lines, history } = await read(images, "app", { "k.2": second, "k.1": first });
    expect(lines).toMatchObject([
      { image: "app", lastDispatch: `dispatched ${AT} https://github.com/acme/app/actions/runs/1` },
    ]);
    expect(history).toEqual([
      { key: first.key, attempt: 1, at: AT, status: "failed", runUrl: null },
      { key: first.key, attempt: 2, at: AT, status: "dispatched", runUrl },
    ]);
    const all = await read(images, undefined, { "k.1": first });
    expect(all.lines.map(({ lastDispatch }) => lastDispatch)).toEqual([`failed ${AT}`, null]);
    expect(all.history).toEqual([]);
  });

  test("says who forced a rebuild, and why", async () => {
    const forced = {
      at: AT,
      by: "octocat",
      reason: "CVE-2026-1",
      runId: "1",
      imageDigest: null,
      unchangedToo: false,
    };
    expect((await read({ app: { ...RECORD, forced } })).lines).toMatchObject([
      { forced: "octocat: CVE-2026-1" },
    ]);
  });
});

describe("there is no status", () => {
  test.each([
    ["of an image that is not tracked", { app: RECORD }, "ap", 'no image "ap"', "Did you mean app?"],
    [
      "of an image that resembles none",
      { app: RECORD },
      "backstage",
      'no image "backstage"',
      "It knows app.",
    ],
    ["of any image in an empty ledger", {}, "app", 'no image "app"', "It knows none yet."],
  ] as const)("%s", async (_name, images, image, message, hint) => {
    await expect(read(images, image)).rejects.toMatchObject({
      code: "status.unknown-image",
      message: expect.stringContaining(message),
      hint,
    });
  });

  test("without a ledger", async () => {
    await expect(readStatus("none", createTestFiles({}), undefined)).rejects.toMatchObject({
      code: "status.no-state",
    });
    await expect(readStatus("file:state.json", createTestFiles({}), undefined)).rejects.toMatchObject({
      code: "status.no-ledger",
      message: "state.json: there is no ledger yet",
    });
    const corrupt = createTestFiles({ "state.json": "{" });
    await expect(readStatus("file:state.json", corrupt, undefined)).rejects.toMatchObject({
      code: "ledger.corrupt",
    });
  });
});
