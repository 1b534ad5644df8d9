import type { RegistrySetup } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { firstError } from "../bundles.ts";
import { startForwardProxy } from "./check-proxy.ts";
import { type CheckStage, decisionsOf, JOB_TOKEN, openGithub, openStage } from "./check-stage.ts";
import { type Certificate, identity, NAMES, startTlsFront, TRUSTED } from "./tls.ts";

/** A registry that speaks TLS as `registry.test`; node:22 has moved since app:latest was built on it. */
async function openTlsStage(certificate: Certificate, profile: RegistrySetup = {}) {
  const stage = await openStage({ tls: identity(certificate), ...profile });
  const node = stage.base("node:22", 1);
  stage.app("app:latest", { on: node, used: null });
  stage.base("node:22", 2);
  const host = `registry.test:${stage.registry.url.port}`;
  return { stage, host, inputs: { image: `${host}/app:latest`, "base-images": `${host}/node:22` } };
}

async function openProxy(stage: CheckStage) {
  const proxy = await startForwardProxy(Number(stage.registry.url.port));
  return { proxy, environment: { HTTPS_PROXY: proxy.url } };
}

describe("a registry with TLS", () => {
  test("directly, with its CA in NODE_EXTRA_CA_CERTS", async () => {
    const { stage, inputs } = await openTlsStage("server");
    const result = await stage.check(inputs, { ...NAMES, ...TRUSTED });
    expect(result.status, result.log).toBe(0);
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
    expect(stage.registry.log.length).toBeGreaterThan(3);
  });

  test("through a proxy, with its CA in NODE_EXTRA_CA_CERTS: everything is tunnelled", async () => {
    const { stage, host, inputs } = await openTlsStage("server");
    const { proxy, environment } = await openProxy(stage);
    const result = await stage.check(inputs, { ...environment, ...TRUSTED });
    expect(result.status, result.log).toBe(0);
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
    expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${host}`]));
  });

  test.each([
    ["a CA that nobody trusts, directly", "server", NAMES, /NODE_EXTRA_CA_CERTS/u],
    ["a CA that nobody trusts, through a proxy", "server", {}, /NODE_EXTRA_CA_CERTS/u],
    ["a certificate that signed itself", "self-signed", { ...NAMES, ...TRUSTED }, /NODE_EXTRA_CA_CERTS/u],
    ["a certificate that has expired", "expired", { ...NAMES, ...TRUSTED }, /expired|Renew/iu],
    ["a certificate of another name", "wrong-name", { ...NAMES, ...TRUSTED }, /another one/u],
  ] as const)(
    "%s: unknown, and the remedy, at the first attempt",
    async (_name, certificate, environment, remedy) => {
      const { stage, host, inputs } = await openTlsStage(certificate);
      const ways = "NODE_OPTIONS" in environment ? environment : (await openProxy(stage)).environment;
      const result = await stage.check(inputs, ways);
      expect(result.status).toBe(1);
      expect(decisionsOf(result)).toEqual({ app: "unknown none" });
      expect(firstError(result)).toContain(host);
      expect(firstError(result)).toMatch(/no secure connection/u);
      expect(firstError(result)).toMatch(remedy);
      expect(stage.registry.log).toEqual([]);
      expect(result.report?.requests.retried).toBe(0);
    },
  );

  test("a proxy that is not there is named as the proxy, without its password", async () => {
    const { stage, inputs } = await openTlsStage("server");
    const result = await stage.check(inputs, { HTTPS_PROXY: "http://user:hunter2hunter2@127.0.0.1:9" });
    expect(result.status).toBe(1);
    expect(firstError(result)).toMatch(/proxy/iu);
    expect(result.log + result.summary + JSON.stringify(result.report)).not.toContain("hunter2hunter2");
  });

  test("NO_PROXY leads past the proxy", async () => {
    const { stage, inputs } = await openTlsStage("server");
    const { proxy, environment } = await openProxy(stage);
    const result = await stage.check(inputs, { ...environment, ...NAMES, ...TRUSTED, NO_PROXY: ".test" });
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
    expect(proxy.requests).toEqual([]);
  });

  test("a token server on a private address is asked only when trusted-realms lists it", async () => {
    const bearer = { accounts: {}, anonymousPull: true };
    const { stage, host, inputs } = await openTlsStage("server", { auth: { bearer }, tokenServer: "own" });
    const environment = { ...NAMES, ...TRUSTED };
    const refused = await stage.check(inputs, environment);
    const line = `${host}=${stage.registry.tokenUrl.origin}`;
    expect(firstError(refused)).toContain(`add the line ${line} to trusted-realms`);
    expect(stage.registry.log.filter(({ server }) => server === "token")).toEqual([]);
    expect(decisionsOf(await stage.check({ ...inputs, "trusted-realms": line }, environment))).toEqual({
      app: "changed rebuild",
    });
  });

  test("is not spoken to in TLS when it is listed as insecure, and nothing falls back to TLS", async () => {
    const { stage, host, inputs } = await openTlsStage("server");
    const result = await stage.check({ ...inputs, "insecure-registries": host }, { ...NAMES, ...TRUSTED });
    expect(decisionsOf(result)).toEqual({ app: "unknown none" });
    expect(stage.registry.log).toEqual([]);
  });
});

describe("a GitHub with TLS", () => {
  async function openTlsGithub() {
    const stage = await openStage();
    const node = stage.base("node:22", 1);
    stage.app("app:latest", { on: node, used: { "node:22": node } });
    stage.base("node:22", 2);
    const { github } = await openGithub({
      "acme/app": { refs: { main: { Dockerfile: `FROM ${stage.ref("node:22")}\n` } } },
    });
    const port = await startTlsFront(Number(new URL(github.serverUrl).port));
    const url = `https://github.test:${port}`;
    await stage.write(
      "images.yaml",
      `- { name: app, registry: "${stage.registry.host}", repository: app, source: { repo: acme/app } }\n`,
    );
    const check = (environment: Readonly<Record<string, string>>) =>
      stage.check(
        { config: "images.yaml", "github-token": JOB_TOKEN },
        { GITHUB_API_URL: url, GITHUB_SERVER_URL: url, ...environment },
      );
    return { github, port, check };
  }

  test("directly, with its CA in NODE_EXTRA_CA_CERTS", async () => {
    const { github, check } = await openTlsGithub();
    const result = await check({ ...NAMES, ...TRUSTED });
    expect(decisionsOf(result), result.log).toEqual({ app: "changed rebuild" });
    expect(github.requests).toHaveLength(1);
  });

  test("through a proxy, with its CA in NODE_EXTRA_CA_CERTS", async () => {
    const { github, port, check } = await openTlsGithub();
    const proxy = await startForwardProxy(port);
    const result = await check({ HTTPS_PROXY: proxy.url, ...TRUSTED });
    expect(decisionsOf(result), result.log).toEqual({ app: "changed rebuild" });
    expect([proxy.requests, github.requests.length]).toEqual([[`CONNECT github.test:${port}`], 1]);
  });

  test.each([
    ["directly", NAMES],
    ["through a proxy", {}],
  ])("%s, with a CA that nobody trusts: the remedy, and no token on the wire", async (_name, names) => {
    const { github, port, check } = await openTlsGithub();
    const proxy = "NODE_OPTIONS" in names ? {} : { HTTPS_PROXY: (await startForwardProxy(port)).url };
    const result = await check({ ...names, ...proxy });
    expect(result.status).toBe(1);
    expect(firstError(result)).toMatch(/no secure connection.*NODE_EXTRA_CA_CERTS/u);
    expect(github.requests).toEqual([]);
  });
});
