import { Failure } from "@basewatch/failure";
import { describe, expect, test, vi } from "vitest";
import { isNotSent } from "./classification.ts";
import { createGate } from "./gate.ts";
import { createNodeExchange } from "./node-exchange.ts";
import { createTestClock } from "./testing/clock.ts";
import { findClosedPort, startRawServer, startScripted } from "./testing/server.ts";
import { createTestTransport, failureOf, get, post } from "./testing/transport.ts";
import type { Classify, HttpResponse, Outcome } from "./types.ts";

const exchange = createNodeExchange({ proxy: {} });
const policy = { attempts: 3, baseMs: 1000, capMs: 60_000, budgetMs: 600_000 };

function throwDefect(): Promise<never> {
  return Promise.reject(new TypeError("a defect"));
}

function throwFailure(): Promise<never> {
  return Promise.reject(new Failure("could not look", { code: "forge.unavailable" }));
}

const retryConflicts: Classify = (outcome) => ({
  kind: "response" in outcome && outcome.response.status === 409 ? "retry" : "give-up",
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
    const response = await createTestTransport({ exchange, policy }).send(
      post(server.url(), { settle: throwFailure }),
    );
    expect([response.status, server.requests.length]).toEqual([500, 1]);
  });

  test("shows a defect in the look", async () => {
    const server = await startScripted([500]);
    await expect(
      createTestTransport({ exchange, policy }).send(post(server.url(), { settle: throwDefect })),
    ).rejects.toThrow(TypeError);
  });

  test("may be classified by its caller", async () => {
    const server = await startScripted([409, 201]);
    expect(
      (await createTestTransport({ exchange, policy }).send(post(server.url(), { classify: retryConflicts })))
        .status,
    ).toBe(201);
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
    expect(failure.message).toBe(
      `POST ${server.url("/a")}: not sent any more: the time for all requests of this run is spent`,
    );
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
