import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { firstError } from "../bundles.ts";
import {
  BASIC,
  BEARER,
  blobsOf,
  encode,
  everythingOf,
  PASSWORD,
  publishApp,
  USER,
  writeLogin,
} from "./check-logins.ts";
import { decisionsOf, imageOf, JOB_TOKEN, openStage, temporaryFolder } from "./check-stage.ts";

describe("a registry that wants a login", () => {
  test.each([
    ["Basic", BASIC],
    ["Bearer", BEARER],
  ] as const)(
    "%s: docker's configuration opens it, and nothing that it holds is shown",
    async (_name, profile) => {
      const stage = await openStage(profile);
      const inputs = await publishApp(stage);
      const result = await stage.check(
        { ...inputs, state: "file:state.json", "github-token": JOB_TOKEN },
        { ACTIONS_STEP_DEBUG: "true", RUNNER_DEBUG: "1" },
      );
      expect(result.status, result.log).toBe(0);
      expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
      const shown = await everythingOf(stage, result);
      const hidden = shown.replaceAll(/^::add-mask::.*$/gmu, "");
      for (const secret of [PASSWORD, encode(USER, PASSWORD), "simulated-token", JOB_TOKEN])
        expect(hidden).not.toContain(secret);
    },
  );

  test("a token server on an origin of its own gets the login when trusted-realms lists it, and nothing otherwise", async () => {
    const stage = await openStage({ ...BEARER, tokenServer: "own" });
    const inputs = await publishApp(stage);
    const line = `${stage.registry.host}=${stage.registry.tokenUrl.origin}`;
    const refused = await stage.check(inputs);
    expect(refused.status).toBe(1);
    expect(firstError(refused)).toContain(`add the line ${line} to trusted-realms`);
    expect(stage.registry.log.map(({ authorization }) => authorization)).not.toContain("basic");
    expect(decisionsOf(await stage.check({ ...inputs, "trusted-realms": line }))).toEqual({
      app: "changed rebuild",
    });
    expect(
      stage.registry.log.filter(({ authorization }) => authorization === "basic").map(({ server }) => server),
    ).toContain("token");
  });

  test("blobs behind a redirect to another origin of this machine: read when trusted-realms lists it, without Authorization", async () => {
    const stage = await openStage({ storage: "own" });
    const inputs = await publishApp(stage);
    const [digest] = blobsOf(stage);
    const redirected = await fetch(new URL(`/v2/app/blobs/${digest}`, stage.registry.url), {
      redirect: "manual",
    });
    const storage = new URL(redirected.headers.get("location") ?? "").origin;
    const refused = await stage.check(inputs);
    expect(decisionsOf(refused)).toEqual({ app: "unknown none" });
    expect(firstError(refused)).toContain(new URL(storage).hostname);
    const trusted = await stage.check({ ...inputs, "trusted-realms": `${stage.registry.host}=${storage}` });
    expect(decisionsOf(trusted), trusted.log).toEqual({ app: "changed rebuild" });
    const fetched = stage.registry.log.filter(({ server }) => server === "storage");
    expect(fetched.length).toBeGreaterThan(0);
    expect(new Set(fetched.map(({ authorization, status }) => `${authorization} ${status}`))).toEqual(
      new Set(["none 200"]),
    );
  });

  test.each([
    ["Basic", BASIC],
    ["Bearer", BEARER],
  ])(
    "%s, with a wrong password: what was refused, with whose credentials, and what to do",
    async (_name, profile) => {
      const stage = await openStage(profile);
      const inputs = await publishApp(stage, "wrong-password-entirely");
      const result = await stage.check(inputs);
      expect(result.status).toBe(1);
      expect(decisionsOf(result)).toEqual({ app: "unknown none" });
      expect(firstError(result)).toContain(stage.ref("app:latest"));
      expect(firstError(result)).toMatch(/401.* · \S/u);
      expect(imageOf(result, "app").error?.code).toBe("registry.denied");
      expect(await everythingOf(stage, result)).not.toMatch(/wrong-password-entirely|d3Jvbmct/u);
      // A refusal is an answer: nothing is tried again.
      expect(result.report?.requests.retried).toBe(0);
    },
  );

  test("without a login: what to add", async () => {
    const stage = await openStage(BASIC);
    const { image = "" } = await publishApp(stage);
    const result = await stage.check({ image });
    expect(result.status).toBe(1);
    expect(firstError(result)).toMatch(/denied|refused|not found/u);
    expect(firstError(result)).toMatch(/log ?in|credentials/iu);
  });

  test("a login for another host is not sent", async () => {
    const stage = await openStage(BASIC);
    const inputs = await publishApp(stage);
    await writeLogin(stage, "ghcr.io", PASSWORD);
    expect((await stage.check(inputs)).status).toBe(1);
    expect(stage.registry.log.map(({ authorization }) => authorization)).not.toContain("basic");
  });

  test("anonymous tokens are enough where they may pull", async () => {
    const stage = await openStage({ auth: { bearer: { accounts: {}, anonymousPull: true } } });
    const { image = "" } = await publishApp(stage);
    const result = await stage.check({ image });
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
    // One for each repository.
    expect(result.report?.requests.token).toBe(2);
  });

  test("the image's own repository denied: the others are looked at all the same", async () => {
    const mayPull = (user: string | undefined, repository: string) =>
      user === USER && repository !== "secret";
    const stage = await openStage({
      auth: { bearer: { accounts: { [USER]: PASSWORD }, anonymousPull: false, mayPull } },
    });
    const inputs = await publishApp(stage);
    await stage.write("Dockerfile", `FROM ${stage.ref("node:22")}\n`);
    const images = ["secret", "app"].map(
      (name) => `- { name: ${name}, registry: "${stage.registry.host}", repository: ${name}, source: {} }`,
    );
    await stage.write("images.yaml", images.join("\n"));
    const result = await stage.check({
      config: "images.yaml",
      "docker-config": inputs["docker-config"] ?? "",
    });
    expect(decisionsOf(result)).toEqual({ secret: "unknown none", app: "changed rebuild" });
    expect(imageOf(result, "secret").error?.code).toBe("registry.denied");
  });
});

describe("docker-config", () => {
  test.each([
    ["its folder", (folder: string) => ({ inputs: { "docker-config": folder }, environment: {} })],
    ["DOCKER_CONFIG", (folder: string) => ({ inputs: {}, environment: { DOCKER_CONFIG: folder } })],
    [
      "~/.docker, when nothing is said",
      (folder: string) => ({ inputs: {}, environment: { HOME: join(folder, "..") } }),
    ],
  ])("is found by %s", async (_name, place) => {
    const stage = await openStage(BASIC);
    const { image = "" } = await publishApp(stage);
    const folder = join(await temporaryFolder(), ".docker");
    await mkdir(folder);
    await writeFile(join(folder, "config.json"), await stage.read("docker/config.json"));
    const { inputs, environment } = place(folder);
    expect(decisionsOf(await stage.check({ image, ...inputs }, environment))).toEqual({
      app: "changed rebuild",
    });
  });

  test("a credential helper answers for its host", async () => {
    const stage = await openStage(BASIC);
    const inputs = await publishApp(stage);
    const folder = await temporaryFolder();
    const answer = JSON.stringify({ ServerURL: stage.registry.host, Username: USER, Secret: PASSWORD });
    const helper = `#!/bin/sh\nread host\n[ "$1 $host" = "get ${stage.registry.host}" ] && echo '${answer}'\n`;
    await writeFile(join(folder, "docker-credential-test"), helper, { mode: 0o755 });
    await stage.write(
      "docker/config.json",
      JSON.stringify({ credHelpers: { [stage.registry.host]: "test" } }),
    );
    const result = await stage.check(inputs, { PATH: `${folder}:${process.env["PATH"]}` });
    expect(result.status, result.log).toBe(0);
    expect(await everythingOf(stage, result)).not.toContain(PASSWORD);
  });
});
