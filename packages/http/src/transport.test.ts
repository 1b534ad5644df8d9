import { createRedactor } from "@basewatch/redaction";
import { describe, expect, test, vi } from "vitest";
import { createGate } from "./gate.ts";
import { createNodeExchange } from "./node-exchange.ts";
import { createTestClock } from "./testing/clock.ts";
import { findClosedPort, startRawServer, startScripted, startServer } from "./testing/server.ts";
import { createTestTransport, EXCHANGES, failureOf, get } from "./testing/transport.ts";

const exchange = createNodeExchange({ proxy: {} });
const policy = { attempts: 3, baseMs: 1000, capMs: 60_000, budgetMs: 600_000 };

function throwDefect(): Promise<never> {
  return Promise.reject(new TypeError("a defect"));
}

describe("retry", () => {
  test("a read is tried again until it is answered, with doubling waits", async () => {
    const server = await startScripted([503, 500, 200]);
    const transport = createTestTransport({ exchange, policy });
    expect((await transport.send(get(server.url("/a?token=secret")))).status).toBe(200);
    expect(transport.clock.sleeps).toEqual([500, 1000]);
    expect(transport.counts).toEqual({ head: 0, get: 3, other: 0, retried: 2 });
    expect(transport.log).toEqual([
      `GET ${server.url("/a")}: 503; attempt 2 of 3 in 0.5 s`,
      `GET ${server.url("/a")}: 500; attempt 3 of 3 in 1.0 s`,
    ]);
  });

  test.each(EXCHANGES)(
    "over %s, a read whose kept connection broke is sent again on a new one",
    async (_name, create) => {
      const used = new WeakSet<object>();
      const held: (() => void)[] = [];
      const server = await startServer((request, response) => {
        if (used.has(request.socket)) return void request.socket.destroy();
        used.add(request.socket);
        held.push(() => response.end());
        // All five have to be under way at once, or they would share connections.
        if (held.length >= 5) for (const answer of held) answer();
      });
      const transport = createTestTransport({ exchange: create(), policy: { ...policy, attempts: 2 } });
      await Promise.all(Array.from({ length: 5 }, () => transport.send(get(server.url()))));
      expect((await transport.send(get(server.url()))).status).toBe(200);
      expect([transport.counts.get, server.connections()]).toEqual([7, 6]);
    },
  );

  test("an answer of any status is an answer once retries are spent", async () => {
    const server = await startScripted([503]);
    const transport = createTestTransport({ exchange, policy });
    expect((await transport.send(get(server.url()))).status).toBe(503);
    expect(server.requests).toHaveLength(3);
  });

  test.each([200, 301, 401, 403, 404, 422, 501])("%i is not tried again", async (status) => {
    const server = await startScripted([status]);
    const transport = createTestTransport({ exchange, policy });
    expect((await transport.send(get(server.url()))).status).toBe(status);
    expect(transport.counts).toEqual({ head: 0, get: 1, other: 0, retried: 0 });
  });

  test("the failure is that of the last attempt, and the log names each", async () => {
    const url = new URL(`http://127.0.0.1:${await findClosedPort()}/`);
    const transport = createTestTransport({ exchange, policy });
    expect((await failureOf(transport.send(get(url)))).code).toBe("http.refused");
    expect(transport.counts).toEqual({ head: 0, get: 3, other: 0, retried: 2 });
    expect(transport.log).toHaveLength(2);
    expect(transport.log[0]).toMatch(/refused \(ECONNREFUSED\); attempt 2 of 3/u);
  });

  test("a cut answer is asked for again", async () => {
    const server = await startRawServer((socket, _head, index) => {
      socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n${index === 0 ? "he" : "hello"}`);
    });
    const transport = createTestTransport({ exchange, policy });
    expect((await transport.send(get(server.url()))).body.toString()).toBe("hello");
    expect(transport.counts.retried).toBe(1);
  });

  test.each(EXCHANGES)(
    "a kept connection that the server reset meanwhile is covered by it (%s)",
    async (_name, create) => {
      const server = await startRawServer((socket, _head, index) => {
        if (index === 1) socket.resetAndDestroy();
        else socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
      });
      const transport = createTestTransport({ exchange: create(), policy });
      await transport.send(get(server.url("/first")));
      expect((await transport.send(get(server.url("/second")))).status).toBe(200);
      expect(server.requests).toEqual(["GET /first", "GET /second", "GET /second"]);
      expect(transport.counts).toEqual({ head: 0, get: 3, other: 0, retried: 1 });
      expect(server.connections()).toBe(2);
    },
  );

  test("a defect of the exchange is not taken for a failure of the network", async () => {
    const transport = createTestTransport({ exchange: throwDefect, policy });
    await expect(transport.send(get(new URL("http://x.test/")))).rejects.toThrow(TypeError);
    expect(transport.counts.get).toBe(1);
  });

  test("an unknown error of the system is a broken connection", async () => {
    const error = Object.assign(new Error("odd"), { code: "EODD", syscall: "read" });
    const transport = createTestTransport({ exchange: () => Promise.reject(error) });
    const failure = await failureOf(transport.send(get(new URL("http://x.test/"))));
    expect([failure.code, failure.cause]).toEqual(["http.reset", error]);
  });

  test("an error with a code that is none of the system's is a defect", async () => {
    const error = Object.assign(new Error("odd"), { code: "ERR_ODD" });
    const transport = createTestTransport({ exchange: () => Promise.reject(error) });
    await expect(transport.send(get(new URL("http://x.test/")))).rejects.toBe(error);
  });

  test("an exchange that ignores its signal neither holds up the deadline nor keeps its connection", async () => {
    const server = await startServer((_request, response) => response.write("a"));
    const late = Promise.withResolvers<boolean>();
    const transport = createTestTransport({
      timeoutMs: 30,
      exchange: async (request, signal) => {
        const message = await exchange(request, new AbortController().signal);
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        message.on("close", () => late.resolve(message.destroyed));
        return message;
      },
    });
    expect((await failureOf(transport.send(get(server.url())))).code).toBe("http.timeout");
    expect(await late.promise).toBe(true);
  });
});

describe("waits", () => {
  test.each([
    ["in seconds", "2", 2200],
    ["as a date", new Date(8000).toUTCString(), 8800],
  ])("Retry-After %s is honoured, with jitter on top", async (_case, value, waitMs) => {
    const server = await startScripted([503, 200], { "retry-after": value });
    const transport = createTestTransport({ exchange, policy: { ...policy, baseMs: 10_000 } });
    await transport.send(get(server.url()));
    expect(transport.clock.sleeps[0]).toBe(waitMs);
  });

  test("one 429 makes all requests to its host wait once, and none to another", async () => {
    const clock = createTestClock();
    const other = await startScripted([200]);
    const limited = await startScripted([429, 200], { "retry-after": "60" });
    const gate = createGate({ total: 10, perHost: 1, clock });
    const transport = createTestTransport({ exchange, clock, gate, policy });
    const all = Promise.all(["/1", "/2", "/3"].map((path) => transport.send(get(limited.url(path)))));
    await vi.waitFor(() => expect(clock.sleeps).toHaveLength(2));
    expect((await transport.send(get(other.url()))).status).toBe(200);
    expect(limited.requests).toEqual(["GET /1"]);
    await clock.advance(66_000);
    expect((await all).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(clock.sleeps).toHaveLength(2);
    expect(limited.requests).toHaveLength(4);
  });

  test("a 429 that names no wait holds its host up for the backoff", async () => {
    const clock = createTestClock();
    const other = await startScripted([200]);
    const server = await startScripted([429, 200]);
    const transport = createTestTransport({
      exchange,
      clock,
      gate: createGate({ total: 9, perHost: 9, clock }),
      policy,
    });
    const first = transport.send(get(server.url("/1")));
    await vi.waitFor(() => expect(clock.sleeps).toEqual([500]));
    const second = transport.send(get(server.url("/2")));
    await transport.send(get(other.url()));
    expect(server.requests).toEqual(["GET /1"]);
    await clock.advance(500);
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
  });

  test("a wait beyond the budget is not begun, by nobody", async () => {
    const server = await startScripted([429], { "retry-after": "7200" });
    const transport = createTestTransport({ exchange, policy });
    for (const path of ["/1", "/2"]) expect((await transport.send(get(server.url(path)))).status).toBe(429);
    expect(transport.clock.sleeps).toEqual([]);
  });
});

test("secrets are gone from failures and from the log", async () => {
  const redactor = createRedactor();
  redactor.hide("hook-secret");
  const url = new URL(`http://127.0.0.1:${await findClosedPort()}/services/hook-secret`);
  const transport = createTestTransport({ exchange, policy: { ...policy, attempts: 2 }, redactor });
  const failure = await failureOf(transport.send(get(url)));
  expect(failure.message).toContain("/services/***: ");
  expect([failure.code, failure.hint]).toEqual(["http.refused", expect.stringMatching(/host and the port/u)]);
  expect(transport.log.join()).not.toContain("hook-secret");
});
