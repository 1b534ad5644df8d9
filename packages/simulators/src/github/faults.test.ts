import { describe, expect, test } from "vitest";
import { call, dispatch, GOOD, open } from "./testing/github.ts";

describe("its faults", () => {
  const posts = { method: "POST", path: /\/dispatches$/u };

  test.each([
    [false, 0],
    [true, 1],
  ])("hide an answer, afterStarting %s", async (afterStarting, runs) => {
    await using server = await open();
    server.fail(posts, { status: 502, body: { message: "Server Error" } }, { afterStarting });
    expect((await dispatch(server, "build.yml", GOOD)).status).toBe(502);
    expect(server.runs).toHaveLength(runs);
    expect((await dispatch(server, "build.yml", GOOD)).status).toBe(204);
  });

  test.each(["reset", "cut"] as const)("break a connection: %s", async (fault) => {
    await using server = await open();
    server.fail({}, fault);
    await expect(call(server, "/repos/acme/app")).rejects.toThrow();
  });

  test("leave a request without an answer until the server closes", async () => {
    const server = await open();
    server.fail({}, "hang");
    const pending = call(server, "/repos/acme/app").catch(() => "closed");
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    expect(await pending).toBe("closed");
  });

  test("happen as often as they are scripted", async () => {
    await using server = await open();
    server.fail({ path: /app$/u }, { status: 503 }, { times: 2 });
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await call(server, "/repos/acme/app")).status);
    expect(statuses).toEqual([503, 503, 200]);
  });
});
