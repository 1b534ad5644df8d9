import { Failure } from "@basewatch/failure";
import { describe, expect, test, vi } from "vitest";
import { findClosedPort, startRawServer, startServer } from "./testing/server.ts";
import { createTestLookup, createTestTransport, EXCHANGES, failureOf, get } from "./testing/transport.ts";

describe.each(EXCHANGES)("%s", (_name, createExchange) => {
  test("sends method, path with query, headers and body, and yields all that comes back", async () => {
    const server = await startServer((request, response) => {
      let text = "";
      request.on("data", (chunk) => {
        text += chunk;
      });
      request.on("end", () => {
        const { host: _host, connection: _connection, ...headers } = request.headers;
        response.writeHead(
          201,
          [
            ["X-One", "1"],
            ["Set-Cookie", "a"],
            ["set-cookie", "b"],
          ].flat(),
        );
        response.end(JSON.stringify({ method: request.method, url: request.url, headers, text }));
      });
    });
    const transport = createTestTransport({ exchange: createExchange() });
    const url = server.url("/v2/a%20b?n=1&m=%3F");
    const request = {
      method: "POST",
      url,
      maxBytes: 1000,
      body: "grüße",
      headers: { "x-key": "k" },
    } as const;
    const response = await transport.send(request);
    expect([response.status, response.url]).toEqual([201, url]);
    expect(response.headers.all("set-cookie")).toEqual(["a", "b"]);
    expect(JSON.parse(response.body.toString())).toEqual({
      method: "POST",
      url: "/v2/a%20b?n=1&m=%3F",
      headers: {
        "user-agent": "basewatch/test",
        "accept-encoding": "identity",
        "content-length": "7",
        "x-key": "k",
      },
      text: "grüße",
    });
  });

  test.each(["PUT", "PATCH", "DELETE"] as const)("frames the body of a %s", async (method) => {
    const server = await startServer((request, response) => {
      expect(request.headers["transfer-encoding"]).toBeUndefined();
      request.pipe(response);
    });
    const transport = createTestTransport({ exchange: createExchange() });
    const response = await transport.send({ method, url: server.url(), maxBytes: 100, body: "{}" });
    expect(response.body.toString()).toBe("{}");
  });

  test("a request's own user agent and encodings win, and a URL's userinfo is never sent", async () => {
    const server = await startServer((request, response) => response.end(JSON.stringify(request.headers)));
    const url = server.url();
    url.username = "user";
    url.password = "secret";
    const headers = { "user-agent": "mine", "accept-encoding": "gzip" };
    const { body } = await createTestTransport({ exchange: createExchange() }).send(get(url, { headers }));
    expect(JSON.parse(body.toString())).toMatchObject(headers);
    expect(body.toString()).not.toMatch(/authorization|secret/u);
  });

  test("keeps the connection between reads, and opens a new one for what must not happen twice", async () => {
    // Node's client closes after a HEAD whose answer names no length.
    const server = await startServer((_request, response) => response.setHeader("content-length", 0).end());
    const transport = createTestTransport({ exchange: createExchange() });
    for (const method of ["GET", "HEAD", "GET"] as const)
      await transport.send({ method, url: server.url(), maxBytes: 9 });
    expect(server.connections()).toBe(1);
    for (const method of ["POST", "POST"] as const)
      await transport.send({ method, url: server.url(), maxBytes: 9 });
    expect(server.connections()).toBe(3);
  });

  test("reaches IPv6 addresses in brackets", async () => {
    const transport = createTestTransport({ exchange: createExchange() });
    const failure = await failureOf(transport.send(get(new URL(`http://[::1]:${await findClosedPort()}/`))));
    expect(failure.code).toBe("http.refused");
  });

  test("a refused connection", async () => {
    const port = await findClosedPort();
    const transport = createTestTransport({ exchange: createExchange() });
    const url = new URL(`http://user:secret@127.0.0.1:${port}/v2/app?token=secret`);
    const failure = await failureOf(transport.send(get(url)));
    expect(failure.code).toBe("http.refused");
    expect(failure.message).toBe(
      `GET http://127.0.0.1:${port}/v2/app: the connection was refused (ECONNREFUSED)`,
    );
    expect(failure.hint).toMatch(/host and the port/u);
  });

  test("a name with several addresses that all refuse", async () => {
    const lookup = createTestLookup({ "two.test": ["127.0.0.1", "::1"] });
    const url = new URL(`http://two.test:${await findClosedPort()}/`);
    const failure = await failureOf(createTestTransport({ exchange: createExchange(lookup) }).send(get(url)));
    expect(failure.code).toBe("http.refused");
  });

  test("a host name that does not exist", async () => {
    const transport = createTestTransport({ exchange: createExchange(createTestLookup({})) });
    const failure = await failureOf(transport.send(get(new URL("http://regstry.test/v2/"))));
    expect(failure.code).toBe("http.dns");
    expect(failure.message).toBe(
      "GET http://regstry.test/v2/: the host name could not be resolved (ENOTFOUND)",
    );
    expect(failure.hint).toMatch(/spelling.*proxy/u);
  });

  test.each([
    ["closed", (socket: { destroy(): void }) => socket.destroy()],
    ["reset", (socket: { resetAndDestroy(): void }) => socket.resetAndDestroy()],
  ])("a connection that is %s before an answer", async (_case, end) => {
    const server = await startRawServer((socket) => end(socket));
    const failure = await failureOf(
      createTestTransport({ exchange: createExchange() }).send(get(server.url())),
    );
    expect(failure.code).toBe("http.reset");
    expect(server.requests).toEqual(["GET /"]);
  });

  test("an answer that is no HTTP", async () => {
    const server = await startRawServer((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
    const failure = await failureOf(
      createTestTransport({ exchange: createExchange() }).send(get(server.url())),
    );
    expect(failure.code).toBe("http.malformed");
    expect(failure.hint).toMatch(/scheme and port/u);
  });

  test("a server that never answers", async () => {
    const server = await startRawServer(() => {});
    const transport = createTestTransport({ exchange: createExchange(), timeoutMs: 50 });
    const failure = await failureOf(transport.send(get(server.url("/slow?key=secret"))));
    expect(failure.code).toBe("http.timeout");
    expect(failure.message).toBe(`GET ${server.url("/slow")}: no complete answer within 0.05 s`);
    await vi.waitFor(async () => expect(await server.open()).toBe(0));
  });

  test("headers that come a byte at a time do not outlive the deadline", async () => {
    const server = await startRawServer((socket) => drip(socket, "HTTP/1.1 200 OK\r\nx-y: "));
    const failure = await failureOf(
      createTestTransport({ exchange: createExchange() }).send(get(server.url(), { timeoutMs: 100 })),
    );
    expect(failure.code).toBe("http.timeout");
  });

  test("a body that comes a byte at a time does not outlive the deadline", async () => {
    const server = await startRawServer((socket) =>
      drip(socket, "HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n"),
    );
    const failure = await failureOf(
      createTestTransport({ exchange: createExchange() }).send(get(server.url(), { timeoutMs: 100 })),
    );
    expect(failure.code).toBe("http.timeout");
  });

  test("a spent budget ends a request in flight, and says that it may have been received", async () => {
    const budget = new AbortController();
    const server = await startRawServer(() => budget.abort());
    const transport = createTestTransport({ exchange: createExchange(), signal: budget.signal });
    const failure = await failureOf(transport.send({ method: "POST", url: server.url(), maxBytes: 9 }));
    expect(failure.code).toBe("http.budget");
    expect(failure.cause).toBeInstanceOf(Failure);
  });

  test.each([
    ["a line break in a token", { authorization: "Bearer abc\ndef" }],
    ["a header's name with a space", { "x y": "1" }],
  ])("%s is the input's fault", async (_case, headers) => {
    const server = await startServer((_request, response) => response.end());
    const failure = await failureOf(
      createTestTransport({ exchange: createExchange() }).send(get(server.url(), { headers })),
    );
    expect(failure.code).toBe("http.invalid-request");
    expect(failure.hint).toMatch(/line breaks/u);
    expect(JSON.stringify([failure.message, String(failure.cause)])).not.toContain("abc");
  });

  test("another scheme is the input's fault", async () => {
    const transport = createTestTransport({ exchange: createExchange() });
    const failure = await failureOf(transport.send(get(new URL("ftp://files.test/a"))));
    expect(failure.code).toBe("http.invalid-request");
  });

  test("an upgrade that nobody asked for, of which Node says nothing, ends with the deadline", async () => {
    const server = await startRawServer((socket) => {
      socket.write("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n");
    });
    const transport = createTestTransport({ exchange: createExchange(), timeoutMs: 50 });
    expect((await failureOf(transport.send(get(server.url())))).code).toBe("http.timeout");
  });

  test("headers that never end are malformed", async () => {
    const server = await startRawServer((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nx: ${"y".repeat(100_000)}`);
    });
    const failure = await failureOf(
      createTestTransport({ exchange: createExchange() }).send(get(server.url())),
    );
    expect(failure.code).toBe("http.malformed");
  });

  test("many requests to one host ask for its address once at a time", async () => {
    const lookup = createTestLookup({ "registry.test": ["127.0.0.1"] });
    const server = await startServer((_request, response) => response.end());
    const transport = createTestTransport({ exchange: createExchange(lookup) });
    const url = server.url("/", "registry.test");
    await Promise.all(Array.from({ length: 20 }, () => transport.send(get(url))));
    expect(server.requests).toHaveLength(20);
    expect(lookup.asked.length).toBeLessThan(20);
  });
});

/** Writes `start` at once and then a byte whenever the last one was taken, until the connection ends. */
function drip(socket: NodeJS.WritableStream & { readonly destroyed: boolean }, start: string): void {
  socket.write(start);
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else socket.write("a");
  }, 5);
}
