import { formatReference } from "@basewatch/image";
import { describe, expect, it } from "vitest";
import { imageWith, parse } from "./testing/configurations.ts";

const DAY = 86_400_000;
const IMAGE = "name: app\n  registry: ghcr.io\n  repository: myorg/app";

describe("the list form", () => {
  // The example of the contract, "images.yaml".
  it("reads the contract's example as it stands", () => {
    const { images, registries } = parse(
      `- name: backstage
  registry: ghcr.io
  repository: myorg/backstage
  tag: latest                    # the published tag to look at
  source:
    provider: github             # github | gitlab | gitea | forgejo
    repo: myorg/backstage-app
    branch: main
    dockerfile: packages/backend/Dockerfile
    stage: runtime               # optional build stage (docker build --target)
    buildArgs: { NODE_VERSION: "22" }
    workflow: backstage.yml      # gitlab uses the project's pipeline
  rebuildDelay: 7d
  autoRebuild: true
`,
    );
    expect(images).toStrictEqual([
      {
        name: "backstage",
        reference: { registry: "ghcr.io", repository: "myorg/backstage", tag: "latest", digest: undefined },
        platforms: undefined,
        source: {
          provider: "github",
          repo: "myorg/backstage-app",
          branch: "main",
          dockerfile: "packages/backend/Dockerfile",
          context: "packages/backend",
          stage: "runtime",
          buildArgs: { NODE_VERSION: "22" },
          namedContexts: [],
          workflow: "backstage.yml",
          apiUrl: undefined,
        },
        baseImages: [],
        track: ["runtime", "build", "copy", "mount"],
        rebuildDelay: { rules: [{ glob: "*", delayMs: 7 * DAY }] },
        rebuildWindow: undefined,
        autoRebuild: true,
        versionBump: "patch",
        inputs: {},
        maxAttempts: 3,
      },
    ]);
    expect(registries).toStrictEqual({});
  });

  // The example of the replaced system's page, "Adding New Images".
  it("reads the seed's example as it stands", () => {
    const [image] = parse(
      `- name: myapp
  registry: ghcr.io
  repository: myorg/myapp
  source:
    provider: github
    repo: myorg/myrepo
    branch: main
    dockerfile: apps/myapp/Dockerfile
    workflow: myapp.yml # GitHub Actions workflow file
  rebuildDelay: 7d
  autoRebuild: true`,
    ).images;
    expect(image?.reference.tag).toBe("latest");
    expect(image?.source).toMatchObject({
      repo: "myorg/myrepo",
      context: "apps/myapp",
      workflow: "myapp.yml",
    });
  });

  it("fills in the documented defaults", () => {
    const [watched] = parse(`- ${IMAGE}`).images;
    expect(watched).toStrictEqual({
      name: "app",
      reference: { registry: "ghcr.io", repository: "myorg/app", tag: "latest", digest: undefined },
      platforms: undefined,
      source: undefined,
      baseImages: [],
      track: ["runtime", "build", "copy", "mount"],
      rebuildDelay: { rules: [{ glob: "*", delayMs: 0 }] },
      rebuildWindow: undefined,
      autoRebuild: true,
      versionBump: "patch",
      inputs: {},
      maxAttempts: 3,
    });
    expect(parse(imageWith("source: {}")).images[0]?.source).toStrictEqual({
      provider: "github",
      repo: undefined,
      branch: undefined,
      dockerfile: "Dockerfile",
      context: ".",
      stage: undefined,
      buildArgs: {},
      namedContexts: [],
      workflow: "app.yml",
      apiUrl: undefined,
    });
  });

  it("reads every key", () => {
    const [image] = parse(
      imageWith(`tag: "1.4"
platforms: [linux/amd64, linux/aarch64]
source: { dockerfile: null, context: web, apiUrl: "https://github.example.com/api/v3/" }
baseImages: ["node:22", "ghcr.io/a/b"]
track: [runtime, syntax]
rebuildDelay: { "docker.io/library/node:*": 7d, "*": 1d }
rebuildWindow: { timezone: Europe/London, allow: ["Mon-Fri 22:00-06:00"], deny: [Fri] }
maxAttempts: 5
autoRebuild: false
versionBump: minor
inputs: { custom: value }`),
    ).images;
    expect(image).toMatchObject({
      reference: { tag: "1.4" },
      platforms: [
        { os: "linux", architecture: "amd64" },
        { os: "linux", architecture: "arm64" },
      ],
      source: { dockerfile: null, context: "web", apiUrl: "https://github.example.com/api/v3" },
      track: ["runtime", "syntax"],
      rebuildDelay: {
        rules: [
          { glob: "docker.io/library/node:*", delayMs: 7 * DAY },
          { glob: "*", delayMs: DAY },
        ],
      },
      rebuildWindow: {
        timezone: "Europe/London",
        allow: [{ text: "Mon-Fri 22:00-06:00", minutes: 480 }],
        deny: [{ text: "Fri", minutes: 1440 }],
      },
      maxAttempts: 5,
      autoRebuild: false,
      versionBump: "minor",
      inputs: { custom: "value" },
    });
    expect(image?.baseImages.map(formatReference)).toStrictEqual([
      "docker.io/library/node:22",
      "ghcr.io/a/b:latest",
    ]);
  });

  it("takes the root as context without a Dockerfile", () => {
    expect(parse(imageWith("source: { dockerfile: null }")).images[0]?.source?.context).toBe(".");
  });

  it("takes numbers as the text that was written", () => {
    const [image] = parse(
      imageWith(`tag: 1.10
source:
  branch: 2.0
  buildArgs: { NODE: 22, FLOAT: 1.50, HEX: 0x1F, DEBUG: True, EMPTY: "" }
rebuildDelay: 0
inputs: { port: 8080, on: false, concurrency: 04, maxAttempts: 1.0 }`),
    ).images;
    expect(image?.reference.tag).toBe("1.10");
    expect(image?.source?.branch).toBe("2.0");
    expect(image?.source?.buildArgs).toStrictEqual({
      NODE: "22",
      FLOAT: "1.50",
      HEX: "0x1F",
      DEBUG: "true",
      EMPTY: "",
    });
    expect(image?.inputs).toStrictEqual({
      port: "8080",
      on: "false",
      concurrency: "04",
      maxAttempts: "1.0",
    });
    expect(image?.rebuildDelay.rules).toStrictEqual([{ glob: "*", delayMs: 0 }]);
  });

  it("reads the truth values of YAML 1.2's core schema", () => {
    for (const text of ["true", "True", "TRUE"]) {
      expect(parse(imageWith(`autoRebuild: ${text}`)).images[0]?.autoRebuild).toBe(true);
    }
    for (const text of ["false", "False", "FALSE"]) {
      expect(parse(imageWith(`autoRebuild: ${text}`)).images[0]?.autoRebuild).toBe(false);
    }
  });

  it("reads one anchor in very many images", () => {
    const images = Array.from(
      { length: 500 },
      (_, index) => `- {name: a${index}, registry: ghcr.io, repository: a/b, source: *shared}\n`,
    );
    const text = `- {name: first, registry: ghcr.io, repository: a/b, source: &shared {branch: main}}\n${images.join("")}`;
    const read = parse(text).images;
    expect(read).toHaveLength(501);
    expect(read[500]?.source).toMatchObject({ branch: "main", workflow: "a499.yml" });
  });
});
