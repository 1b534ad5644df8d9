import { describe, expect, it } from "vitest";
import { parse } from "./testing/configurations.ts";

const DAY = 86_400_000;

describe("the object form", () => {
  it("merges maps deeply and replaces lists", () => {
    const [own, shared] = parse(`
defaults:
  registry: ghcr.io
  repository: myorg/shared
  platforms: [linux/amd64]
  source: { branch: main, context: shared, buildArgs: { A: shared, B: shared }, namedContexts: [a, b] }
  baseImages: [node, python]
  inputs: { a: shared, b: shared }
  autoRebuild: false
images:
  - name: own
    repository: myorg/own
    platforms: [linux/arm64]
    source: { repo: a/b, dockerfile: x/Dockerfile, buildArgs: { B: own, C: own }, namedContexts: [c] }
    baseImages: []
    inputs: { b: own }
    autoRebuild: true
  - name: shared
`).images;
    expect(own).toMatchObject({
      reference: { registry: "ghcr.io", repository: "myorg/own" },
      platforms: [{ architecture: "arm64" }],
      source: { repo: "a/b", branch: "main", dockerfile: "x/Dockerfile", context: "shared" },
      autoRebuild: true,
    });
    expect(own?.source?.buildArgs).toStrictEqual({ A: "shared", B: "own", C: "own" });
    expect(own?.source?.namedContexts).toStrictEqual(["c"]);
    expect(shared?.source?.namedContexts).toStrictEqual(["a", "b"]);
    expect(own?.inputs).toStrictEqual({ a: "shared", b: "own" });
    expect(own?.baseImages).toStrictEqual([]);
    expect(shared).toMatchObject({
      reference: { registry: "ghcr.io", repository: "myorg/shared" },
      platforms: [{ architecture: "amd64" }],
      source: { branch: "main", buildArgs: { A: "shared", B: "shared" }, workflow: "shared.yml" },
      inputs: { a: "shared", b: "shared" },
      autoRebuild: false,
    });
    expect(shared?.baseImages).toHaveLength(2);
  });

  it("keeps an image's own source where defaults have none", () => {
    const [image] = parse(
      "defaults: {registry: ghcr.io}\nimages: [{name: a, repository: b, source: {branch: x}}]",
    ).images;
    expect(image?.source?.branch).toBe("x");
  });

  const delays: readonly (readonly [name: string, shared: string, own: string, rules: readonly string[]])[] =
    [
      [
        "an image's own rules come first",
        '{ "*": 1d, node: 2d }',
        "{ python: 3d }",
        ["python 3", "* 1", "node 2"],
      ],
      ["an image's own rule replaces the same", '{ node: 2d, "*": 1d }', "{ node: 5d }", ["node 5", "* 1"]],
      ["a duration is the rule for all", "1d", "{ node: 2d }", ["node 2", "* 1"]],
      ["an own duration replaces the shared one", "1d", "2d", ["* 2"]],
    ];
  it.each(delays)("merges delays: %s", (_name, shared, own, rules) => {
    const [image] = parse(
      `defaults: { registry: ghcr.io, rebuildDelay: ${shared} }\nimages: [{ name: a, repository: b, rebuildDelay: ${own} }]`,
    ).images;
    expect(image?.rebuildDelay.rules.map(({ glob, delayMs }) => `${glob} ${delayMs / DAY}`)).toStrictEqual(
      rules,
    );
  });

  it("takes shared delays where an image has none", () => {
    const [image] = parse(
      "defaults: {registry: ghcr.io, rebuildDelay: 1d}\nimages: [{name: a, repository: b}]",
    ).images;
    expect(image?.rebuildDelay.rules).toStrictEqual([{ glob: "*", delayMs: DAY }]);
  });

  it("reads the settings of registries", () => {
    const { registries } = parse(`
registries:
  docker.io: { concurrency: 4, mirror: "https://mirror.example.com:5000/hub/proxy/" }
  localhost:5000: { insecure: true }
  quay.io: { mirror: mirror.example.com }
  ghcr.io: { mirror: { url: mirror.example.com/ghcr, freshness: true } }
  gcr.io: { mirror: { url: docker.io } }
images: [{ name: a, registry: ghcr.io, repository: b }]
`);
    expect(registries).toStrictEqual({
      "docker.io": {
        insecure: false,
        concurrency: 4,
        mirror: { registry: "mirror.example.com:5000", path: "hub/proxy", freshness: false },
      },
      "localhost:5000": { insecure: true, concurrency: undefined, mirror: undefined },
      "quay.io": {
        insecure: false,
        concurrency: undefined,
        mirror: { registry: "mirror.example.com", path: "", freshness: false },
      },
      "ghcr.io": {
        insecure: false,
        concurrency: undefined,
        mirror: { registry: "mirror.example.com", path: "ghcr", freshness: true },
      },
      "gcr.io": {
        insecure: false,
        concurrency: undefined,
        mirror: { registry: "docker.io", path: "", freshness: false },
      },
    });
  });
});
