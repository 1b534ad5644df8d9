import { describe, expect, test } from "vitest";
import type { BundleRequest } from "./index.ts";
import { connect, failureOf, REQUEST } from "./testing/connection.ts";

const OURS: BundleRequest = {
  ...REQUEST,
  provenance: {
    ciRunURL: "https://github.com/myorg/my-app/actions/runs/1",
    author: "ada",
    timestamp: "2026-04-09T12:00:00.5+02:00",
  },
};

const LOST = [
  ["reset after storing", { kind: "reset", stored: true }],
  ["reply cut short", { kind: "cut" }],
  ["no answer in time", { kind: "hang", stored: true }],
  ["an answer without end", { kind: "reply", body: "x".repeat(1024 * 1024 + 1) }],
] as const;

describe("a lost answer is settled by the list", () => {
  test.each(LOST)("%s: the Bundle is adopted, and nothing is sent again", async (_case, fault) => {
    const { kardinal, send, read, posts } = await connect({ timeoutMs: 250 });
    kardinal.script(fault);
    expect(await send(OURS, { reader: read() })).toEqual({
      name: "my-app-20260409100000-1",
      namespace: "default",
      created: true,
      adopted: true,
      duplicatePossible: false,
    });
    expect([posts().length, kardinal.bundles.length]).toEqual([1, 1]);
  });

  test("also after the last attempt", async () => {
    const { kardinal, send, read } = await connect({ attempts: 1 });
    kardinal.script({ kind: "cut" });
    expect(await send(OURS, { reader: read() })).toMatchObject({ adopted: true });
  });

  test("with the UI token where the list needs one, and never with the Bundle API's", async () => {
    const { kardinal, send, read } = await connect({ uiToken: "ui-token" });
    kardinal.script({ kind: "cut" });
    expect(await send(OURS, { reader: read("ui-token") })).toMatchObject({ adopted: true });
    const lists = kardinal.requests.filter(({ method }) => method === "GET");
    expect(new Set(lists.map(({ headers }) => headers["authorization"]))).toEqual(
      new Set(["Bearer ui-token"]),
    );
  });

  test("through the Pipeline's own list, where that is the only one", async () => {
    const { kardinal, send, read } = await connect({ list: "pipelines" });
    kardinal.script({ kind: "cut" });
    expect(await send(OURS, { reader: read() })).toMatchObject({ adopted: true });
  });

  test("nothing was stored: sent again after a second look, and there is one only", async () => {
    const { kardinal, send, read, waits } = await connect({ random: 0.5 });
    kardinal.script({ kind: "reset", stored: false });
    expect(await send(OURS, { reader: read() })).toMatchObject({
      created: true,
      adopted: false,
      duplicatePossible: false,
    });
    expect(waits).toEqual([1000, 500]);
    expect(kardinal.bundles).toHaveLength(1);
  });

  test("a server whose list is behind shows it at the second look", async () => {
    const { kardinal, send, read, posts } = await connect();
    kardinal.script({ kind: "cut" });
    kardinal.scriptList({ kind: "reply", body: "[]" });
    expect(await send(OURS, { reader: read() })).toMatchObject({ adopted: true });
    expect(posts()).toHaveLength(1);
  });

  test("two that the list shows are two, and the result says so", async () => {
    const { kardinal, send, read } = await connect();
    kardinal.script({ kind: "cut" });
    const behind = { kind: "reply", body: "[]" } as const;
    kardinal.scriptList(behind, behind);
    expect(await send(OURS, { reader: read() })).toMatchObject({ adopted: false, duplicatePossible: true });
    expect(kardinal.bundles).toHaveLength(2);
  });
});

describe("somebody else's Bundle is not adopted", () => {
  test.each<readonly [string, BundleRequest]>([
    [
      "another run's",
      {
        ...OURS,
        provenance: { ...OURS.provenance, ciRunURL: "https://github.com/myorg/my-app/actions/runs/2" },
      },
    ],
    [
      "an earlier attempt's of the same run",
      { ...OURS, provenance: { ...OURS.provenance, timestamp: "2026-04-09T09:00:00Z" } },
    ],
    ["another author's", { ...OURS, provenance: { ...OURS.provenance, author: "bob" } }],
    ["of another image", { ...OURS, images: [{ repository: "ghcr.io/myorg/other", tag: "1.29.0" }] }],
    ["of another tag", { ...OURS, images: [{ repository: "ghcr.io/myorg/my-app", tag: "1.28.0" }] }],
    ["of one image more", { ...OURS, images: [...(OURS.images ?? []), { repository: "redis" }] }],
    ["of another Pipeline", { ...OURS, pipeline: "other" }],
    ["of another namespace", { ...OURS, namespace: "other" }],
    [
      "of another type",
      { ...OURS, type: "mixed", configRef: { gitRepo: "https://github.com/o/r", commitSHA: "a" } },
    ],
  ])("%s", async (_case, other) => {
    const { kardinal, send, read, posts } = await connect();
    await send(other);
    kardinal.script({ kind: "reset", stored: false });
    expect(await send(OURS, { reader: read() })).toMatchObject({
      name: "my-app-20260409100001-2",
      adopted: false,
      duplicatePossible: false,
    });
    expect(posts()).toHaveLength(3);
  });

  test("and none where this run has no URL to know its own by", async () => {
    const { kardinal, send, read } = await connect();
    kardinal.script({ kind: "cut" });
    expect(await send(REQUEST, { reader: read() })).toMatchObject({
      adopted: false,
      duplicatePossible: true,
    });
    expect(kardinal.requests.filter(({ method }) => method === "GET")).toEqual([]);
  });
});

describe("without a list, a request is sent again, and the result says that there may be two", () => {
  test.each([
    ["it needs a token", { uiToken: "ui-token" }, 1],
    ["there is none", { list: "none" }, 2],
  ] as const)("%s: asked once only", async (_case, settings, asked) => {
    const { kardinal, send, read, waits } = await connect({ ...settings, random: 0.5 });
    kardinal.script({ kind: "cut" }, { kind: "status", status: 500 });
    expect(await send(OURS, { reader: read() })).toMatchObject({ adopted: false, duplicatePossible: true });
    expect(kardinal.requests.filter(({ method }) => method === "GET")).toHaveLength(asked);
    expect(waits).toEqual([500, 1000]);
  });

  test("it is not available for now: asked again", async () => {
    const { kardinal, send, read } = await connect();
    kardinal.script({ kind: "cut" });
    kardinal.scriptList({ kind: "status", status: 503 });
    expect(await send(OURS, { reader: read() })).toMatchObject({ adopted: true });
  });

  test("a token that no header can hold reads nothing", async () => {
    const { kardinal, send, read } = await connect();
    kardinal.script({ kind: "cut" });
    expect(await send(OURS, { reader: read("two words") })).toMatchObject({ duplicatePossible: true });
    expect(kardinal.requests.filter(({ method }) => method === "GET")).toEqual([]);
  });

  test("a defect of ours is not taken for a list that cannot be read", async () => {
    const { kardinal, send } = await connect();
    kardinal.script({ kind: "cut" });
    const readBundles = () => Promise.reject(new TypeError("a defect"));
    await expect(send(OURS, { reader: { readBundles } })).rejects.toThrow("a defect");
  });

  test("an answer that goes on for ever is not sent again", async () => {
    const { kardinal, send, read, posts } = await connect({ list: "none" });
    kardinal.script({ kind: "reply", body: "x".repeat(1024 * 1024 + 1) });
    expect((await failureOf(send(OURS, { reader: read() }))).code).toBe("http.too-large");
    expect(posts()).toHaveLength(1);
  });
});
