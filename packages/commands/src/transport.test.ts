import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRedactor } from "@basewatch/redaction";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import type { World } from "./action.ts";
import { openApiTransport, openRegistryTransport, type TransportSettings } from "./transport.ts";

const SETTINGS: TransportSettings = {
  command: "test",
  policy: { attempts: 2, baseMs: 100, capMs: 100, budgetMs: 1_000 },
  timeoutMs: 5_000,
  budgetMs: 60_000,
  concurrency: 1,
};

async function startServer(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

/** A world whose waits are over at once; `said` is its log. */
function createWorld(signal = new AbortController().signal) {
  const said: string[] = [];
  const waits: number[] = [];
  const world: World = {
    environment: {},
    clock: { now: () => 0, monotonicMs: () => 0, sleep: async (ms) => void waits.push(ms) },
    random: () => 0.5,
    log: { info: (text) => void said.push(text), notice() {}, warning() {}, debug() {} },
    redactor: createRedactor(),
    announce: () => {},
    files: {
      resolve: String,
      read: async () => undefined,
      write: async () => {},
      makeFolder: async () => "",
      update: async () => {},
      glob: async () => [],
    },
    signal,
  };
  return { world, said, waits };
}

const OPENERS = [
  ["an API", openApiTransport],
  ["registries", openRegistryTransport],
] as const;

describe.each(OPENERS)("a transport for %s", (_name, openTransport) => {
  afterEach(() => {
    globalThis.BASEWATCH_VERSION = undefined;
  });

  test.each([
    [undefined, "basewatch/source (test)"],
    ["1.2.3", "basewatch/1.2.3 (test)"],
  ])("says who asks: version %s", async (version, agent) => {
    globalThis.BASEWATCH_VERSION = version;
    const agents: (string | undefined)[] = [];
    const url = await startServer((request, response) => {
      agents.push(request.headers["user-agent"]);
      response.end();
    });
    await openTransport(createWorld().world, SETTINGS).send({ method: "GET", url, maxBytes: 10 });
    expect(agents).toEqual([expect.stringMatching(new RegExp(`^${agent.replace(/[()./]/gu, "\\$&")}`, "u"))]);
  });

  test("tries again by the policy, on the world's clock, and says so", async () => {
    let asked = 0;
    const url = await startServer((_request, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? 503 : 200).end();
    });
    const { world, said, waits } = createWorld();
    const { status } = await openTransport(world, SETTINGS).send({ method: "GET", url, maxBytes: 10 });
    expect([status, asked, waits]).toEqual([200, 2, [50]]);
    expect(said).toEqual([expect.stringContaining("503")]);
  });

  test("sends no more at once than it may", async () => {
    const open = new Set<ServerResponse>();
    let most = 0;
    const answerAll = () => {
      for (const response of open) response.end();
      open.clear();
    };
    // Answers come when there are two to give, a moment later.
    const url = await startServer((_request, response) => {
      open.add(response);
      most = Math.max(most, open.size);
      if (open.size > 1) setImmediate(answerAll);
    });
    const transport = openTransport(createWorld().world, { ...SETTINGS, concurrency: 2 });
    await Promise.all(Array.from({ length: 8 }, () => transport.send({ method: "GET", url, maxBytes: 10 })));
    expect(most).toBe(2);
  });

  test("stops when the run is told to stop", async () => {
    const stop = new AbortController();
    const url = await startServer(() => stop.abort(new Error("stop")));
    const { world } = createWorld(stop.signal);
    await expect(openTransport(world, SETTINGS).send({ method: "GET", url, maxBytes: 10 })).rejects.toThrow();
  });

  test("stops when the run's own time is over", async () => {
    const url = await startServer(() => {});
    const transport = openTransport(createWorld().world, { ...SETTINGS, budgetMs: 50 });
    await expect(transport.send({ method: "GET", url, maxBytes: 10 })).rejects.toMatchObject({
      code: "http.budget",
    });
  });
});
