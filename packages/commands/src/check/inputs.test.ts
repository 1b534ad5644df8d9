import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { describeIssues } from "../testing/issues.ts";
import { checkInputs } from "./inputs.ts";

type Raw = Readonly<Record<string, string>>;

/** What the host makes of raw inputs: values, or each mistake in a line. */
function parse(raw: Raw) {
  const names = Object.keys(checkInputs.shape);
  const result = z.safeParse(checkInputs, Object.fromEntries(names.map((name) => [name, raw[name] ?? ""])));
  return result.success ? { values: result.data } : { mistakes: describeIssues(result.error.issues) };
}

const ONE = { image: "ghcr.io/acme/app" };
const CONFIG = { config: "images.yaml" };

/** What a runner passes beside the inputs that a workflow sets: the defaults of action.yml. */
const RUNNER = {
  context: ".",
  track: "runtime,build,copy,mount",
  "rebuild-delay": "0",
  state: "none",
  force: "false",
};

describe("an input", () => {
  test("has a value when nothing is said", () => {
    expect(parse(ONE).values).toMatchObject({
      config: undefined,
      context: ".",
      track: ["runtime", "build", "copy", "mount"],
      "rebuild-delay": { rules: [{ delayMs: 0 }] },
      state: undefined,
      shard: { index: 1, count: 1 },
      only: [],
      force: false,
      "on-missing": "unknown",
      concurrency: 16,
      "fail-on": "all-unknown",
      "dry-run": undefined,
    });
  });

  test.each([
    ["image", "node", { repository: "library/node", tag: "latest" }],
    ["build-args", "A=1\nB=2", { A: "1", B: "2" }],
    ["named-contexts", "sources, alpine:3.20 # both", ["sources", "alpine:3.20"]],
    ["base-images", "node:22, golang:1 # both", [{ tag: "22" }, { tag: "1" }]],
    ["platforms", "linux/amd64\nlinux/arm64", [{ architecture: "amd64" }, { architecture: "arm64" }]],
    ["track", "runtime # only\n syntax", ["runtime", "syntax"]],
    ["track", "# none", ["runtime", "build", "copy", "mount"]],
    ["on-missing", "rebuild", "rebuild"],
    ["concurrency", "256", 256],
    ["fail-on", "never", "never"],
    ["fail-on", "10%", { share: 0.1 }],
    ["fail-on", "0.5%", { share: 0.005 }],
    ["fail-on", "100%", { share: 1 }],
    ["insecure-registries", "Registry.local:5000, [::1]:80", ["registry.local:5000", "[::1]:80"]],
    ["tokens", "git.example.com=x1", [{ host: "git.example.com" }]],
    ["dry-run", "false", false],
  ] as const)("%s: %j", (name, text, expected) => {
    expect(parse({ ...ONE, [name]: text }).values).toMatchObject({ [name]: expected });
  });

  test.each([
    ["track", "runtme,bild", ['"runtme" is not one of', '"bild" is not one of']],
    ["fail-on", "0%", ['"0%" is not a share']],
    ["fail-on", "100.5%", ['"100.5%" is not a share']],
    ["fail-on", "some", ['"some" is not one of never, all-unknown, unknown']],
    ["rebuild-delay", "a week", ['"a week" is not a duration']],
    ["insecure-registries", "http://r:5000, r/path, -r", ['"http://r:5000"', '"r/path"', '"-r"']],
    ["concurrency", "257", ['"257" is not a whole number from 1 to 256']],
    ["state", "branch:a b", ['"branch:a b" is not a state']],
    ["shard", "3/2", ['"3/2" is not a shard']],
    ["shard", "0/1", ['"0/1" is not a shard']],
    ["shard", "1/257", ['"1/257" is not a shard']],
  ] as const)("%s: %j is refused", (name, text, expected) => {
    expect(parse({ ...ONE, [name]: text }).mistakes).toEqual(
      expected.map((part) => expect.stringContaining(`${name}: ${part}`)),
    );
  });
});

describe("trusted-realms", () => {
  test.each([
    [
      "r.example.com=https://auth.example.com/token",
      { registry: "r.example.com", origin: "https://auth.example.com" },
    ],
    [
      "R.example.com:5000 = https://10.0.0.1:8443",
      { registry: "r.example.com:5000", origin: "https://10.0.0.1:8443" },
    ],
    ["127.0.0.1:5000=http://127.0.0.1:5001", { registry: "127.0.0.1:5000", origin: "http://127.0.0.1:5001" }],
  ])("%s", (text, expected) => {
    expect(parse({ ...ONE, "trusted-realms": text }).values).toMatchObject({ "trusted-realms": [expected] });
  });

  test.each([
    "r.example.com",
    "r.example.com=auth.example.com",
    "r.example.com=http://auth.example.com",
    "r.example.com=ftp://r.example.com",
    "r.example.com=https://a=b",
    "r.example.com=https://user:hunter2hunter2@auth.example.com",
    "r.example.com=https://user@auth.example.com",
    "http://r=https://auth.example.com",
    "=http://auth.example.com",
  ])("%s is refused, and shows no password", (text) => {
    const { mistakes = [] } = parse({ ...ONE, "trusted-realms": text });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(/^trusted-realms: /u);
    expect(mistakes[0]).not.toContain("hunter2");
  });
});

describe("inputs that contradict each other", () => {
  const cases: readonly (readonly [string, Raw, readonly string[]])[] = [
    ["nothing given", RUNNER, ["neither config nor image is given"]],
    ["both given", { ...CONFIG, ...ONE }, ["config and image are both given"]],
    [
      "one image, and which of them",
      { ...ONE, only: "a", "only-bases": "b" },
      ["only is given without config", "only-bases is given"],
    ],
    ["a config, with a runner's defaults", { ...CONFIG, ...RUNNER }, []],
    [
      "a config, and what describes one image",
      {
        ...CONFIG,
        dockerfile: "Dockerfile",
        stage: "x",
        "build-args": "A=1",
        "named-contexts": "a",
        context: "docker",
        "base-images": "node",
        platforms: "linux/amd64",
        track: "runtime",
        "rebuild-delay": "7d",
        "rebuild-window": "allow: [Sat]",
      },
      [
        "dockerfile",
        "stage",
        "build-args",
        "named-contexts",
        "context",
        "base-images",
        "platforms",
        "track",
        "rebuild-delay",
        "rebuild-window",
      ].map((name) => `${name} is given with config`),
    ],
    [
      "a delay as a map, with a config",
      { ...CONFIG, "rebuild-delay": "'*': 0" },
      ["rebuild-delay is given with config"],
    ],
    [
      "a delay without a state",
      { ...ONE, "rebuild-delay": "7d" },
      ["rebuild-delay is given without a state"],
    ],
    [
      "a delay as a map, without a state",
      { ...ONE, "rebuild-delay": "node: 7d" },
      ["rebuild-delay is given without a state"],
    ],
    ["a delay with a state", { ...ONE, "rebuild-delay": "7d", state: "file:a" }, []],
    ["a window without a state", { ...ONE, "rebuild-window": "allow: [Sat]" }, []],
    ["no delay, no state", { ...ONE, "rebuild-delay": "0" }, []],
    ["force without a reason", { ...ONE, force: "true" }, ["force is true without a reason"]],
    [
      "force for a whole config",
      { ...CONFIG, force: "true", reason: "r" },
      ["force is true for every image"],
    ],
    ["force for some of a config", { ...CONFIG, force: "true", reason: "r", only: "a" }, []],
    ["force for what is built on a base", { ...CONFIG, force: "true", reason: "r", "only-bases": "a" }, []],
    ["force for one image", { ...ONE, force: "true", "force-unchanged": "true", reason: "r" }, []],
    [
      "force-unchanged without force",
      { ...ONE, "force-unchanged": "true" },
      ["force-unchanged is true and force is not"],
    ],
    ["neither, and a reason all the same", { ...ONE, reason: "r" }, []],
  ];
  test.each(cases)("%s", (_name, raw, expected) => {
    expect(parse(raw).mistakes ?? []).toEqual(expected.map((part) => expect.stringContaining(part)));
  });

  test("are told beside what is wrong in itself, and not about it", () => {
    expect(parse({ force: "true", "rebuild-delay": "soon" }).mistakes).toEqual([
      expect.stringContaining('rebuild-delay: "soon" is not a duration'),
      expect.stringContaining("neither config nor image is given"),
      expect.stringContaining("force is true without a reason"),
    ]);
    expect(parse({ image: "A B", force: "maybe" }).mistakes).toHaveLength(2);
  });
});
