import { createRedactor } from "@basewatch/redaction";
import { startGitea, startGitlab } from "@basewatch/simulators";
import { describe, expect, onTestFinished, test } from "vitest";
import type { World } from "./action.ts";
import { defaultApiUrl, type ForgeTarget, openForge } from "./forges.ts";
import type { GithubSecrets } from "./github.ts";
import { openApiTransport } from "./transport.ts";

const SETTINGS = {
  command: "test",
  policy: { attempts: 1, baseMs: 1, capMs: 1, budgetMs: 1 },
  timeoutMs: 5_000,
  budgetMs: 60_000,
  concurrency: 4,
};

function open(
  target: Partial<ForgeTarget> & Pick<ForgeTarget, "provider">,
  tokens: GithubSecrets["tokens"] = [],
  environment: World["environment"] = {},
) {
  const world: World = {
    environment,
    clock: { now: () => Date.now(), monotonicMs: () => performance.now(), sleep: async () => {} },
    random: () => 0,
    log: { info() {}, notice() {}, warning() {}, debug() {} },
    announce: () => {},
    redactor: createRedactor(),
    files: {
      resolve: String,
      read: async () => undefined,
      write: async () => {},
      update: async () => {},
      makeFolder: async () => Promise.reject(new Error("no folders here")),
      glob: async () => [],
    },
    signal: new AbortController().signal,
  };
  const secrets = { "github-token": "own-token", tokens };
  const whole = { apiUrl: undefined, repository: "acme/app", command: "test", ...target };
  return openForge(whole, secrets, world, openApiTransport(world, SETTINGS));
}

const REFS = { trunk: { Dockerfile: "FROM node:22\n" } };
const REPOSITORIES = { "acme/app": { private: true, defaultBranch: "trunk", refs: REFS } };

async function startTea() {
  const server = await startGitea({
    repositories: REPOSITORIES,
    tokens: {
      bound: { username: "robot", scopes: ["read:repository"], repositories: { "acme/app": "read" } },
      "own-token": { username: "job", scopes: ["read:repository"], repositories: { "acme/app": "read" } },
    },
  });
  onTestFinished(() => server.close());
  return { server, host: new URL(server.apiUrl).host };
}

describe("a forge", () => {
  test.each(["gitea", "forgejo"] as const)(
    "of %s gets the token that is bound to its host",
    async (provider) => {
      const { server, host } = await startTea();
      const forge = await open({ provider, apiUrl: server.apiUrl }, [
        { host, path: "acme", secret: "bound" },
      ]);
      expect(forge.provider).toBe(provider);
      const { files } = await forge.readFiles("acme/app", undefined, ["Dockerfile"]);
      expect(files.get("Dockerfile")).toEqual({ kind: "text", text: "FROM node:22\n" });
    },
  );

  test("that the job runs on gets the job's own token", async () => {
    const { server } = await startTea();
    const forge = await open({ provider: "gitea" }, [], { GITHUB_API_URL: server.apiUrl });
    expect(await forge.fetchDefaultBranch("acme/app")).toBe("trunk");
    expect(server.requests[0]?.headers["authorization"]).toBe("token own-token");
  });

  test("of GitLab gets an access token, a trigger token, or both", async () => {
    const server = await startGitlab({
      projects: REPOSITORIES,
      tokens: { bound: { username: "robot", scopes: ["read_api"], roles: { "acme/app": "reporter" } } },
    });
    onTestFinished(() => server.close());
    const { host } = new URL(server.apiUrl);
    const access = { host, path: "", secret: "bound" };
    const trigger = { host, path: "acme/app", secret: "start", trigger: true } as const;
    const target = { provider: "gitlab", apiUrl: server.apiUrl } as const;
    for (const [tokens, canReadRuns] of [
      [[access], true],
      [[trigger], false],
      [[trigger, access], true],
    ] as const) {
      expect((await open(target, tokens)).canReadRuns).toBe(canReadRuns);
    }
    expect(await (await open(target, [access])).fetchDefaultBranch("acme/app")).toBe("trunk");
  });

  test("of GitHub is opened as ever", async () => {
    expect((await open({ provider: "github" })).apiUrl).toBe("https://api.github.com");
  });

  test.each([
    [
      "gitlab",
      "gitlab.com",
      ", or trigger:gitlab.com/acme/app=<secret> with a trigger token of that project",
    ],
    ["gitea", "gitea.com", ""],
    ["forgejo", "codeberg.org", ""],
  ] as const)(
    "of %s never gets the runner's token: the line to add is for %s",
    async (provider, host, more) => {
      await expect(open({ provider })).rejects.toMatchObject({
        code: "input.token-missing",
        message: `there is no token for ${host}`,
        hint: `Add the line ${host}=<secret> to tokens${more}.`,
      });
    },
  );

  test("in plain http gets no token", async () => {
    await expect(open({ provider: "gitlab", apiUrl: "http://git.example.com/api/v4" })).rejects.toMatchObject(
      {
        code: "input.api-url",
        hint: expect.stringContaining("https://gitlab.com/api/v4"),
      },
    );
  });
});

test.each([
  ["github", undefined, "https://api.github.com"],
  ["github", "https://ghe.example.com/api/v3", "https://ghe.example.com/api/v3"],
  ["gitlab", "https://git.example.com/api/v1", "https://gitlab.com/api/v4"],
  ["gitea", "https://git.example.com/api/v1", "https://git.example.com/api/v1"],
  ["forgejo", "https://git.example.com/api/v1/", "https://git.example.com/api/v1/"],
  ["gitea", "https://api.github.com", "https://gitea.com/api/v1"],
  ["forgejo", undefined, "https://codeberg.org/api/v1"],
] as const)("the API of %s with the runner's at %s is %s", (provider, own, expected) => {
  expect(defaultApiUrl(provider, { GITHUB_API_URL: own })).toBe(expected);
});
