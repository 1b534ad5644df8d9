import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { CA_FILE, readCertificate, trustTestCa } from "./testing/certificates.ts";
import { startRawServer, startServer } from "./testing/server.ts";
import { createTestTransport, EXCHANGES, failureOf, get } from "./testing/transport.ts";
import type { Exchange } from "./types.ts";

const policy = { attempts: 3, baseMs: 1, capMs: 1, budgetMs: 10 };

async function withTestCa<T>(run: () => Promise<T>): Promise<T> {
  const distrust = trustTestCa();
  try {
    return await run();
  } finally {
    distrust();
  }
}

async function fetchFrom(certificate: Parameters<typeof readCertificate>[0], exchange: Exchange) {
  const server = await startServer(
    (_request, response) => response.end("hello"),
    readCertificate(certificate),
  );
  const transport = createTestTransport({ exchange, policy });
  return { transport, server, sent: withTestCa(() => transport.send(get(server.url("/", "localhost")))) };
}

describe.each(EXCHANGES)("TLS over %s", (_name, createExchange) => {
  test("a private CA that is trusted", async () => {
    const { sent } = await fetchFrom("server", createExchange());
    expect((await sent).body.toString()).toBe("hello");
  });

  test("the same exchange speaks plain http too", async () => {
    const exchange = createExchange();
    const plain = await startServer((_request, response) => response.end("plain"));
    const { sent, transport } = await fetchFrom("server", exchange);
    expect((await sent).body.toString()).toBe("hello");
    expect((await transport.send(get(plain.url()))).body.toString()).toBe("plain");
  });

  test.each([
    ["self-signed", "DEPTH_ZERO_SELF_SIGNED_CERT", /NODE_EXTRA_CA_CERTS/u],
    ["expired", "CERT_HAS_EXPIRED", /Renew/u],
    ["wrong-name", "ERR_TLS_CERT_ALTNAME_INVALID", /another one/u],
  ] as const)("a certificate that is %s is never tried again", async (certificate, code, hint) => {
    const { sent, server, transport } = await fetchFrom(certificate, createExchange());
    const failure = await failureOf(sent);
    expect(failure.code).toBe("http.tls");
    expect(failure.message).toBe(`GET https://localhost:${server.port}/: no secure connection (${code})`);
    expect(failure.hint).toMatch(hint);
    expect([transport.counts.get, server.requests.length]).toEqual([1, 0]);
  });

  test("a CA that nobody trusts", async () => {
    const server = await startServer((_request, response) => response.end(), readCertificate("server"));
    const failure = await failureOf(
      createTestTransport({ exchange: createExchange(), policy }).send(get(server.url())),
    );
    expect([failure.code, failure.hint]).toEqual([
      "http.tls",
      expect.stringContaining("NODE_EXTRA_CA_CERTS"),
    ]);
  });

  test("a server that speaks plain http", async () => {
    const server = await startServer((_request, response) => response.end());
    const url = new URL(`https://localhost:${server.port}/`);
    const failure = await failureOf(
      createTestTransport({ exchange: createExchange(), policy }).send(get(url)),
    );
    expect([failure.code, failure.hint]).toEqual([
      "http.tls",
      expect.stringContaining("scheme and the port"),
    ]);
  });

  test("a server that takes the connection and says nothing", async () => {
    const server = await startRawServer(() => {});
    const url = new URL(`https://localhost:${server.port}/`);
    const transport = createTestTransport({ exchange: createExchange(), timeoutMs: 50 });
    expect((await failureOf(transport.send(get(url)))).code).toBe("http.timeout");
  });
});

test.each(["node", "actions"])("NODE_EXTRA_CA_CERTS is honoured by the %s exchange", async (kind) => {
  const server = await startServer((_request, response) => response.end("hello"), readCertificate("server"));
  const script = fileURLToPath(new URL("testing/fetch-once.ts", import.meta.url));
  const env = { PATH: process.env["PATH"], NODE_EXTRA_CA_CERTS: fileURLToPath(CA_FILE) };
  const args = [script, kind, server.url("/", "localhost").href];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  expect(stdout).toBe("200 hello");
});
