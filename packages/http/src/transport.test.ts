import { Failure } from "@basewatch/failure";
import { createRedactor } from "@basewatch/redaction";
import { describe, expect, test, vi } from "vitest";
import { isNotSent } from "./classification.ts";
import { createGate } from "./gate.ts";
import { createNodeExchange } from "./node-exchange.ts";
import { createTestClock } from "./testing/clock.ts";
import { findClosedPort, startRawServer, startServer } from "./testing/server.ts";
import { createTestTransport, EXCHANGES, failureOf, get } from "./testing/transport.ts";
import type { HttpRequest, HttpResponse, Outcome } from "./types.ts";

const exchange = createNodeExchange({ proxy: {} });
const policy = { attempts: 3, baseMs: 1000, capMs: 60_000, budgetMs: 600_000 };

/** A server that answers with each status in turn, and then with the last one again. */
async function startScripted(statuses: readonly number[], headers: Readonly<Record<string, string>> = {}) {
  return await startServer((request, response, index) => {
    const status = statuses[Math.min(index, statuses.length - 1)] ?? 500;
    response.writeHead(status, { "content-length": 0, ...(status < 300 ? {} : headers) });
    response.end();
    request.resume();
  });
}

function post(url: URL, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: "POST", url, body: "{}", maxBytes: 1000, ...more };
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
    const broken = () => Promise.reject(new TypeError("a defect"));
    const transport = createTestTransport({ exchange: broken, policy });
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

describe("what must not happen twice", () => {
  test("is sent again after 429, and after a connection that never was", async () => {
    const limited = await startScripted([429, 201], { "retry-after": "3" });
    const transport = createTestTransport({ exchange, policy });
    expect((await transport.send(post(limited.url()))).status).toBe(201);
    expect(transport.clock.sleeps[0]).toBe(3300);
    const refused = new URL(`http://127.0.0.1:${await findClosedPort()}/`);
    expect((await failureOf(transport.send(post(refused)))).code).toBe("http.refused");
    expect(transport.counts).toEqual({ head: 0, get: 0, other: 5, retried: 3 });
  });

  test("is not sent again after 500 without a look for its effect", async () => {
    const server = await startScripted([500]);
    const transport = createTestTransport({ exchange, policy });
    expect((await transport.send(post(server.url()))).status).toBe(500);
    expect(server.requests).toHaveLength(1);
  });

  test("is not sent again after a reset without a look for its effect", async () => {
    const server = await startRawServer((socket) => socket.destroy());
    const failure = await failureOf(createTestTransport({ exchange, policy }).send(post(server.url())));
    expect([failure.code, isNotSent(failure)]).toEqual(["http.reset", false]);
    expect(server.requests).toHaveLength(1);
  });

  test("is sent again when a look shows that it was not done", async () => {
    const server = await startScripted([502, 201]);
    const seen: Outcome[] = [];
    const settle = async (outcome: Outcome) => {
      seen.push(outcome);
      return { outcome: "not-done" } as const;
    };
    const response = await createTestTransport({ exchange, policy }).send(post(server.url(), { settle }));
    expect(response.status).toBe(201);
    expect(seen).toMatchObject([{ response: { status: 502 } }]);
  });

  test("is answered by the look when that finds its effect", async () => {
    const server = await startRawServer((socket, head) => {
      if (head.startsWith("POST")) socket.destroy();
      else socket.end("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nfound");
    });
    const transport = createTestTransport({ exchange, policy });
    const settle = async () =>
      ({ outcome: "done", value: await transport.send(get(server.url("/runs"))) }) as const;
    const response: HttpResponse = await transport.send(post(server.url("/dispatches"), { settle }));
    expect(response.body.toString()).toBe("found");
    expect(server.requests).toEqual(["POST /dispatches", "GET /runs"]);
  });

  test("stays unknown when the look fails", async () => {
    const server = await startScripted([500]);
    const settle = async () => {
      throw new Failure("could not look", { code: "forge.unavailable" });
    };
    const response = await createTestTransport({ exchange, policy }).send(post(server.url(), { settle }));
    expect([response.status, server.requests.length]).toEqual([500, 1]);
  });

  test("shows a defect in the look", async () => {
    const server = await startScripted([500]);
    const settle = async () => {
      throw new TypeError("a defect");
    };
    await expect(
      createTestTransport({ exchange, policy }).send(post(server.url(), { settle })),
    ).rejects.toThrow(TypeError);
  });

  test("may be classified by its caller", async () => {
    const server = await startScripted([409, 201]);
    const classify = (outcome: Outcome) =>
      "response" in outcome && outcome.response.status === 409
        ? ({ kind: "retry" } as const)
        : ({ kind: "give-up" } as const);
    expect(
      (await createTestTransport({ exchange, policy }).send(post(server.url(), { classify }))).status,
    ).toBe(201);
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

describe("the run's budget", () => {
  test("spent before anything was sent proves so", async () => {
    const budget = new AbortController();
    const server = await startScripted([200]);
    budget.abort();
    const transport = createTestTransport({ exchange, policy, signal: budget.signal });
    const failure = await failureOf(transport.send(post(server.url("/a?key=secret"))));
    expect([failure.code, isNotSent(failure)]).toEqual(["http.budget", true]);
    expect(failure.message).toBe(`POST ${server.url("/a")}: the time for all requests of this run is spent`);
    expect(server.requests).toEqual([]);
  });

  test("spent at the gate proves so too", async () => {
    const clock = createTestClock();
    const budget = new AbortController();
    const server = await startScripted([200]);
    const gate = createGate({ total: 1, perHost: 1, clock });
    gate.pause(server.url().host, 1000);
    const sent = failureOf(
      createTestTransport({ exchange, clock, gate, signal: budget.signal }).send(post(server.url())),
    );
    budget.abort();
    expect(isNotSent(await sent)).toBe(true);
  });

  test("spent while waiting ends the wait", async () => {
    const clock = createTestClock();
    const budget = new AbortController();
    const server = await startScripted([429], { "retry-after": "60" });
    const transport = createTestTransport({ exchange, clock, policy, signal: budget.signal });
    const sent = failureOf(transport.send(get(server.url())));
    await vi.waitFor(() => expect(clock.sleeps).toHaveLength(1));
    budget.abort();
    expect((await sent).code).toBe("http.budget");
  });

  test.each([
    [
      "was answered 500",
      (socket: { end(text: string): void }) => socket.end("HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n"),
      "unknown",
      false,
    ],
    [
      "was answered 500 but not done",
      (socket: { end(text: string): void }) => socket.end("HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n"),
      "not-done",
      true,
    ],
    ["was reset but not done", (socket: { destroy(): void }) => socket.destroy(), "not-done", true],
  ] as const)("spent while waiting after a write that %s", async (_case, answer, found, notSent) => {
    const clock = createTestClock();
    const budget = new AbortController();
    const server = await startRawServer((socket) => answer(socket));
    const transport = createTestTransport({ exchange, clock, policy, signal: budget.signal });
    const settle = async () => {
      if (found === "unknown") budget.abort();
      return { outcome: found } as const;
    };
    const sent = transport.send(post(server.url(), { settle }));
    if (found === "unknown") {
      expect((await sent).status).toBe(500);
      return;
    }
    await vi.waitFor(() => expect(clock.sleeps).toHaveLength(1));
    budget.abort();
    expect(isNotSent(await failureOf(sent))).toBe(notSent);
  });

  test("spent as an ambiguous answer comes in leaves it in doubt", async () => {
    const budget = new AbortController();
    const server = await startScripted([500]);
    const classify = () => {
      budget.abort();
      return { kind: "ambiguous" } as const;
    };
    const transport = createTestTransport({ exchange, policy, signal: budget.signal });
    const failure = await failureOf(transport.send(post(server.url(), { classify })));
    expect([failure.code, isNotSent(failure)]).toEqual(["http.budget", false]);
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
