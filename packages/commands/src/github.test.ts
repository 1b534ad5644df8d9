import { createRedactor } from "@basewatch/redaction";
import { type GithubOptions, startGithub } from "@basewatch/simulators";
import { describe, expect, onTestFinished, test } from "vitest";
import type { World } from "./action.ts";
import { type GithubSecrets, openGithub } from "./github.ts";
import { openApiTransport } from "./transport.ts";

const SETTINGS = {
  command: "test",
  policy: { attempts: 1, baseMs: 1, capMs: 1, budgetMs: 1 },
  timeoutMs: 5_000,
  budgetMs: 60_000,
  concurrency: 4,
};

function createWorld(environment: World["environment"]): World {
  return {
    environment,
    clock: { now: () => Date.now(), monotonicMs: () => performance.now(), sleep: async () => {} },
    random: () => 0,
    log: { info() {}, notice() {}, warning() {}, debug() {} },
    redactor: createRedactor(),
    announce: () => {},
    files: {
      resolve: String,
      read: async () => undefined,
      write: async () => {},
      makeFolder: async () => "",
      update: async () => {},
      glob: async () => [],
    },
    signal: new AbortController().signal,
  };
}

interface Asked {
  readonly apiUrl?: string | null;
  readonly repository?: string;
  readonly environment?: World["environment"];
  readonly secrets?: Partial<GithubSecrets>;
}

/** Opens a client. Nothing is sent by that. */
function open({ apiUrl, repository, environment = {}, secrets = {} }: Asked) {
  const world = createWorld(environment);
  const held = { "github-token": "own-token", tokens: [], ...secrets };
  return openGithub({ apiUrl, repository, command: "test" }, held, world, openApiTransport(world, SETTINGS));
}

async function startServer(profile: GithubOptions["profile"], token: string) {
  const github = await startGithub({
    repositories: { "acme/app": { defaultBranch: "trunk", refs: { trunk: {} } } },
    tokens: { [token]: { kind: "classic" } },
    profile: profile ?? "github.com",
  });
  onTestFinished(() => github.close());
  return github;
}

describe("the runner's own GitHub", () => {
  test.each([["github.com"], ["ghes-3.19"]] as const)("%s gets the github-token", async (profile) => {
    const github = await startServer(profile, "own-token");
    const environment = { GITHUB_API_URL: github.apiUrl, GITHUB_SERVER_URL: github.serverUrl };
    for (const apiUrl of [undefined, null, github.apiUrl]) {
      const client = await open({ ...(apiUrl === undefined ? {} : { apiUrl }), environment });
      expect(await client.fetchDefaultBranch("acme/app")).toBe("trunk");
    }
    expect(github.requests[0]?.headers["user-agent"]).toMatch(/^basewatch\/\S+ \(test\)/u);
  });

  test("a token that is bound to it, or to a part of it, goes before", async () => {
    const github = await startServer("github.com", "bound-token");
    const { host } = new URL(github.apiUrl);
    const tokens = [
      { host, path: "acme", secret: "bound-token" },
      { host, path: "", secret: "another" },
    ];
    const client = await open({
      environment: { GITHUB_API_URL: github.apiUrl },
      repository: "acme/app",
      secrets: { tokens },
    });
    expect(await client.fetchDefaultBranch("acme/app")).toBe("trunk");
  });

  test("may be plain http, as the runner says; nothing else but loopback may", async () => {
    const environment = { GITHUB_API_URL: "http://github.internal/api/v3" };
    await expect(open({ environment })).resolves.toBeDefined();
    await expect(open({ apiUrl: "http://github.internal:81/api/v3", environment })).rejects.toMatchObject({
      code: "input.api-url",
    });
  });

  test("without a token: which input to set", async () => {
    await expect(open({ secrets: { "github-token": undefined } })).rejects.toMatchObject({
      code: "input.token-missing",
      message: "there is no token for github.com",
      hint: expect.stringContaining("Set github-token"),
    });
  });
});

describe("another GitHub", () => {
  test("gets the token that is bound to its host, by the name of its pages or of its API", async () => {
    const tokens = [{ host: "acme.ghe.com", path: "", secret: "x" }];
    await expect(open({ apiUrl: "https://api.acme.ghe.com", secrets: { tokens } })).resolves.toBeDefined();
    const api = [{ host: "api.acme.ghe.com", path: "", secret: "x" }];
    await expect(
      open({ apiUrl: "https://api.acme.ghe.com", secrets: { tokens: api } }),
    ).resolves.toBeDefined();
  });

  test.each([
    ["https://ghe.example.com/api/v3", "ghe.example.com"],
    ["https://ghe.example.com:8443/api/v3", "ghe.example.com:8443"],
    ["https://api.acme.ghe.com", "acme.ghe.com"],
    ["https://api.example.com", "api.example.com"],
  ])("%s never gets the runner's own token: the line to add is for %s", async (apiUrl, host) => {
    await expect(open({ apiUrl, repository: "acme/app" })).rejects.toMatchObject({
      code: "input.token-missing",
      message: `there is no token for ${host}`,
      hint: `Add the line ${host}=<secret> to tokens.`,
    });
  });

  test("does not get a token that is bound to another part of it", async () => {
    const tokens = [{ host: "ghe.example.com", path: "corp", secret: "x" }];
    const apiUrl = "https://ghe.example.com/api/v3";
    await expect(open({ apiUrl, repository: "acme/app", secrets: { tokens } })).rejects.toMatchObject({
      code: "input.token-missing",
    });
  });
});

describe("an apiUrl that may carry no token", () => {
  test.each([
    ["no URL", "ghe.example.com"],
    ["plain http", "http://ghe.example.com/api/v3"],
    ["another scheme", "ftp://ghe.example.com"],
    ["a user", "https://user@ghe.example.com/api/v3"],
    ["a password", "https://:hunter2hunter2@ghe.example.com/api/v3"],
  ])("%s", async (_name, apiUrl) => {
    const opened = open({ apiUrl });
    await expect(opened).rejects.toMatchObject({ code: "input.api-url" });
    await expect(opened).rejects.not.toMatchObject({ message: expect.stringContaining("hunter2") });
  });
});
