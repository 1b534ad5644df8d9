import { join } from "node:path";
import { buildOn, dockerPurl } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { firstError } from "../bundles.ts";
import { publishTwoStages } from "./check-apps.ts";
import { startForwardProxy } from "./check-proxy.ts";
import { openStage } from "./check-stage.ts";

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/u;

describe("digest, previous-digest and base-image of one image", () => {
  test.each([
    ["nothing moved: its runtime base", [], "debian:12"],
    ["the runtime base moved", ["debian:12"], "debian:12"],
    ["another base moved", ["golang:1"], "golang:1"],
    ["both moved: its runtime base", ["golang:1", "debian:12"], "debian:12"],
  ] as const)("%s", async (_name, moved, shown) => {
    const stage = await openStage();
    const { before, after, inputs } = await publishTwoStages(stage, ...moved);
    const { outputs, status } = await stage.check(inputs);
    expect(status).toBe(0);
    expect(outputs).toMatchObject({
      "base-image": stage.ref(shown),
      digest: after[shown]?.root.digest,
      "previous-digest": before[shown].root.digest,
    });
  });

  test("are not set for a config, which has many images", async () => {
    const stage = await openStage();
    await publishTwoStages(stage, "debian:12");
    await stage.write(
      "images.yaml",
      `- { name: app, registry: "${stage.registry.host}", repository: app, source: { dockerfile: Dockerfile } }\n`,
    );
    const { outputs } = await stage.check({ config: "images.yaml" });
    for (const name of ["digest", "previous-digest", "base-image", "build-contexts"])
      expect(outputs).not.toHaveProperty(name);
  });
});

describe("build-contexts", () => {
  test("pins each base to the digest that was checked, unpinned ones once, in the Dockerfile's order", async () => {
    const stage = await openStage();
    const { after, inputs } = await publishTwoStages(stage, "debian:12");
    const pin = stage.base("tools:1", 1).root.digest;
    const { ref } = stage;
    await stage.write(
      "Dockerfile",
      [
        `FROM ${ref("golang:1")} AS build`,
        `COPY --from=${ref("golang:1")} /a /a`,
        `COPY --from=${ref(`tools:1@${pin}`)} /b /b`,
        `FROM ${ref("debian:12")}`,
        "COPY --from=build /app /app",
      ].join("\n"),
    );
    const { outputs } = await stage.check(inputs);
    expect(outputs["build-contexts"]?.split("\n")).toEqual([
      `${ref("golang:1")}=docker-image://${ref("golang:1")}@${after["golang:1"]?.root.digest}`,
      `${ref("debian:12")}=docker-image://${ref("debian:12")}@${after["debian:12"]?.root.digest}`,
    ]);
  });

  test.each([
    ["node:22", "node:22"],
    ["node", "node"],
    ["docker.io/library/node:22", "node:22"],
    ["index.docker.io/node:latest", "node"],
    ["acme/node:22", "acme/node:22"],
  ])("names Docker Hub's %s as BuildKit looks it up: %s", async (written, looked) => {
    const stage = await openStage();
    const tag = looked.includes(":") ? "22" : "latest";
    const repository = looked.startsWith("acme/") ? "acme/node" : "library/node";
    const node = stage.base(`${repository}:${tag}`, 1);
    stage.app("app:latest", { on: node, used: {} });
    await stage.write("Dockerfile", `FROM ${written}\n`);
    const proxy = await startForwardProxy(Number(stage.registry.url.port));
    const { outputs, log } = await stage.check(
      { image: stage.ref("app:latest"), dockerfile: "Dockerfile", "insecure-registries": "docker.io" },
      { HTTP_PROXY: proxy.url },
    );
    expect(outputs["build-contexts"], log).toBe(
      `${looked}=docker-image://docker.io/${repository}:${tag}@${node.root.digest}`,
    );
    expect(outputs["base-image"]).toBe(`docker.io/${repository}:${tag}`);
  });
});

describe("rebuilds, rebuilds-file and matrix", () => {
  test("one image given by inputs: built in this workflow, so that nothing is dispatched", async () => {
    const stage = await openStage();
    const { before, after, inputs } = await publishTwoStages(stage, "debian:12");
    const { outputs, rebuilds, report } = await stage.check({
      ...inputs,
      platforms: "linux/amd64",
      "build-args": "A=1\nB=x y",
    });
    expect(outputs["rebuilds"]).not.toContain("\n");
    expect(JSON.parse(outputs["rebuilds"] ?? "")).toEqual(rebuilds);
    expect(rebuilds).toEqual([
      {
        key: expect.stringMatching(/^[0-9a-f]{16}$/u),
        attempt: 1,
        reason: null,
        checkedAt: report?.checkedAt,
        ledger: null,
        dispatch: null,
        images: [
          {
            name: "app",
            reference: stage.ref("app:latest"),
            bases: [
              {
                reference: stage.ref("debian:12"),
                role: "runtime",
                previous: [before["debian:12"].root.digest],
                current: after["debian:12"]?.root.digest,
                evidence: "provenance",
                firstSeenAt: expect.stringMatching(ISO_TIME),
              },
            ],
          },
        ],
      },
    ]);
    expect(outputs["matrix"]).not.toContain("\n");
    expect(JSON.parse(outputs["matrix"] ?? "")).toEqual({
      include: [
        {
          name: "app",
          reference: stage.ref("app:latest"),
          dockerfile: "Dockerfile",
          context: ".",
          stage: "",
          "build-args": "A=1\nB=x y",
          platforms: "linux/amd64",
          key: rebuilds[0]?.key,
        },
      ],
    });
  });

  test("nothing due: empty lists, and the file is written all the same", async () => {
    const stage = await openStage();
    const { inputs } = await publishTwoStages(stage);
    const { outputs } = await stage.check({ ...inputs, context: "server" });
    expect(outputs).toMatchObject({ "has-rebuilds": "false", rebuilds: "[]", matrix: '{"include":[]}' });
    expect(outputs["rebuilds-file"]).toBe(join(stage.workspace, "out", "rebuilds.json"));
    expect(await stage.read("out/rebuilds.json")).toBe("[]\n");
  });

  test("the matrix has every platform of the published image, its stage and its context", async () => {
    const stage = await openStage();
    const { inputs } = await publishTwoStages(stage, "golang:1");
    await stage.write("Dockerfile", `FROM ${stage.ref("golang:1")} AS final\n`);
    const { outputs } = await stage.check({ ...inputs, stage: "final", context: "server" });
    expect(JSON.parse(outputs["matrix"] ?? "").include).toMatchObject([
      { stage: "final", context: "server", platforms: "linux/amd64,linux/arm64" },
    ]);
  });

  test("the same situation has the same key on every machine, and another digest another one", async () => {
    const [here, there] = [await openStage(), await openStage()];
    const keys: (string | undefined)[] = [];
    for (const stage of [here, there]) {
      // The registry's port is another one each time: one name for both, through a proxy.
      const proxy = await startForwardProxy(Number(stage.registry.url.port));
      const one = stage.base("library/node:22", 1);
      const materials = [{ uri: dockerPurl("node@22"), digest: one.root.digest }];
      stage.publish("acme/app:latest", buildOn(one, { steps: [], provenance: { version: "v1", materials } }));
      for (const generation of [2, 2, 3]) {
        stage.base("library/node:22", generation);
        const inputs = { image: "docker.io/acme/app:latest", "insecure-registries": "docker.io" };
        keys.push((await stage.check(inputs, { HTTP_PROXY: proxy.url })).rebuilds[0]?.key);
      }
    }
    expect(keys.slice(0, 3)).toEqual(keys.slice(3));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).not.toBe(keys[2]);
    expect(keys).not.toContain(undefined);
  });

  test("300 images due: the matrix names the way out, everything else is there", async () => {
    const stage = await openStage();
    const node = stage.base("node:22", 1);
    stage.app("app:latest", { on: node, used: { "node:22": node } });
    stage.base("node:22", 2);
    const images = Array.from(
      { length: 300 },
      (_, index) =>
        `- { name: app-${index}, registry: "${stage.registry.host}", repository: app, source: { dockerfile: null }, baseImages: ["${stage.ref("node:22")}"] }`,
    );
    await stage.write("images.yaml", images.join("\n"));
    const result = await stage.check({ config: "images.yaml" });
    expect(result.status).toBe(1);
    expect(firstError(result)).toMatch(/300 images are due.*256.*shard 1\/2 to 2\/2/u);
    expect(result.outputs).not.toHaveProperty("matrix");
    expect(result.outputs).toMatchObject({ "changed-count": "300", "has-rebuilds": "true" });
    expect(result.rebuilds).toHaveLength(300);
  });
});
