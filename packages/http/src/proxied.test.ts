import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createActionsExchange } from "./actions-exchange.ts";
import { createNodeExchange } from "./node-exchange.ts";
import { readCertificate, trustTestCa } from "./testing/certificates.ts";
import { startProxy, type TestProxyOptions } from "./testing/proxy.ts";
import { findClosedPort, startServer, type TestServer } from "./testing/server.ts";
import { createTestLookup, createTestTransport, failureOf, get } from "./testing/transport.ts";
import type { Exchange } from "./types.ts";

type Variables = Readonly<Record<string, string>>;

// The runner's client reads its proxies from the environment by itself, and so they have to be there.
const PROXIED: readonly (readonly [string, (variables: Variables) => Exchange])[] = [
  ["node:http", (proxy) => createNodeExchange({ proxy, lookup: createTestLookup(STRAIGHT) })],
  [
    "@actions/http-client",
    (variables) => {
      for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
      return createActionsExchange({
        userAgent: "basewatch/test",
        lookup: createTestLookup(STRAIGHT),
      });
    },
  ],
];
const STRAIGHT = { "direct.test": ["127.0.0.1"], localhost: ["127.0.0.1"] };
const NAMES = ["http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"];

let distrust = () => {};
beforeAll(() => {
  distrust = trustTestCa();
});
afterAll(() => distrust());

async function startTarget(tls = false): Promise<TestServer> {
  return await startServer(
    (request, response) => {
      response.setHeader("x-seen", request.headers["proxy-authorization"] ?? "none");
      request.pipe(response);
    },
    tls ? readCertificate("server") : undefined,
  );
}

async function startProxied(
  options: TestProxyOptions,
  create: (variables: Variables) => Exchange,
  userinfo = "",
) {
  vi.unstubAllEnvs();
  for (const name of NAMES) vi.stubEnv(name, undefined);
  const proxy = await startProxy(options);
  const href = `http://${userinfo}127.0.0.1:${proxy.port}`;
  const exchange = create({ HTTP_PROXY: href, HTTPS_PROXY: href, NO_PROXY: "direct.test" });
  const policy = { attempts: 3, baseMs: 1, capMs: 1, budgetMs: 10 };
  return { proxy, transport: createTestTransport({ exchange, policy, timeoutMs: 5000 }) };
}

describe.each(PROXIED)("%s through a proxy", (name, create) => {
  test.each([
    ["plain", false],
    ["over TLS, by a tunnel", true],
  ])("a request %s", async (_case, tls) => {
    const server = await startTarget(tls);
    const { proxy, transport } = await startProxied({}, create);
    const url = server.url("/a?b=c", "registry.test");
    const response = await transport.send({ method: "POST", url, body: "hello", maxBytes: 100 });
    expect([response.status, response.body.toString()]).toEqual([200, "hello"]);
    expect(server.requests).toEqual(["POST /a?b=c"]);
    const isTunnel = tls || name === "@actions/http-client";
    expect(proxy.requests).toEqual([isTunnel ? `CONNECT ${url.host}` : `POST ${url.href}`]);
  });

  test.each([false, true])("credentials go to the proxy and not to the server (TLS: %s)", async (tls) => {
    const server = await startTarget(tls);
    const { transport } = await startProxied({ credentials: "user:pass word" }, create, "user:pass%20word@");
    const response = await transport.send(get(server.url("/", "registry.test")));
    expect(response.status).toBe(200);
    expect(response.headers.get("x-seen")).toBe("none");
  });

  test.each([false, true])("407 is the proxy's, and is not tried again (TLS: %s)", async (tls) => {
    const server = await startTarget(tls);
    const { proxy, transport } = await startProxied({ credentials: "user:right" }, create, "user:wrong@");
    const failure = await failureOf(transport.send(get(server.url("/x", "registry.test"))));
    expect(failure.code).toBe("http.proxy");
    expect(failure.message).toBe(
      `GET ${server.url("/x", "registry.test")}: the proxy 127.0.0.1:${proxy.port} wants other credentials (407)`,
    );
    expect(failure.hint).toMatch(/user:password@/u);
    expect([transport.counts.get, proxy.requests.length, server.requests.length]).toEqual([1, 1, 0]);
  });

  test("a tunnel that is refused", async () => {
    const { transport } = await startProxied({ tunnels: "refuse" }, create);
    const failure = await failureOf(transport.send(get(new URL("https://registry.test/x"))));
    expect(failure.code).toBe("http.proxy");
    expect(failure.message).toMatch(/the proxy 127\.0\.0\.1:\d+ gave no connection \(403\)$/u);
    expect(failure.hint).toMatch(/NO_PROXY/u);
    expect(transport.counts.get).toBe(1);
  });

  test("a tunnel that is refused leaves no connection behind", async () => {
    const { proxy, transport } = await startProxied({ tunnels: "refuse and stay" }, create);
    const failure = await failureOf(transport.send(get(new URL("https://registry.test/x"))));
    expect(failure.code).toBe("http.proxy");
    await vi.waitFor(async () => expect(await proxy.open()).toBe(0));
  });

  test("a tunnel that is dropped", async () => {
    const { transport } = await startProxied({ tunnels: "drop" }, create);
    expect((await failureOf(transport.send(get(new URL("https://registry.test/x"))))).code).toBe(
      "http.proxy",
    );
  });

  test("a tunnel that never comes ends with the deadline, and its connection too", async () => {
    const { proxy, transport } = await startProxied({ tunnels: "ignore" }, create);
    const request = get(new URL("https://registry.test/x"), {
      timeoutMs: 60,
      classify: () => ({ kind: "give-up" }),
    });
    expect((await failureOf(transport.send(request))).code).toMatch(/^http\.(?:timeout|proxy)$/u);
    await vi.waitFor(async () => expect(await proxy.open()).toBe(0));
  });

  test("a proxy that is not there", async () => {
    vi.unstubAllEnvs();
    const href = `http://user:secret@127.0.0.1:${await findClosedPort()}`;
    const transport = createTestTransport({ exchange: create({ HTTP_PROXY: href, HTTPS_PROXY: href }) });
    for (const url of ["http://registry.test/", "https://registry.test/"]) {
      const failure = await failureOf(transport.send(get(new URL(url))));
      expect(failure.code).toBe("http.proxy");
      expect(JSON.stringify([failure.message, failure.hint, String(failure.cause)])).not.toContain("secret");
    }
  });

  test("NO_PROXY goes straight", async () => {
    const server = await startTarget();
    const { proxy, transport } = await startProxied({}, create);
    expect((await transport.send(get(server.url("/", "direct.test")))).status).toBe(200);
    expect(proxy.requests).toEqual([]);
  });

  test("loopback goes straight", async () => {
    const server = await startTarget(true);
    const { proxy, transport } = await startProxied({}, create);
    expect((await transport.send(get(server.url("/", "localhost")))).status).toBe(200);
    expect(proxy.requests).toEqual([]);
  });

  test("a certificate that is not trusted, through a tunnel", async () => {
    const server = await startServer((_request, response) => response.end(), readCertificate("self-signed"));
    const { transport } = await startProxied({}, create);
    const failure = await failureOf(transport.send(get(server.url("/", "registry.test"))));
    expect(failure.code).toBe("http.tls");
    expect(server.requests).toEqual([]);
  });

  test("a private literal is refused before the proxy is asked", async () => {
    const { proxy, transport } = await startProxied({}, create);
    const request = get(new URL("http://169.254.169.254/latest"), { publicOnly: true });
    expect((await failureOf(transport.send(request))).code).toBe("http.private-address");
    expect(proxy.requests).toEqual([]);
  });

  test("a server that breaks off behind the tunnel is the server's failure", async () => {
    const server = await startServer((request) => request.socket.destroy(), readCertificate("server"));
    const { transport } = await startProxied({}, create);
    const failure = await failureOf(transport.send(get(server.url("/", "registry.test"))));
    expect(failure.code).toBe("http.reset");
    expect(transport.counts).toMatchObject({ get: 3, retried: 2 });
  });

  test("several requests at once", async () => {
    const server = await startTarget(true);
    const { transport } = await startProxied({}, create);
    const all = Array.from({ length: 5 }, () => transport.send(get(server.url("/", "registry.test"))));
    expect((await Promise.all(all)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });
});

describe("a Node that is too old for proxies", () => {
  test.each([
    ["20.20.2", "http.proxy"],
    ["24.4.1", "http.proxy"],
    ["24.5.0", "http.dns"],
    ["26.0.0", "http.dns"],
  ])("%s", async (nodeVersion, code) => {
    const lookup = createTestLookup({});
    const exchange = createNodeExchange({
      proxy: { HTTP_PROXY: "http://p.test", no_proxy: "a.test" },
      lookup,
      nodeVersion,
    });
    const send = async (url: string) =>
      await failureOf(createTestTransport({ exchange }).send(get(new URL(url))));
    expect((await send("http://a.test/")).code).toBe("http.dns");
    if (code !== "http.proxy") return;
    const failure = await send("http://b.test/");
    expect([failure.code, failure.hint]).toEqual([code, expect.stringContaining("Node 24.5")]);
    expect(failure.message).toContain(`Node ${nodeVersion}`);
  });
});

test("a proxy of the runner that is no URL", async () => {
  vi.stubEnv("https_proxy", "not a url");
  const exchange = createActionsExchange({ userAgent: "basewatch/test" });
  const failure = await failureOf(createTestTransport({ exchange }).send(get(new URL("https://a.test/"))));
  expect(failure.code).toBe("http.proxy");
  vi.unstubAllEnvs();
});
