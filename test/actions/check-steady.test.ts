import type { RegistrySetup } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { blobsOf } from "./check-logins.ts";
import { type CheckStage, decisionsOf, openStage } from "./check-stage.ts";

const INPUTS = { config: "images.yaml", state: "file:ledger.json" };

/** app has a Dockerfile, and provenance; lib nothing but its layers. Both are built on node:22, and app with golang:1. */
async function openFleet(setup: RegistrySetup = {}): Promise<CheckStage> {
  const stage = await openStage(setup);
  const [node, golang] = [stage.base("node:22", 1), stage.base("golang:1", 1)];
  stage.app("app:latest", { on: node, used: { "node:22": node, "golang:1": golang } });
  stage.app("lib:latest", { on: node, used: null });
  await stage.write(
    "Dockerfile",
    `FROM ${stage.ref("golang:1")} AS build\nFROM ${stage.ref("node:22")}\nCOPY --from=build /app /app\n`,
  );
  const { host } = stage.registry;
  await stage.write(
    "images.yaml",
    `- { name: app, registry: "${host}", repository: app, source: {} }
- { name: lib, registry: "${host}", repository: lib, baseImages: ["${stage.ref("node:22")}"] }
`,
  );
  return stage;
}

/** One more check, and what the registry was asked for it, in order of the alphabet. */
async function askAgain(stage: CheckStage) {
  const before = stage.registry.log.length;
  const checked = await stage.check(INPUTS);
  expect(checked.status, checked.log).toBe(0);
  const asked = stage.registry.log.slice(before);
  return { checked, asked, lines: asked.map(({ method, path }) => `${method} ${path}`).sort() };
}

const HEADS = [
  "HEAD /v2/app/manifests/latest",
  "HEAD /v2/golang/manifests/1",
  "HEAD /v2/lib/manifests/latest",
  "HEAD /v2/node/manifests/22",
];

describe("with a ledger, a check of what has not moved", () => {
  test("is one HEAD for each image and each distinct base, and nothing else", async () => {
    const stage = await openFleet();
    await askAgain(stage);
    for (let times = 0; times < 2; times += 1) {
      const { checked, lines } = await askAgain(stage);
      expect(lines).toEqual(HEADS);
      expect(decisionsOf(checked)).toEqual({ app: "unchanged none", lib: "unchanged none" });
      expect(checked.report?.requests).toEqual({ head: 4, get: 0, token: 0, retried: 0 });
    }
  });

  test("adds one 401, and one token for each repository, where the registry wants tokens", async () => {
    const stage = await openFleet({ auth: { bearer: { accounts: {}, anonymousPull: true } } });
    await askAgain(stage);
    const { asked } = await askAgain(stage);
    const count = (status: number, method: string) =>
      asked.filter((entry) => entry.status === status && entry.method === method).length;
    expect([count(401, "HEAD"), count(200, "HEAD"), count(200, "GET"), asked.length]).toEqual([1, 4, 4, 9]);
    expect(asked.filter(({ path }) => path === "/v2/")).toEqual([]);
  });
});

test("attestations are read once for each digest of an image, whatever its bases do", async () => {
  const stage = await openFleet();
  const attestations = blobsOf(stage).map((digest) => `GET /v2/app/blobs/${digest}`);
  expect(attestations.length).toBeGreaterThan(0);
  await askAgain(stage);
  stage.base("node:22", 2);
  const moved = await askAgain(stage);
  expect(decisionsOf(moved.checked)).toEqual({
    app: "changed rebuild",
    lib: "changed hold:watch-only",
  });
  expect(moved.checked.report?.images[0]?.bases[1]).toMatchObject({
    verdict: "changed",
    evidence: "provenance",
  });
  stage.base("node:22", 1);
  await askAgain(stage);
  const read = stage.registry.lines().filter((line) => attestations.some((each) => line.startsWith(each)));
  expect(read).toHaveLength(attestations.length);
});
