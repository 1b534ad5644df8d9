import { createRedactor } from "@basewatch/redaction";
import { describe, expect, test } from "vitest";
import type { World } from "./action.ts";
import { createTestFiles } from "./check/testing/files.ts";
import { openCredentials } from "./registries.ts";

const auth = (user: string, password: string) => Buffer.from(`${user}:${password}`).toString("base64");
const CONFIG = JSON.stringify({ auths: { "ghcr.io": { auth: auth("ada", "secret") } } });

function createWorld(files: Readonly<Record<string, string>>, environment: World["environment"] = {}): World {
  return {
    environment,
    clock: { now: () => 0, monotonicMs: () => 0, sleep: async () => {} },
    random: () => 0,
    log: { info() {}, notice() {}, warning() {}, debug() {} },
    redactor: createRedactor(),
    announce: () => {},
    files: createTestFiles(files),
    signal: new AbortController().signal,
  };
}

/** Who would be asked for as at a registry. */
async function usersAt(
  registry: string,
  world: World,
  input?: string,
  githubToken?: string,
): Promise<readonly (string | undefined)[]> {
  const credentials = await (await openCredentials(world, input, githubToken)).listCredentials(registry);
  return credentials.map((credential) =>
    credential.kind === "basic" ? credential.username : credential.kind,
  );
}

describe("docker's configuration", () => {
  test.each([
    ["a file", "docker/config.json", {}, "docker/config.json"],
    ["its folder", "docker", {}, "docker/config.json"],
    ["its folder, with slashes", "docker//", {}, "docker/config.json"],
    [
      "DOCKER_CONFIG",
      undefined,
      { DOCKER_CONFIG: "/etc/docker", HOME: "/home/ada" },
      "/etc/docker/config.json",
    ],
    ["~/.docker", undefined, { HOME: "/home/ada" }, "/home/ada/.docker/config.json"],
    ["nothing, where there is no home", undefined, {}, "~/.docker/config.json"],
  ])("is found by %s", async (_name, input, environment, path) => {
    expect(await usersAt("ghcr.io", createWorld({ [path]: CONFIG }, environment), input)).toEqual(["ada"]);
  });

  test("that the input names has to be there", async () => {
    await expect(openCredentials(createWorld({}), "docker", undefined)).rejects.toMatchObject({
      code: "check.docker-config",
      message: "docker-config: there is no file docker/config.json",
    });
  });

  test("may be missing where nobody named it", async () => {
    expect(await usersAt("ghcr.io", createWorld({}))).toEqual([]);
  });
});

describe("the github-token", () => {
  test.each([
    [
      "comes after docker's login at ghcr.io",
      "ghcr.io",
      { "~/.docker/config.json": CONFIG },
      ["ada", "x-access-token"],
    ],
    ["is enough at ghcr.io", "ghcr.io", {}, ["x-access-token"]],
    ["is nobody else's", "docker.io", {}, []],
    ["is not for a host that ends like ghcr.io", "evil-ghcr.io", {}, []],
    ["is not for ghcr.io at another port", "ghcr.io:444", {}, []],
  ] as const)("%s", async (_name, registry, files, users) => {
    expect(await usersAt(registry, createWorld(files), undefined, "ghs_token")).toEqual(users);
  });
});
