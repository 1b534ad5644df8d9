import { describe, expect, test } from "vitest";
import { firstError } from "../bundles.ts";
import { type CheckStage, decisionsOf, imageOf, openStage } from "./check-stage.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A config of images on node:22 that nothing has moved under; the first `unknown` of them were never published. */
async function publishSome(stage: CheckStage, all: number, unknown: number): Promise<void> {
  const node = stage.base("node:22", 1);
  stage.app("app:latest", { on: node, used: { "node:22": node } });
  await stage.write("Dockerfile", `FROM ${stage.ref("node:22")}\n`);
  const images = Array.from(
    { length: all },
    (_, index) =>
      `- { name: app-${index}, registry: "${stage.registry.host}", repository: ${index < unknown ? `lost-${index}` : "app"}, source: {} }`,
  );
  await stage.write("images.yaml", images.join("\n"));
}

describe("fail-on", () => {
  test.each([
    ["", 2, 1, 0],
    ["", 2, 2, 1],
    ["never", 2, 2, 0],
    ["all-unknown", 2, 1, 0],
    ["all-unknown", 1, 1, 1],
    ["unknown", 3, 1, 1],
    ["unknown", 3, 0, 0],
    ["10%", 10, 1, 1],
    ["10%", 11, 1, 0],
    ["100%", 3, 2, 0],
    ["0.5%", 3, 0, 0],
  ])("%j with %i images of which %i are unknown: exit status %i", async (failOn, all, unknown, status) => {
    const stage = await openStage();
    await publishSome(stage, all, unknown);
    const result = await stage.check({ config: "images.yaml", "fail-on": failOn });
    expect(result.status).toBe(status);
    // Every unknown image is named, red when it fails the step; and the outputs are there in any case.
    const level = status === 1 ? "error" : "warning";
    expect(result.annotations.map((annotation) => annotation.level)).toEqual(
      Array.from({ length: unknown }, () => level),
    );
    for (const [index, { message }] of result.annotations.entries())
      expect(message).toContain(`lost-${index}:latest`);
    expect(result.outputs).toMatchObject({ "unknown-count": String(unknown), rebuilds: "[]" });
  });

  test.each([
    ["all-unknown", 8, 1],
    ["all-unknown", 6, 0],
    ["never", 8, 0],
  ])(
    "%s, and an image that the ledger knows as unknown for %i days: exit status %i",
    async (failOn, days, status) => {
      const stage = await openStage();
      await publishSome(stage, 2, 1);
      const inputs = { config: "images.yaml", state: "file:state.json", "fail-on": failOn };
      expect((await stage.check(inputs)).status).toBe(0);
      const since = new Date(Date.now() - days * DAY_MS).toISOString();
      const ledger = await stage.read("state.json");
      await stage.write(
        "state.json",
        ledger.replace(/"unknownSince": "[^"]+"/u, `"unknownSince": "${since}"`),
      );
      const result = await stage.check(inputs);
      expect(result.status).toBe(status);
      if (status === 1) expect(firstError(result)).toContain(`unknown since ${since}`);
    },
  );
});

describe("on-missing: rebuild", () => {
  const inputs = { config: "images.yaml", "on-missing": "rebuild" };

  test("an image that was never published is due, with every base at what it is now", async () => {
    const stage = await openStage();
    const node = stage.base("node:22", 1);
    const tools = stage.base("tools:1", 1);
    await stage.write(
      "Dockerfile",
      `FROM ${stage.ref("node:22")}\nCOPY --from=${stage.ref(`tools:1@${tools.root.digest}`)} / /\n`,
    );
    await stage.write(
      "images.yaml",
      `- { name: app, registry: "${stage.registry.host}", repository: app, source: {} }\n`,
    );
    const result = await stage.check(inputs);
    expect(result.status).toBe(0);
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
    expect(result.rebuilds[0]?.images[0]?.bases).toMatchObject([
      { reference: stage.ref("node:22"), previous: [], current: node.root.digest, evidence: null },
      { reference: stage.ref("tools:1"), previous: [], current: tools.root.digest, evidence: null },
    ]);
    expect(imageOf(result, "app").error).toBeNull();
  });

  test("without a base that could be looked at, too", async () => {
    const stage = await openStage();
    await stage.write("Dockerfile", "FROM scratch\n");
    await stage.write(
      "images.yaml",
      `- { name: app, registry: "${stage.registry.host}", repository: app, source: {} }\n`,
    );
    expect(decisionsOf(await stage.check(inputs))).toEqual({ app: "changed rebuild" });
  });

  test("a base that is not there is in the report, and does not stop the first build", async () => {
    const stage = await openStage();
    await stage.write("Dockerfile", `FROM ${stage.ref("gone:1")}\n`);
    await stage.write(
      "images.yaml",
      `- { name: app, registry: "${stage.registry.host}", repository: app, source: {} }\n`,
    );
    const result = await stage.check(inputs);
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
    expect(imageOf(result, "app").bases).toMatchObject([
      { verdict: "unknown", error: { code: "registry.not-found" } },
    ]);
    expect(result.rebuilds[0]?.images[0]?.bases).toEqual([]);
  });

  test("an image whose registry is down is not missing", async () => {
    const stage = await openStage();
    await publishSome(stage, 1, 0);
    stage.registry.fail({ path: /\/v2\/app\// }, { kind: "answer", status: 403 }, Number.POSITIVE_INFINITY);
    expect(decisionsOf(await stage.check(inputs))).toEqual({ "app-0": "unknown none" });
  });

  test("one whose Dockerfile cannot be read stays unknown", async () => {
    const stage = await openStage();
    await stage.write("Dockerfile", "FROM $NOTHING\n");
    await stage.write(
      "images.yaml",
      `- { name: app, registry: "${stage.registry.host}", repository: app, source: {} }\n`,
    );
    const result = await stage.check(inputs);
    expect(decisionsOf(result)).toEqual({ app: "unknown none" });
    expect(imageOf(result, "app").error).toMatchObject({ code: "dockerfile.reference" });
  });
});

describe("one broken image spoils no other", () => {
  test.each([
    [
      "its manifest is no JSON",
      { kind: "answer", status: 200, headers: { "content-type": "application/json" }, body: "{" },
    ],
    ["its registry says 500 for it", { kind: "answer", status: 500, headers: { "retry-after": "0" } }],
    ["its registry denies it", { kind: "answer", status: 403 }],
    [
      "its digest is a lie",
      { kind: "answer", status: 200, headers: { "docker-content-digest": "sha256:none" }, body: "{}" },
    ],
    ["its connection is reset", { kind: "reset" }],
  ] as const)("%s", async (_name, fault) => {
    const stage = await openStage();
    const node = stage.base("node:22", 1);
    for (const name of ["app", "broken"])
      stage.app(`${name}:latest`, { on: node, used: { "node:22": node } });
    stage.base("node:22", 2);
    stage.registry.fail({ path: /^\/v2\/broken\// }, fault, Number.POSITIVE_INFINITY);
    await stage.write("Dockerfile", `FROM ${stage.ref("node:22")}\n`);
    const names = ["broken", "app"];
    await stage.write(
      "images.yaml",
      names
        .map(
          (name) =>
            `- { name: ${name}, registry: "${stage.registry.host}", repository: ${name}, source: {} }\n`,
        )
        .join(""),
    );
    const result = await stage.check({ config: "images.yaml" });
    expect(decisionsOf(result)).toEqual({ broken: "unknown none", app: "changed rebuild" });
    expect(result.status).toBe(0);
    const { error } = imageOf(result, "broken");
    expect(error?.message).toContain(`${stage.registry.host}/`);
    expect(error?.hint).not.toBeNull();
    expect(result.annotations).toHaveLength(1);
  });
});

test("a registry that answers 503 for ever: unknown, after a few attempts, within seconds", {
  timeout: 20_000,
}, async () => {
  const stage = await openStage();
  await publishSome(stage, 3, 0);
  stage.registry.fail({}, { kind: "answer", status: 503 }, Number.POSITIVE_INFINITY);
  const started = performance.now();
  const result = await stage.check({ config: "images.yaml" });
  expect(performance.now() - started).toBeLessThan(15_000);
  expect(result.status).toBe(1);
  expect(firstError(result)).toMatch(/503.*·/u);
  expect(result.outputs).toMatchObject({ "unknown-count": "3", changed: "false", rebuilds: "[]" });
  // At most four attempts for each of the two names that are asked for, app and node.
  expect(stage.registry.log.length).toBeLessThanOrEqual(8);
  expect(result.report?.requests.retried).toBe(stage.registry.log.length - 2);
});
