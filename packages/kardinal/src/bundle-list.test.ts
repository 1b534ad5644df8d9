import { describe, expect, test } from "vitest";
import { findDropped, findOwnBundles } from "./index.ts";
import { connect, failureOf, REQUEST } from "./testing/connection.ts";

describe("reading the list", () => {
  test("yields the Pipeline's Bundles in the namespace, with what is shown of them", async () => {
    const environments = [
      { name: "staging", phase: "WaitingForMerge", prURL: "https://github.com/o/r/pull/7" },
    ];
    const { send, read } = await connect({ promotion: [{ phase: "Promoting", environments }] });
    await send({ ...REQUEST, provenance: { author: "ada" } });
    await send({ ...REQUEST, namespace: "other" });
    await send({ ...REQUEST, pipeline: "other" });
    expect(await read().readBundles("my-app", "default")).toEqual([
      {
        name: "my-app-20260409100000-1",
        namespace: "default",
        pipeline: "my-app",
        type: "image",
        phase: "Promoting",
        createdAt: "2026-04-09T10:00:00.000Z",
        provenance: { author: "ada" },
        images: REQUEST.images,
        environments: [{ name: "staging", phase: "WaitingForMerge", prUrl: "https://github.com/o/r/pull/7" }],
        shows: new Set(),
      },
    ]);
  });

  test("tolerates what Go leaves out or writes as null, and leaves out what is no Bundle", async () => {
    const { kardinal, read } = await connect();
    const bundle = { name: "a-1", namespace: "default", pipeline: "a" };
    const nulls = {
      images: null,
      provenance: null,
      environments: null,
      configRef: null,
      phase: "",
      more: {},
    };
    kardinal.scriptList({
      kind: "reply",
      body: JSON.stringify([{ ...bundle, ...nulls }, { name: "a-2" }, null, "a", bundle]),
    });
    const listed = await read().readBundles("a", "default");
    expect(listed.map(({ name, phase, createdAt }) => [name, phase, createdAt])).toEqual([
      ["a-1", undefined, ""],
      ["a-1", undefined, ""],
    ]);
    expect(findOwnBundles(listed, { ...REQUEST, provenance: { ciRunURL: "https://ci/1" } })).toEqual([]);
  });

  test("remembers that only the Pipeline's own list is there", async () => {
    const { kardinal, send, read } = await connect({ list: "pipelines" });
    await send({ ...REQUEST, pipeline: "my.app" });
    const reader = read();
    for (const round of [1, 2])
      expect(await reader.readBundles("my.app", "default"), String(round)).toHaveLength(1);
    expect(kardinal.requests.slice(1).map(({ path, status }) => `${path} ${status}`)).toEqual([
      "/api/v1/ui/bundles 405",
      "/api/v1/ui/pipelines/my.app/bundles?namespace=default 200",
      "/api/v1/ui/pipelines/my.app/bundles?namespace=default 200",
    ]);
  });
});

describe("a list that cannot be read says why", () => {
  test.each([
    [
      "without a token",
      { uiToken: "s3cret" },
      undefined,
      "kardinal.list-token",
      "without a token (401): unauthorized",
    ],
    [
      "with a wrong token",
      { uiToken: "s3cret" },
      "wr0ng",
      "kardinal.list-token",
      "refused the UI token (401)",
    ],
    [
      "where there is none",
      { list: "none" },
      undefined,
      "kardinal.no-list",
      "there is no list of Bundles (404)",
    ],
    ["with a token of two lines", {}, "a\nb", "kardinal.token", "the UI token is empty or has characters"],
  ] as const)("%s", async (_case, settings, token, code, message) => {
    const { read } = await connect(settings);
    const failure = await failureOf(read(token).readBundles("my-app", "default"));
    expect(failure).toMatchObject({ code, message: expect.stringContaining(message) });
    expect(failure.hint).toBeDefined();
  });

  test.each([
    [
      "an error",
      { kind: "status", status: 500, body: "internal error for Bearer wr0ng" },
      "kardinal.list-unavailable",
      "(500): internal error for Bearer ***",
    ],
    ["a login page", { kind: "html", status: 200 }, "http.malformed", "is not JSON: <html>"],
    [
      "an object",
      { kind: "reply", body: '{"items":[]}' },
      "kardinal.list-unavailable",
      '(200): {"items":[]}',
    ],
    [
      "an empty body",
      { kind: "status", status: 502, body: "" },
      "kardinal.list-unavailable",
      "list of Bundles (502)",
    ],
  ] as const)("%s", async (_case, fault, code, message) => {
    const { kardinal, read } = await connect({ uiToken: "wr0ng" });
    kardinal.scriptList(fault);
    const failure = await failureOf(read("wr0ng").readBundles("my-app", "default"));
    expect(failure).toMatchObject({ code, message: expect.stringContaining(message) });
  });
});

describe("whose a Bundle is", () => {
  const run = "https://ci/1";
  const shown = { namespace: "default", pipeline: "my-app", images: REQUEST.images };
  const sent = {
    ...REQUEST,
    provenance: { ciRunURL: run, author: "ada", timestamp: "2026-04-09T10:00:00Z" },
  };

  test("shows by what the list has of it, newest first", async () => {
    const { kardinal, read } = await connect();
    const listed = [
      { ...shown, name: "no-date", provenance: { ciRunURL: run } },
      { ...shown, name: "old", provenance: { ciRunURL: run }, createdAt: "2026-04-09T10:00:00Z" },
      {
        ...shown,
        name: "new",
        type: "image",
        provenance: sent.provenance,
        createdAt: "2026-04-09T12:00:01+02:00",
      },
      { ...shown, name: "other", provenance: { ciRunURL: run, author: "bob" } },
      { ...shown, name: "config", type: "config", provenance: { ciRunURL: run } },
      { ...shown, name: "nobody's" },
    ];
    kardinal.scriptList({ kind: "reply", body: JSON.stringify(listed) });
    const own = findOwnBundles(await read().readBundles("my-app", "default"), sent);
    expect(own.map(({ name }) => name)).toEqual(["new", "old", "no-date"]);
  });

  test("a Bundle of configuration has no images", async () => {
    const { send, read } = await connect({ profile: "documentation" });
    const config = {
      pipeline: "my-app",
      type: "config",
      configRef: { gitRepo: "r", commitSHA: "s" },
      provenance: { ciRunURL: run },
    } as const;
    await send(config);
    expect(findOwnBundles(await read().readBundles("my-app", "default"), config)).toHaveLength(1);
  });
});

describe("what the server dropped", () => {
  const full = {
    ...REQUEST,
    type: "mixed",
    configRef: { gitRepo: "https://github.com/o/r", commitSHA: "a" },
    intent: { targetEnvironment: "staging" },
  } as const;

  test.each([
    ["both", "server", full, ["configRef", "intent"]],
    ["nothing, by a server that keeps them", "documentation", full, []],
    ["nothing, when neither was sent", "server", REQUEST, []],
    [
      "an intent of skipped environments alone",
      "server",
      { ...REQUEST, intent: { skipEnvironments: ["qa"] } },
      ["intent"],
    ],
    ["no intent that is empty", "server", { ...REQUEST, intent: { skipEnvironments: [] } }, []],
  ] as const)("%s", async (_case, profile, request, expected) => {
    const { send, read } = await connect({ profile });
    await send(request);
    const [bundle] = await read().readBundles("my-app", "default");
    expect(bundle && findDropped(bundle, request)).toEqual(expected);
  });
});
