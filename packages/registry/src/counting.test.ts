import { createGate, createNodeExchange, createTransport } from "@basewatch/http";
import { parseReference } from "@basewatch/image";
import { buildImage } from "@basewatch/simulators";
import { expect, it, vi } from "vitest";
import { createTestClient, simulate } from "./testing/client.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });

/** A clock that stands still until it is moved. */
function standingClock() {
  let nowMs = 0;
  const sleepers: { readonly untilMs: number; wake(): void }[] = [];
  return {
    clock: {
      now: () => nowMs,
      monotonicMs: () => nowMs,
      sleep: (ms: number) =>
        new Promise<void>((wake) => {
          sleepers.push({ untilMs: nowMs + ms, wake });
        }),
    },
    asleep: () => sleepers.filter(({ untilMs }) => untilMs > nowMs).length,
    moveTo(ms: number) {
      nowMs = ms;
      for (const { untilMs, wake } of sleepers) if (untilMs <= nowMs) wake();
    },
  };
}

it("a wait that a 429 names in its body holds back all requests to the host, once", async () => {
  const simulator = await simulate();
  const { clock, asleep, moveTo } = standingClock();
  const client = createTestClient({
    clock,
    transport: createTransport({
      exchange: createNodeExchange({ proxy: {} }),
      userAgent: "basewatch-test",
      timeoutMs: 2_000,
      clock,
      random: () => 0,
      policy: { attempts: 3, baseMs: 1, capMs: 1, budgetMs: 60_000 },
      gate: createGate({ total: 64, perHost: 64, clock }),
    }),
  });
  const resolve = (name: string) => client.resolveDigest(parseReference(`${simulator.host}/${name}:1`));
  for (const name of ["a", "b", "c"]) simulator.store.putContent(name, "1", IMAGE);
  simulator.fail({}, { kind: "answer", status: 405 });
  simulator.fail(
    { method: "GET" },
    { kind: "answer", status: 429, body: "retry-after: 4.5s, allowed: 9/minute" },
  );
  const first = resolve("a");
  await vi.waitFor(() => expect(simulator.lines().at(-1)).toContain("429"));
  await vi.waitFor(() => expect(asleep()).toBeGreaterThan(0));
  const others = [resolve("b"), resolve("c")];
  moveTo(4_499);
  // Whatever was sent before these has arrived when they are answered.
  for (let round = 0; round < 3; round += 1) await fetch(new URL("/v2/", simulator.url));
  expect(simulator.lines().filter((line) => !line.includes("/v2/ "))).toEqual([
    "HEAD /v2/a/manifests/1 none 405",
    "GET /v2/a/manifests/1 none 429",
  ]);
  moveTo(4_501);
  expect((await Promise.all([first, ...others])).map(({ digest }) => digest)).toEqual(
    Array.from({ length: 3 }, () => IMAGE.root.digest),
  );
  expect(client.requests).toEqual({ head: 3, get: 1, token: 0, retried: 1 });
});
