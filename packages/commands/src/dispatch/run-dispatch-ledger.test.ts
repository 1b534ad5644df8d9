import { Failure } from "@basewatch/failure";
import { emptyLedger, formatLedger, type Ledger, type LedgerStore, parseLedger } from "@basewatch/ledger";
import { describe, expect, test } from "vitest";
import { DISPATCHES, entry, KEYS, LEDGER, openGithubStage, play, START } from "./testing/stage.ts";

const STATE = "file:ledger.json";
const RAW = { rebuilds: JSON.stringify([entry({ ledger: STATE })]), state: STATE };

/** A store whose commits fail from one of them on. */
function openStore(failsFrom: number, error: Error = new Failure("protected", { code: "ledger.refused" })) {
  let stored: Ledger = emptyLedger(null);
  let commits = 0;
  const store: LedgerStore = {
    load: async () => stored,
    async commit(change) {
      commits += 1;
      if (commits >= failsFrom) throw error;
      const { ledger } = change(stored);
      stored = ledger;
      return { ledger, written: true };
    },
  };
  return { store, attempts: () => stored.attempts, commits: () => commits };
}

describe("with a ledger", () => {
  test("there are two commits: claims before anything is sent, outcomes after", async () => {
    await using server = await openGithubStage();
    const { store, attempts, commits } = openStore(9);
    await play(server, RAW, { store });
    expect(commits()).toBe(2);
    expect(Object.values(attempts())).toMatchObject([
      {
        key: KEYS[0],
        status: "dispatched",
        runId: String(server.runs[0]?.id),
        sentAfter: "2026-01-02T03:04:05.000Z",
      },
    ]);
  });

  test("nothing is sent when the claims cannot be stored", async () => {
    await using server = await openGithubStage();
    const { outcome, results } = await play(server, RAW, { store: openStore(1).store });
    expect(results).toMatchObject([{ status: "failed", errorCode: "ledger.refused" }]);
    expect(outcome.failures).toHaveLength(1);
    expect(server.requests.filter(({ method }) => method === "POST")).toEqual([]);
  });

  test("outcomes that cannot be stored fail the step, and what was dispatched stays so", async () => {
    await using server = await openGithubStage();
    const { outcome, results } = await play(server, RAW, { store: openStore(2).store });
    expect(results).toMatchObject([{ status: "dispatched" }]);
    expect(outcome.failures).toMatchObject([
      {
        message: "what was dispatched could not be recorded: protected",
        hint: "The claims are recorded: the next check finds the runs and settles them.",
      },
    ]);
  });

  test("a defect while recording is nobody's result", async () => {
    await using server = await openGithubStage();
    const { store } = openStore(2, new TypeError("a defect"));
    await expect(play(server, RAW, { store })).rejects.toThrow("a defect");
  });

  test("nothing is stored when nothing is to be sent", async () => {
    await using server = await openGithubStage();
    const { store, commits } = openStore(9);
    await play(server, { ...RAW, "dry-run": "true" }, { store });
    const stale = entry({ ledger: STATE, checkedAt: "2026-01-01T00:00:00Z" });
    await play(server, { ...RAW, rebuilds: JSON.stringify([stale]) }, { store });
    expect(commits()).toBe(0);
  });

  test("a live attempt for the same image and target is skipped, with its run", async () => {
    await using server = await openGithubStage();
    const { store } = openStore(9);
    await play(server, RAW, { store });
    const moved = { ...RAW, rebuilds: JSON.stringify([entry({ ledger: STATE, key: KEYS[1] })]) };
    const { results, outcome } = await play(server, moved, { store });
    expect(results).toMatchObject([
      { status: "skipped", errorCode: "dispatch.claimed", runId: server.runs[0]?.id },
    ]);
    expect(outcome.failures).toEqual([]);
  });

  test("one whose run is over is settled in the commit of the claims, and in nobody's way", async () => {
    await using server = await openGithubStage({ onRun: async () => "failure" });
    const { store, attempts, commits } = openStore(9);
    await play(server, RAW, { store });
    await server.settled();
    const next = { ...RAW, rebuilds: JSON.stringify([entry({ ledger: STATE, key: KEYS[1] })]) };
    const { results, said } = await play(server, next, { store });
    expect(results).toMatchObject([{ status: "dispatched" }]);
    expect([commits(), attempts()[`${KEYS[0]}.1`]?.status]).toEqual([4, "failed"]);
    expect(said).toContainEqual(expect.stringMatching(/^info: Attempt 3f9a2c41d0b7e615\.1: failed, http/u));
  });

  test("one that goes on unnamed is noted as unknown, and stays in the way", async () => {
    await using server = await openGithubStage({ listLagMs: 3_600_000 });
    server.fail(DISPATCHES, { status: 502 }, { afterStarting: true });
    const { store, attempts } = openStore(9);
    const first = await play(server, RAW, { store });
    expect(first.results).toMatchObject([{ status: "unknown" }]);
    const { results } = await play(server, RAW, { store });
    expect(results).toMatchObject([{ status: "skipped", errorCode: "dispatch.claimed" }]);
    expect(attempts()[`${KEYS[0]}.1`]?.status).toBe("unknown");
    expect(server.runs).toHaveLength(1);
  });

  test("what cannot be settled is said once for each reason", async () => {
    await using server = await openGithubStage();
    const { store } = openStore(9);
    await play(server, RAW, { store });
    server.fail({ path: /\/actions\/runs\/\d+$/u }, { status: 404, body: { message: "Not Found" } });
    const { said } = await play(server, RAW, { store });
    expect(said.filter((line) => line.startsWith("warning"))).toEqual([
      expect.stringMatching(
        /^warning: An earlier attempt cannot be settled yet: acme\/app: run \d+ is not there \(404\)/u,
      ),
    ]);
  });
});

test("people are told who forced a rebuild, as the ledger has it, and nobody of one that was not forced", async () => {
  await using server = await openGithubStage();
  const forced = {
    at: START,
    by: "ada",
    reason: "CVE-2026-1",
    runId: "1",
    imageDigest: null,
    unchangedToo: false,
  };
  const known = parseLedger(LEDGER, "ledger.json");
  const [app] = Object.values(known.images);
  const images = app === undefined ? {} : { app: { ...app, forced }, other: { ...app, forced } };
  const rebuilds = [
    entry({ ledger: STATE, reason: "CVE-2026-1" }),
    entry({ ledger: STATE, key: KEYS[1], name: "other" }),
  ];
  const files = { "ledger.json": formatLedger({ ...known, images }) };
  const { told } = await play(server, { ...RAW, rebuilds: JSON.stringify(rebuilds) }, { files });
  expect(told.map(({ requestedBy }) => requestedBy).toSorted()).toEqual(["ada", undefined]);
});

describe("with wait", () => {
  test("run id and URL are outputs before waiting starts", async () => {
    await using server = await openGithubStage({ onRun: async () => "success" });
    const { announced, outcome, results } = await play(
      server,
      { ...RAW, wait: "true" },
      { store: openStore(9).store },
    );
    expect(announced[0]).toMatchObject({ "run-id": String(server.runs[0]?.id), conclusion: "" });
    expect(outcome.outputs["conclusion"]).toBe("success");
    expect(results).toMatchObject([{ status: "dispatched", conclusion: "success" }]);
  });
});

describe("a repository_dispatch", () => {
  test("is sent with event-type, without a workflow", async () => {
    const text = "on: { repository_dispatch: { types: [rebuild] } }";
    await using server = await openGithubStage({
      repositories: { "acme/app": { refs: { main: { ".github/workflows/build.yml": text } } } },
      tokens: {
        ghs_theJobsOwnToken: {
          kind: "app",
          repositories: ["acme/app"],
          permissions: { contents: "write", actions: "read" },
        },
      },
    });
    const { results } = await play(server, { "event-type": "rebuild", inputs: "target: runtime" });
    expect(results).toMatchObject([{ status: "dispatched", runId: null }]);
    expect(server.requests.at(-1)?.path).toBe("/repos/acme/app/dispatches");
    expect(JSON.parse(server.requests.at(-1)?.body ?? "")).toMatchObject({
      event_type: "rebuild",
      client_payload: { target: "runtime" },
    });
  });
});
