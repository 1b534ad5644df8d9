import { describe, expect, test } from "vitest";
import { DISPATCHES, elsewhere, entry, KEYS, openGithubStage, play } from "./testing/stage.ts";

describe("a fan-out", () => {
  test("is paced, however long a dispatch itself takes", async () => {
    await using server = await openGithubStage();
    const { waits } = await play(server, {
      rebuilds: JSON.stringify(KEYS.map((key) => entry({ key }))),
      "write-interval": "3s",
    });
    expect(waits).toEqual([3_000, 3_000, 3_000]);
  });

  test("says in the log which of how many it has come to", async () => {
    await using server = await openGithubStage();
    const rebuilds = KEYS.map((key, index) => entry({ key, name: `app-${index}` }));
    const { said } = await play(server, { rebuilds: JSON.stringify(rebuilds) });
    expect(said.filter((line) => line.includes(": dispatched, "))).toEqual(
      server.runs.map(
        ({ id }, index) =>
          `info: ${index + 1}/4 acme/app build.yml@main: dispatched, ${server.serverUrl}/acme/app/actions/runs/${id}`,
      ),
    );
  });

  test("stops at max-dispatches and leaves the rest to the next run", async () => {
    await using server = await openGithubStage();
    const { outcome, results } = await play(server, {
      rebuilds: JSON.stringify(KEYS.map((key, index) => entry({ key, name: `app-${index}` }))),
      "max-dispatches": "2",
    });
    expect(results.map(({ status, errorCode, message }) => [status, errorCode, message])).toEqual([
      ["dispatched", null, null],
      ["dispatched", null, null],
      ["deferred", "dispatch.max-dispatches", "app-2: not sent, since 2 dispatches are the most for one run"],
      ["deferred", "dispatch.max-dispatches", "app-3: not sent, since 2 dispatches are the most for one run"],
    ]);
    expect(outcome.failures).toEqual([]);
  });

  test("is not dispatched a second time by the same step run again", async () => {
    await using server = await openGithubStage();
    const rebuilds = JSON.stringify([entry()]);
    const first = await play(server, { rebuilds });
    const second = await play(server, { rebuilds });
    expect(second.results).toMatchObject([
      { status: "skipped", runId: first.results[0]?.["runId"], errorCode: null },
    ]);
    expect(second.outcome).toMatchObject({ failures: [], outputs: { "skipped-count": "1" } });
    expect(server.runs).toHaveLength(1);
  });

  test("goes on after a target that fails, and fails once for each", async () => {
    await using server = await openGithubStage();
    const { outcome, results } = await play(server, {
      rebuilds: JSON.stringify([
        entry({ key: KEYS[0], ...elsewhere("one", "biuld.yml") }),
        entry({ key: KEYS[1], name: "two" }),
        entry({ key: KEYS[2], name: "three", checkedAt: "2026-01-01T00:00:00Z" }),
        entry({ key: KEYS[3], ...elsewhere("four", "../../admin") }),
      ]),
    });
    expect(results.map(({ status, errorCode }) => [status, errorCode])).toEqual([
      ["failed", "forge.workflow-not-found"],
      ["dispatched", null],
      ["failed", "dispatch.too-old"],
      ["failed", "forge.workflow-name"],
    ]);
    expect(outcome.failures.map(({ message }) => message)).toEqual([
      "acme/app biuld.yml@main: no workflow biuld.yml (404)",
      "three: this rebuild was decided 27.1 h ago, and max-age is 6.0 h",
      '"../../admin" is not the name of a workflow file',
    ]);
    expect(outcome.outputs["failed-count"]).toBe("3");
  });

  test("whose dispatch is ambiguous is unknown and fails the step", async () => {
    await using server = await openGithubStage();
    server.fail(DISPATCHES, { status: 502 });
    const { outcome, results } = await play(server, {
      rebuilds: JSON.stringify([entry(), entry({ key: KEYS[1] })]),
      "reconcile-timeout": "10s",
    });
    expect(results.map(({ status }) => status)).toEqual(["unknown", "dispatched"]);
    expect(outcome.failures).toMatchObject([{ code: "forge.ambiguous" }]);
    expect(outcome.outputs["unknown-count"]).toBe("1");
  });
});

describe("a limit", () => {
  const limit = {
    status: 403,
    headers: { "retry-after": "600" },
    body: { message: "You have exceeded a secondary rate limit." },
  };

  test("stops all that goes to the same GitHub, and fails nothing", async () => {
    await using server = await openGithubStage();
    const key = {
      rebuilds: JSON.stringify(KEYS.map((one, index) => entry({ key: one, name: `app-${index}` }))),
    };
    server.fail({ method: "POST" }, { status: 200, body: {} });
    server.fail({ method: "POST" }, limit);
    const { outcome, results } = await play(server, key);
    expect(results.map(({ status, errorCode }) => [status, errorCode])).toEqual([
      ["dispatched", null],
      ["deferred", "forge.secondary-rate-limited"],
      ["deferred", "forge.secondary-rate-limited"],
      ["deferred", "forge.secondary-rate-limited"],
    ]);
    expect(results[2]?.["message"]).toMatch(
      /^app-2: not sent after acme\/app build\.yml@main: GitHub's secondary rate limit/u,
    );
    expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(2);
    expect(outcome.failures).toEqual([]);
  });

  test("met while looking for an earlier run defers, too", async () => {
    await using server = await openGithubStage();
    server.fail({ path: /\/actions\/runs$/u }, limit);
    const { results } = await play(server, { rebuilds: JSON.stringify([entry()]) });
    expect(results).toMatchObject([{ status: "deferred" }]);
    expect(server.runs).toEqual([]);
  });
});

describe("a run that is told to stop", () => {
  test("leaves what it has not sent to the next one", async () => {
    await using server = await openGithubStage();
    const { results, outcome } = await play(
      server,
      { rebuilds: JSON.stringify([entry()]) },
      { signal: AbortSignal.abort(new Error("stop")) },
    );
    expect(results).toMatchObject([{ status: "deferred", errorCode: "http.budget" }]);
    expect(outcome.failures).toEqual([]);
  });

  test("also while it waits for its turn", async () => {
    const stop = new AbortController();
    await using server = await openGithubStage({
      async onRun() {
        stop.abort(new Error("stop"));
        return "success";
      },
    });
    const { results } = await play(
      server,
      { rebuilds: JSON.stringify([entry(), entry({ key: KEYS[1], name: "two" })]) },
      { signal: stop.signal },
    );
    expect(results[1]).toMatchObject({ status: "deferred" });
    expect(server.runs).toHaveLength(1);
  });
});
