import { startGithub, startKardinal } from "@basewatch/simulators";
import { describe, expect, onTestFinished, test } from "vitest";
import { firstError, runBundle } from "../bundles.ts";
import { startForwardProxy } from "./check-proxy.ts";
import { NAMES, startTlsFront, TRUSTED } from "./tls.ts";

type Texts = Readonly<Record<string, string>>;

/** An action with its API behind TLS, as `<name>.test`. */
interface Api {
  readonly port: number;
  /** How often the API was reached. */
  reached(): number;
  run(environment: Texts): ReturnType<typeof runBundle>;
}

async function openCreateBundle(): Promise<Api> {
  const kardinal = await startKardinal({ token: "kardinal-token-1", profile: "server" });
  onTestFinished(() => kardinal.close());
  const port = await startTlsFront(Number(new URL(kardinal.url).port));
  const inputs = {
    pipeline: "app",
    image: "ghcr.io/o/app:1",
    "kardinal-url": `https://kardinal.test:${port}`,
  };
  const run = (environment: Texts) =>
    runBundle("create-bundle", {
      inputs,
      environment: { KARDINAL_TOKEN: "kardinal-token-1", ...environment },
    });
  return { port, run, reached: () => kardinal.bundles.length };
}

async function openDispatchRebuild(): Promise<Api> {
  const permissions = { actions: "write", contents: "read" } as const;
  const github = await startGithub({
    tokens: { "job-token-1": { kind: "actions", repository: "o/app", permissions } },
    repositories: { "o/app": { refs: { main: { ".github/workflows/b.yml": "on: workflow_dispatch\n" } } } },
  });
  onTestFinished(() => github.close());
  const port = await startTlsFront(Number(new URL(github.serverUrl).port));
  const url = `https://github.test:${port}`;
  const inputs = { repository: "o/app", workflow: "b.yml", ref: "main", "github-token": "job-token-1" };
  const run = (environment: Texts) =>
    runBundle("dispatch-rebuild", {
      inputs,
      environment: {
        GITHUB_API_URL: url,
        GITHUB_SERVER_URL: url,
        GITHUB_REPOSITORY: "o/app",
        ...environment,
      },
    });
  return { port, run, reached: () => github.runs.length };
}

describe.each([
  ["create-bundle", "kardinal.test", openCreateBundle],
  ["dispatch-rebuild", "github.test", openDispatchRebuild],
] as const)("%s with TLS", (_action, name, open) => {
  test("directly, with its CA in NODE_EXTRA_CA_CERTS", async () => {
    const api = await open();
    const result = await api.run({ ...NAMES, ...TRUSTED });
    expect([result.status, api.reached()], result.log).toEqual([0, 1]);
  });

  test("through a proxy with a password: everything is tunnelled, and the password is shown nowhere", async () => {
    const api = await open();
    const proxy = await startForwardProxy(api.port);
    const url = proxy.url.replace("//", "//user:hunter2hunter2@");
    const result = await api.run({ HTTPS_PROXY: url, ...TRUSTED });
    expect([result.status, api.reached()], result.log).toEqual([0, 1]);
    expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${name}:${api.port}`]));
    expect(result.log + result.summary).not.toMatch(/hunter2|Deprecation/u);
  });

  test("with a CA that nobody trusts: the remedy, and nothing on the wire", async () => {
    const api = await open();
    const result = await api.run(NAMES);
    expect([result.status, api.reached()]).toEqual([1, 0]);
    expect(firstError(result)).toMatch(/no secure connection.*NODE_EXTRA_CA_CERTS/u);
  });
});
