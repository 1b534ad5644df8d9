import { describe, expect, test } from "vitest";
import { entry, publishOnNode } from "./check-apps.ts";
import { decisionsOf, imageOf, openStage } from "./check-stage.ts";

describe("images.yaml", () => {
  test("as a plain list: the seed's example, with this repository's Dockerfile", async () => {
    const stage = await openStage();
    await stage.write("Dockerfile", publishOnNode(stage, "backstage"));
    await stage.write(
      "packages/backend/Dockerfile",
      `ARG NODE_VERSION=20\nFROM ${stage.ref("node")}:\${NODE_VERSION} AS runtime\n`,
    );
    const source = [
      "source:",
      "  provider: github",
      "  repo: acme/platform",
      "  branch: main",
      "  dockerfile: packages/backend/Dockerfile",
      "  stage: runtime",
      '  buildArgs: { NODE_VERSION: "22" }',
      "  workflow: backstage.yml",
      "rebuildDelay: 7d",
      "autoRebuild: true",
    ];
    await stage.write("images.yaml", entry(stage, "backstage", source.join("\n")));
    const result = await stage.check({ config: "images.yaml", state: "file:state.json" });
    expect(result.status).toBe(0);
    expect(decisionsOf(result)).toEqual({ backstage: "changed wait:delay" });
  });

  test("as a map: defaults are shared, maps merge, lists replace", async () => {
    const stage = await openStage();
    await stage.write("Dockerfile", publishOnNode(stage, "app", "site"));
    const config = [
      "defaults:",
      `  registry: "${stage.registry.host}"`,
      "  versionBump: minor",
      "  inputs: { flavour: plain, size: big }",
      "  source: { workflow: build.yml }",
      "images:",
      "  - { name: app, repository: app }",
      "  - { name: site, repository: site, versionBump: major, inputs: { flavour: fancy } }",
    ];
    await stage.write("images.yaml", config.join("\n"));
    const { rebuilds, status } = await stage.check({ config: "images.yaml" });
    expect(status).toBe(0);
    expect(rebuilds.map(({ dispatch }) => dispatch)).toMatchObject([
      { workflow: "build.yml", inputs: { version_bump: "minor", flavour: "plain", size: "big" } },
      { workflow: "build.yml", inputs: { version_bump: "major", flavour: "fancy", size: "big" } },
    ]);
  });

  test("all of its mistakes are said at once, and nothing is asked of any registry", async () => {
    const stage = await openStage();
    await stage.write("images.yaml", entry(stage, "app", "rebuidDelay: 7d\ntag: 'a b'"));
    const result = await stage.check({ config: "images.yaml" });
    expect(result.status).toBe(1);
    const red = result.annotations.map(({ message }) => message);
    expect(red).toHaveLength(2);
    expect(red.join("\n")).toMatch(/rebuidDelay: unknown key, did you mean rebuildDelay/u);
    expect(stage.registry.log).toEqual([]);
    expect(result.outputs).toEqual({});
  });
});

describe("rebuilds of a config", () => {
  test("two images on one base: an entry each, to its own workflow", async () => {
    const stage = await openStage();
    await stage.write("Dockerfile", publishOnNode(stage, "app", "site"));
    await stage.write("images.yaml", entry(stage, "app", "source: {}") + entry(stage, "site", "source: {}"));
    const { rebuilds, status, outputs } = await stage.check({ config: "images.yaml" });
    expect(status).toBe(0);
    expect(outputs["changed-count"]).toBe("2");
    const dispatch = {
      provider: "github",
      apiUrl: null,
      repository: "acme/platform",
      ref: "main",
      inputs: { version_bump: "patch" },
    };
    expect(rebuilds.map((rebuild) => rebuild.dispatch)).toEqual([
      { ...dispatch, workflow: "app.yml" },
      { ...dispatch, workflow: "site.yml" },
    ]);
    expect(rebuilds.map(({ images }) => images.map(({ name }) => name))).toEqual([["app"], ["site"]]);
    expect(new Set(rebuilds.map(({ key }) => key)).size).toBe(2);
    // One HEAD for each distinct base, however many images are built on it.
    const asked = stage.registry.lines().filter((line) => line.startsWith("HEAD /v2/node/manifests/22 "));
    expect(asked).toHaveLength(1);
  });

  test("images with one dispatch and the same inputs: one entry with all of them and their causes", async () => {
    const stage = await openStage();
    const [node, go] = [stage.base("node:22", 1), stage.base("golang:1", 1)];
    stage.app("app:latest", { on: node, used: { "node:22": node } });
    stage.app("tool:latest", { on: go, used: { "golang:1": go } });
    stage.app("other:latest", { on: go, used: { "golang:1": go } });
    for (const name of ["node:22", "golang:1"]) stage.base(name, 2);
    await stage.write("app/Dockerfile", `FROM ${stage.ref("node:22")}\n`);
    await stage.write("tool/Dockerfile", `FROM ${stage.ref("golang:1")}\n`);
    const all = "source: { workflow: all.yml, dockerfile: ";
    await stage.write(
      "images.yaml",
      entry(stage, "app", `${all}app/Dockerfile }`) +
        entry(stage, "tool", `${all}tool/Dockerfile }`) +
        entry(stage, "other", `${all}tool/Dockerfile }\ninputs: { arch: arm }`),
    );
    const { rebuilds, outputs } = await stage.check({ config: "images.yaml" });
    const causes = rebuilds.map(({ images }) =>
      images.map(({ name, bases }) => [name, ...bases.map((base) => base.reference)]),
    );
    expect(causes).toEqual([
      [
        ["app", stage.ref("node:22")],
        ["tool", stage.ref("golang:1")],
      ],
      [["other", stage.ref("golang:1")]],
    ]);
    const keys = JSON.parse(outputs["matrix"] ?? "").include.map(
      ({ name, key }: { name: string; key: string }) => [name, key],
    );
    expect(keys).toEqual([
      ["app", rebuilds[0]?.key],
      ["tool", rebuilds[0]?.key],
      ["other", rebuilds[1]?.key],
    ]);
  });

  test("several moved bases of one image: one rebuild with all causes", async () => {
    const stage = await openStage();
    const names = ["node:22", "golang:1", "alpine:3"];
    const used = Object.fromEntries(names.map((name) => [name, stage.base(name, 1)]));
    stage.app("app:latest", { on: stage.base("node:22", 1), used });
    const moved = names.map((name) => stage.base(name, 2).root.digest);
    const [node = "", go = "", alpine = ""] = names.map(stage.ref);
    await stage.write(
      "Dockerfile",
      `FROM ${go} AS b\nFROM ${node}\nCOPY --from=b / /\nCOPY --from=${alpine} / /\n`,
    );
    await stage.write("images.yaml", entry(stage, "app", "source: {}"));
    const { rebuilds } = await stage.check({ config: "images.yaml" });
    expect(rebuilds).toHaveLength(1);
    expect(rebuilds[0]?.images[0]?.bases).toMatchObject([
      { reference: go, role: "build", current: moved[1] },
      { reference: node, role: "runtime", current: moved[0] },
      { reference: alpine, role: "copy", current: moved[2] },
    ]);
  });

  test("an image without a source is watched, reported and never dispatched", async () => {
    const stage = await openStage();
    await stage.write("Dockerfile", publishOnNode(stage, "app", "guest"));
    await stage.write("images.yaml", entry(stage, "guest") + entry(stage, "app", "source: {}"));
    const result = await stage.check({ config: "images.yaml" });
    expect(decisionsOf(result)).toEqual({ guest: "changed hold:watch-only", app: "changed rebuild" });
    expect(result.rebuilds.flatMap(({ images }) => images.map(({ name }) => name))).toEqual(["app"]);
    expect(result.outputs["changed-count"]).toBe("2");
  });

  test("autoRebuild: false holds an image back", async () => {
    const stage = await openStage();
    await stage.write("Dockerfile", publishOnNode(stage, "app"));
    await stage.write("images.yaml", entry(stage, "app", "source: {}\nautoRebuild: false"));
    const result = await stage.check({ config: "images.yaml" });
    expect(decisionsOf(result)).toEqual({ app: "changed hold:disabled" });
    expect(result.outputs).toMatchObject({ changed: "true", "has-rebuilds": "false" });
  });

  test("dockerfile: null with baseImages alone", async () => {
    const stage = await openStage();
    await stage.write("Dockerfile", publishOnNode(stage, "app"));
    await stage.write(
      "images.yaml",
      entry(stage, "app", `source: { dockerfile: null }\nbaseImages: ["${stage.ref("node:22")}"]`),
    );
    const result = await stage.check({ config: "images.yaml" });
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
    expect(imageOf(result, "app").bases).toMatchObject([
      { reference: stage.ref("node:22"), line: null, role: "runtime" },
    ]);
  });
});
