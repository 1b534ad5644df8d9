import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstError, runBundle } from "../bundles.ts";

let workspace: string;
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), "basewatch-inputs-"));
  await writeFile(join(workspace, "images.yaml"), "- name: app\n  registry: ghcr.io\n  repository: o/app\n");
  await writeFile(join(workspace, "config.json"), "auths: {}\n");
  await writeFile(
    join(workspace, "wrong.yaml"),
    "- name: app\n  registry: ghcr.io\n  repository: o/app\n  rebuidDelay: 7d\n  tag: 'a b'\n",
  );
});
afterAll(async () => {
  await rm(workspace, { recursive: true });
});

/** [what is wrong, inputs, what the first red line says of the value, what it says to do] */
type Case = readonly [string, Readonly<Record<string, string>>, string, string];

const digest = `sha256:${"a".repeat(64)}`;
const kardinal = { pipeline: "app", "kardinal-url": "https://kardinal.example.com" };

const CASES: Readonly<Record<string, readonly Case[]>> = {
  "check-base-digest": [
    ["nothing given", {}, "neither config nor image", "Set config"],
    [
      "config and image",
      { config: "images.yaml", image: "a:1" },
      "config and image are both given",
      "Keep config",
    ],
    [
      "a config that is not there",
      { config: "image.yaml" },
      "image.yaml: there is no such file",
      "actions/checkout",
    ],
    ["a key that is misspelt", { config: "wrong.yaml" }, "rebuidDelay", "rebuildDelay"],
    [
      "one image's input with a config",
      { config: "images.yaml", stage: "x" },
      "stage is given with config",
      "Remove stage",
    ],
    ["only with one image", { image: "a:1", only: "x" }, "only is given without config", "Remove only"],
    ["an unknown name in only", { config: "images.yaml", only: "ap" }, 'no image "ap"', "Did you mean app?"],
    [
      "a misspelt input",
      { image: "a:1", "rebuild-dealy": "7d" },
      "rebuild-dealy: unknown input",
      "rebuild-delay",
    ],
    ["a bad reference", { image: "ghcr.io/Org/app" }, "ghcr.io/Org/app", "ghcr.io/org/app"],
    ["a bad duration", { image: "a:1", "rebuild-delay": "7 days" }, '"7 days"', "7d"],
    [
      "a delay without a state",
      { image: "a:1", "rebuild-delay": "7d" },
      "rebuild-delay is given without a state",
      "file:",
    ],
    ["a bad boolean", { image: "a:1", force: "yes" }, '"yes" is not a boolean', "true or false"],
    [
      "force without a reason",
      { image: "a:1", force: "true" },
      "force is true without a reason",
      "Set reason",
    ],
    ["force for everything", { config: "images.yaml", force: "true", reason: "r" }, "every image", "only"],
    [
      "force-unchanged alone",
      { image: "a:1", "force-unchanged": "true" },
      "force-unchanged is true",
      "Set force",
    ],
    ["a bad platform", { image: "a:1", platforms: "linux" }, '"linux"', "linux/amd64"],
    ["a bad role", { image: "a:1", track: "runtme" }, '"runtme"', "runtime"],
    ["a bad number", { image: "a:1", concurrency: "0" }, '"0" is not a whole number from 1 to 256', "16"],
    ["a bad share", { image: "a:1", "fail-on": "200%" }, '"200%"', "100%"],
    ["a bad word", { image: "a:1", "on-missing": "rebild" }, '"rebild"', "rebuild"],
    [
      "a state of no kind",
      { image: "a:1", state: "s3:bucket/key" },
      '"s3:bucket/key" is not a state',
      "branch:basewatch",
    ],
    [
      "a registry with a scheme",
      { image: "a:1", "insecure-registries": "http://r:5000" },
      "http://r:5000",
      "without http://",
    ],
    ["a realm over http", { image: "a:1", "trusted-realms": "r=http://t" }, "r=http://t", "https"],
    [
      "a token without a host",
      { image: "a:1", tokens: "secret-value" },
      "entry 1 is not host",
      "host[/path]=<secret>",
    ],
    ["line breaks and escapes", { image: "a\n::error::forged\u001b[31m:1" }, "\\u{a}", "image"],
    [
      "a Dockerfile that is not there",
      { image: "localhost:1/a:1", dockerfile: "Dockerfle" },
      "Dockerfle",
      "dockerfile",
    ],
    [
      "a docker config that is not there",
      { image: "localhost:1/a:1", "docker-config": "nowhere" },
      "nowhere/config.json",
      "config.json",
    ],
    [
      "a docker config that is not JSON",
      { image: "localhost:1/a:1", "docker-config": "config.json" },
      "config.json: not JSON at line 1",
      "Log in",
    ],
  ],
  "dispatch-rebuild": [
    [
      "nothing given",
      {},
      "neither rebuilds, rebuilds-file nor workflow is given",
      "output of check-base-digest",
    ],
    ["junk", { rebuilds: "{", "github-token": "t0ken-value" }, 'not JSON: "{"', "as it is"],
    [
      "a repository without an owner",
      { repository: "app", workflow: "b.yml", "github-token": "t0ken-value" },
      'repository: "app"',
      "owner/repo",
    ],
    [
      "inputs that are no map",
      { repository: "o/r", workflow: "b.yml", inputs: "[1]", "github-token": "t0ken-value" },
      'inputs: "[1]" is not a map',
      "one name: value a line",
    ],
    ["a misspelt input", { workfow: "b.yml" }, "workfow: unknown input", "workflow"],
    [
      "a bad number",
      { repository: "o/r", workflow: "b.yml", "max-dispatches": "many" },
      '"many"',
      "from 1 to 1000",
    ],
    [
      "rebuilds and a target",
      { rebuilds: "[]", "rebuilds-file": "nowhere.json" },
      "nowhere.json",
      "Check the path",
    ],
    [
      "line breaks and escapes",
      { repository: "o/r\n::error::forged\u001b[31m", workflow: "b.yml" },
      "\\u{a}",
      "owner/repo",
    ],
  ],
  "create-bundle": [
    ["nothing given", {}, "pipeline", "Set it"],
    ["a misspelt input", { ...kardinal, "kardinal-ulr": "x" }, "kardinal-ulr: unknown input", "kardinal-url"],
    ["no image", kardinal, "needs an image", "Set image"],
    ["a digest without an image", { ...kardinal, digest }, "digest", "image"],
    ["a malformed digest", { ...kardinal, image: "a:1", digest: "sha256:abc" }, "sha256:abc", "64"],
    ["a config bundle without its reference", { ...kardinal, type: "config" }, "config", "config-"],
    ["a misspelt type", { ...kardinal, image: "a:1", type: "imgae" }, "imgae", "image"],
    ["no token", { ...kardinal, image: "a:1" }, "no token", "KARDINAL_TOKEN"],
    [
      "a URL with a password",
      { ...kardinal, "kardinal-url": "https://u:hunter2hunter2@k", image: "a:1" },
      "user name or password",
      "KARDINAL_TOKEN",
    ],
  ],
};

describe.each(Object.entries(CASES))("%s", (action, cases) => {
  test.each(cases)("%s", async (_name, inputs, value, remedy) => {
    const result = await runBundle(action, {
      inputs,
      workspace,
      environment: { GITHUB_REPOSITORY: "o/platform" },
    });
    expect(result.status).toBe(1);
    expect(firstError(result)).toContain(value);
    expect(firstError(result)).toContain(remedy);
    // A person's mistake is no defect of ours: one line, no stack, nothing forged, no secret.
    expect(result.log).not.toMatch(
      / at .*\(?.*:\d+:\d+|defect|hunter2hunter2|t0ken-value|^::error::forged/mu,
    );
  });
});
