import type { RegistryAnswer } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { firstError } from "../bundles.ts";
import { BASIC, everythingOf, PASSWORD, writeLogin } from "./check-logins.ts";
import { startForwardProxy } from "./check-proxy.ts";
import { type CheckStage, decisionsOf, JOB_TOKEN, openStage } from "./check-stage.ts";

/** The answer of a registry that knows itself by another name. */
function renameRealm(answer: RegistryAnswer, from: string, to: string): RegistryAnswer {
  const challenge = answer.headers["WWW-Authenticate"];
  if (typeof challenge !== "string") return answer;
  return { ...answer, headers: { ...answer.headers, "WWW-Authenticate": challenge.replace(from, to) } };
}

describe("ghcr.io", () => {
  test.each([
    ["is opened by the github-token", JOB_TOKEN, 0],
    ["falls back to anonymous where the token is refused", "ghs_somebodyElses", 0],
  ])("%s", async (_name, password, status) => {
    const accounts = { "x-access-token": JOB_TOKEN };
    const stage = await openStage({
      auth: { bearer: { accounts, anonymousPull: password !== JOB_TOKEN, refusedAt: "token" } },
    });
    const node = stage.base("acme/node:22", 1);
    stage.app("acme/app:latest", { on: node, used: null });
    // ghcr.io is this registry here: a proxy leads there, and plain http was asked for.
    const proxy = await startForwardProxy(Number(stage.registry.url.port));
    const { origin } = stage.registry.url;
    stage.registry.fail(
      {},
      { kind: "alter", alter: (answer) => renameRealm(answer, origin, "http://ghcr.io") },
      Number.POSITIVE_INFINITY,
    );
    const result = await stage.check(
      {
        image: "ghcr.io/acme/app:latest",
        "base-images": "ghcr.io/acme/node:22",
        "insecure-registries": "ghcr.io",
        "github-token": password,
      },
      { HTTP_PROXY: proxy.url },
    );
    expect(result.status, result.log).toBe(status);
    expect(decisionsOf(result)).toEqual({ app: "unchanged none" });
    expect(await everythingOf(stage, result)).not.toContain(password);
  });
});

describe("a registry in plain http that is not on this machine", () => {
  const HOST = "registry.test:5000";

  async function publishBehindProxy(stage: CheckStage) {
    const node = stage.base("node:22", 1);
    stage.app("app:latest", { on: node, used: null });
    const proxy = await startForwardProxy(Number(stage.registry.url.port));
    const environment = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url };
    return { proxy, environment, inputs: { image: `${HOST}/app:latest`, "base-images": `${HOST}/node:22` } };
  }

  test("is spoken to when insecure-registries lists it", async () => {
    const stage = await openStage();
    const { inputs, environment, proxy } = await publishBehindProxy(stage);
    const result = await stage.check(
      { ...inputs, "insecure-registries": `other.test\n${HOST}` },
      environment,
    );
    expect(result.status, result.log).toBe(0);
    expect(proxy.requests[0]).toMatch(/^HEAD http:\/\/registry\.test:5000\/v2\//u);
  });

  test("is spoken to when the config says that it is insecure", async () => {
    const stage = await openStage();
    const { environment } = await publishBehindProxy(stage);
    await stage.write(
      "images.yaml",
      `registries: { "${HOST}": { insecure: true } }\nimages:\n  - { name: app, registry: "${HOST}", repository: app, baseImages: ["${HOST}/node:22"] }\n`,
    );
    expect(decisionsOf(await stage.check({ config: "images.yaml" }, environment))).toEqual({
      app: "unchanged none",
    });
  });

  test("is never spoken to in plain http otherwise, and no login reaches it", async () => {
    const stage = await openStage(BASIC);
    const { inputs, environment, proxy } = await publishBehindProxy(stage);
    await writeLogin(stage, HOST, PASSWORD);
    const result = await stage.check({ ...inputs, "docker-config": "docker" }, environment);
    expect(result.status).toBe(1);
    expect(firstError(result)).toMatch(/registry\.test:5000.*secure connection/u);
    expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${HOST}`]));
    expect(stage.registry.log).toEqual([]);
  });
});
