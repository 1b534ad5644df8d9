import { formatReference } from "@basewatch/image";
import { describe, expect, test } from "vitest";
import { checkInputs } from "./inputs.ts";
import { readSubjects } from "./subjects.ts";
import { createTestFiles } from "./testing/files.ts";

const YAML = `registries: { "r.test:5000": { insecure: true }, ghcr.io: { concurrency: 2 }, docker.io: { concurrency: 4, mirror: m.test/hub } }
images:
  - { name: app, registry: ghcr.io, repository: acme/app }
  - { name: site, registry: "r.test:5000", repository: site }
`;

async function read(raw: Readonly<Record<string, string>>, files = createTestFiles({ "images.yaml": YAML })) {
  const names = Object.keys(checkInputs.shape);
  const inputs = checkInputs.parse(Object.fromEntries(names.map((name) => [name, raw[name] ?? ""])));
  return readSubjects(inputs, { files });
}

test.each([
  ["a config of some images", 2, 0],
  ["a config of thousands", 2_000, 1],
])("%s: %i images, and memory is economised %i times", async (_name, count, times) => {
  const entries = Array.from(
    { length: count },
    (_, index) => `- { name: a-${index}, registry: ghcr.io, repository: a }\n`,
  );
  const inputs = checkInputs.parse({
    ...Object.fromEntries(Object.keys(checkInputs.shape).map((name) => [name, ""])),
    config: "images.yaml",
  });
  const calls: string[] = [];
  const economise = () => void calls.push("economise");
  await readSubjects(inputs, { files: createTestFiles({ "images.yaml": entries.join("") }), economise });
  expect(calls).toHaveLength(times);
});

describe("the images of a config", () => {
  test("all of them, and what the config says of registries", async () => {
    const { images, single, insecureRegistries } = await read({ config: "images.yaml" });
    expect(images.map(({ name, reference }) => [name, formatReference(reference)])).toEqual([
      ["app", "ghcr.io/acme/app:latest"],
      ["site", "r.test:5000/site:latest"],
    ]);
    expect([single, insecureRegistries]).toEqual([false, ["r.test:5000"]]);
  });

  test("limits of requests count for the host that is connected to", async () => {
    const { hostConcurrency } = await read({ config: "images.yaml" });
    expect([...hostConcurrency]).toEqual([
      ["ghcr.io", 2],
      ["registry-1.docker.io", 4],
    ]);
  });

  test("windows and attempts of the config come with its images", async () => {
    const text = `defaults: { registry: ghcr.io, rebuildWindow: { timezone: Asia/Tokyo, allow: [Sat] } }
images: [{ name: app, repository: acme/app, maxAttempts: 5, rebuildWindow: { deny: ["00:00-04:00"] } }]`;
    const { images } = await read({ config: "images.yaml" }, createTestFiles({ "images.yaml": text }));
    expect(images).toMatchObject([
      { maxAttempts: 5, rebuildWindow: { timezone: "Asia/Tokyo", allow: [{ text: "Sat" }], deny: [{}] } },
    ]);
  });

  test("mirrors, by the registry whose content they have", async () => {
    const { mirrors } = await read({ config: "images.yaml" });
    expect([...mirrors]).toEqual([["docker.io", { registry: "m.test", path: "hub", freshness: false }]]);
  });

  test("only those that are named", async () => {
    const { images } = await read({ config: "images.yaml", only: "site" });
    expect(images.map(({ name }) => name)).toEqual(["site"]);
  });

  test.each([
    ["a name like one of them", "sit, site", 'no image "sit"', "Did you mean site?"],
    ["a strange name", "backstage", 'no image "backstage"', "Its images are app, site."],
  ])("%s is refused", async (_name, only, message, hint) => {
    await expect(read({ config: "images.yaml", only })).rejects.toMatchObject({
      code: "check.unknown-image",
      message: expect.stringContaining(message),
      hint,
    });
  });

  test("a config that is not there says where it was looked for", async () => {
    await expect(read({ config: "image.yaml" })).rejects.toMatchObject({
      code: "check.config-missing",
      message: "image.yaml: there is no such file in /workspace",
    });
  });
});

describe("one image of the inputs", () => {
  test("is named by the end of its repository, and built in this workflow", async () => {
    const { images, single } = await read({
      image: "ghcr.io/acme/team/app:1",
      dockerfile: "a/Dockerfile",
      stage: "x",
      "build-args": "A=1",
      "named-contexts": "sources",
    });
    expect(single).toBe(true);
    expect(images).toMatchObject([
      {
        name: "app",
        platforms: undefined,
        source: {
          repo: undefined,
          dockerfile: "a/Dockerfile",
          context: ".",
          stage: "x",
          buildArgs: { A: "1" },
          namedContexts: ["sources"],
          workflow: "",
        },
        autoRebuild: true,
      },
    ]);
  });

  test("alone has no Dockerfile", async () => {
    const { images } = await read({ image: "app", platforms: "linux/arm64" });
    expect(images).toMatchObject([{ source: { dockerfile: null }, platforms: [{ architecture: "arm64" }] }]);
  });

  test("takes a delay as a map, too", async () => {
    const { images } = await read({
      image: "app",
      state: "file:a",
      "rebuild-delay": '"docker.io/library/node:*": 7d\n"*": 1d',
    });
    expect(images[0]?.rebuildDelay.rules.map(({ delayMs }) => delayMs / 86_400_000)).toEqual([7, 1]);
    await expect(
      read({ image: "app", state: "file:a", "rebuild-delay": "node: soon" }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('"soon"'),
    });
  });

  test("takes a window, and has three attempts", async () => {
    const window = 'timezone: Europe/London\nallow: ["Mon-Fri 22:00-06:00"]\ndeny: [Fri]';
    const { images } = await read({ image: "app", "rebuild-window": window });
    expect(images).toMatchObject([
      { rebuildWindow: { timezone: "Europe/London", allow: [{ minutes: 480 }] }, maxAttempts: 3 },
    ]);
    expect((await read({ image: "app", "rebuild-window": "" })).images[0]?.rebuildWindow).toBeUndefined();
    await expect(read({ image: "app", "rebuild-window": "allow: [Fry]" })).rejects.toMatchObject({
      message: expect.stringContaining('rebuild-window:1:9: allow[0]: "Fry"'),
    });
  });

  test("is required by whoever goes past the schema", async () => {
    const inputs = { ...checkInputs.parse({ ...blank(), image: "app" }), image: undefined };
    await expect(readSubjects(inputs, { files: createTestFiles({}) })).rejects.toThrow(
      "neither config nor image",
    );
  });
});

function blank(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(checkInputs.shape).map((name) => [name, ""]));
}
